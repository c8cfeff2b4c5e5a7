import { useEffect } from 'react';
import { awaitField, layerOpens } from './typing.ts';

/** What the palette and the keys ask of the open ticket's page. */
export type Signal = 'reply' | 'note' | 'assign' | 'snooze' | 'resolve' | 'archive';

const NAME = 'bilet:signal';
/** After the palette has closed and given the focus back, or it would take it from what opens. */
const PALETTE_MS = 60;
/** A ticket that is still loading answers when it is there, within this time. */
const PATIENCE_MS = 3_000;
/** Longer than a layer takes to appear. */
const OPENING_MS = 200;

let unanswered: { signal: Signal; until: number } | null = null;

/** Asks the open ticket's page, at once, for something only it can show. What is typed from now on is meant for that. */
export function ask(signal: Signal): void {
  mean(signal);
  send(signal);
}

/** The same from the palette, which closes first. */
export function askFromPalette(signal: Signal): void {
  mean(signal);
  setTimeout(() => send(signal), PALETTE_MS);
}

const isText = (signal: Signal): boolean => signal === 'reply' || signal === 'note';

function mean(signal: Signal): void {
  if (isText(signal)) awaitField();
  else layerOpens(OPENING_MS);
}

function send(signal: Signal): void {
  const nobody = window.dispatchEvent(new CustomEvent<Signal>(NAME, { detail: signal, cancelable: true }));
  unanswered = nobody && isText(signal) ? { signal, until: performance.now() + PATIENCE_MS } : null;
}

/** Answers one signal while the component is mounted; also one that was given just before. */
export function useSignal(signal: Signal, answer: () => void): void {
  useEffect(() => {
    if (unanswered?.signal === signal) {
      const late = performance.now() > unanswered.until;
      unanswered = null;
      if (!late) answer();
    }
    const listen = (event: Event) => {
      if ((event as CustomEvent<Signal>).detail !== signal) return;
      event.preventDefault();
      answer();
    };
    window.addEventListener(NAME, listen);
    return () => window.removeEventListener(NAME, listen);
  });
}
