import { useEffect } from 'react';
import type { AgentCommandKind } from '../../domain/ticket/commands.ts';
import { type Selection, selection } from './selection.ts';
import { awaitField, layerOpens } from './typing.ts';

/** What opens to answer a request: a field to write in, or a layer in front of the page. */
export type Opening = 'field' | 'layer';

const NAME = 'bilet:request';
const OF_SELECTION = 'bilet:selection-request';
/** After the palette has closed and given the focus back, or it would take it from what opens. */
const PALETTE_MS = 60;
/** A ticket that is still loading answers when it is there, within this time. */
const PATIENCE_MS = 3_000;
/** Longer than a layer takes to appear. */
const OPENING_MS = 200;

let unheard: { act: SelectionAct; of: Selection; until: number } | null = null;
let unanswered: { kind: AgentCommandKind; until: number } | null = null;

/**
 * Asks the open ticket's page, at once, for what a command needs and only the page can show. What is typed from now on
 * is meant for that.
 */
export function ask(kind: AgentCommandKind, opening: Opening): void {
  mean(opening);
  send(kind, opening);
}

/** The same from the palette, which closes first. */
export function askFromPalette(kind: AgentCommandKind, opening: Opening): void {
  mean(opening);
  setTimeout(() => send(kind, opening), PALETTE_MS);
}

function mean(opening: Opening): void {
  if (opening === 'field') awaitField();
  else layerOpens(OPENING_MS);
}

function send(kind: AgentCommandKind, opening: Opening): void {
  const nobody = window.dispatchEvent(new CustomEvent<AgentCommandKind>(NAME, { detail: kind, cancelable: true }));
  unanswered = nobody && opening === 'field' ? { kind, until: performance.now() + PATIENCE_MS } : null;
}

/** What the bar of a selection does with all of them, some of it after a question. */
export type SelectionAct =
  | ('assign' | 'snooze' | 'promise' | 'set-priority' | 'tag')
  | ('take' | 'resolve' | 'archive' | 'mark-spam' | 'mark-unread');

/** Asks that bar, at once: one whose file is on its way hears of it when it is there. */
export function askSelection(act: SelectionAct): void {
  const nobody = window.dispatchEvent(new CustomEvent<SelectionAct>(OF_SELECTION, { detail: act, cancelable: true }));
  unheard = nobody ? { act, of: selection(), until: performance.now() + PATIENCE_MS } : null;
}

/** The same from the palette. */
export function askSelectionFromPalette(act: SelectionAct): void {
  mean('layer');
  setTimeout(() => askSelection(act), PALETTE_MS);
}

/** Answers those requests while the component is mounted; also one that was made just before. */
export function useSelectionRequests(answer: (act: SelectionAct) => void): void {
  useEffect(() => {
    if (unheard !== null) {
      const { act, of, until } = unheard;
      unheard = null;
      // What was selected since then was not meant.
      if (of === selection() && performance.now() <= until) answer(act);
    }
    const listen = (event: Event) => {
      event.preventDefault();
      answer((event as CustomEvent<SelectionAct>).detail);
    };
    window.addEventListener(OF_SELECTION, listen);
    return () => window.removeEventListener(OF_SELECTION, listen);
  });
}

/** Answers the requests for some commands while the component is mounted; also one that was made just before. */
export function useRequests<Kind extends AgentCommandKind>(kinds: readonly Kind[], answer: (kind: Kind) => void): void {
  useEffect(() => {
    const isOurs = (kind: AgentCommandKind): kind is Kind => (kinds as readonly AgentCommandKind[]).includes(kind);
    if (unanswered !== null && isOurs(unanswered.kind)) {
      const { kind, until } = unanswered;
      unanswered = null;
      if (performance.now() <= until) answer(kind);
    }
    const listen = (event: Event) => {
      const kind = (event as CustomEvent<AgentCommandKind>).detail;
      if (!isOurs(kind)) return;
      event.preventDefault();
      answer(kind);
    };
    window.addEventListener(NAME, listen);
    return () => window.removeEventListener(NAME, listen);
  });
}
