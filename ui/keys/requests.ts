import { useEffect } from 'react';
import type { AgentCommandKind } from '../../domain/ticket/commands.ts';
import { afterPalette } from './palette-store.ts';
import { selection } from './selection.ts';
import { awaitField, layerOpens } from '../typing.ts';

/** What opens to answer a request: a field to write in, or a layer in front of the page. */
export type Opening = 'field' | 'layer';

/** What the bar of a selection does with all of them, some of it after a question. */
export type SelectionAct =
  | ('assign' | 'snooze' | 'promise' | 'set-priority' | 'tag')
  | ('take' | 'resolve' | 'archive' | 'mark-spam' | 'mark-unread');

/** Those that open a layer. */
const OPENS: ReadonlySet<SelectionAct> = new Set(['assign', 'snooze', 'promise', 'set-priority', 'tag']);

/** Whoever is still loading answers when it is there, within this time. */
const PATIENCE_MS = 3_000;

/** A way from those who ask to the component that answers, wherever it stands. */
function channel<Asked extends string>(name: string) {
  /** What nobody has heard of yet; `stands`: it is still meant. */
  let unheard: { asked: Asked; stands: () => boolean; until: number } | null = null;
  return {
    /** `stands`: what nobody hears of now waits, as long as it says so; null: it does not wait. Says whether it waits. */
    send(asked: Asked, stands: (() => boolean) | null): boolean {
      const nobody = window.dispatchEvent(new CustomEvent<Asked>(name, { detail: asked, cancelable: true }));
      unheard = nobody && stands !== null ? { asked, stands, until: performance.now() + PATIENCE_MS } : null;
      return unheard !== null;
    },
    /** What waited, if it is ours and still meant; it is asked once. */
    take<Ours extends Asked>(isOurs: (asked: Asked) => asked is Ours): Ours | null {
      if (unheard === null || !isOurs(unheard.asked)) return null;
      const { asked, stands, until } = unheard;
      unheard = null;
      return stands() && performance.now() <= until ? asked : null;
    },
    /** Hears of what is ours until it is let go of. */
    listen<Ours extends Asked>(isOurs: (asked: Asked) => asked is Ours, answer: (asked: Ours) => void): () => void {
      const hear = (event: Event) => {
        const { detail } = event as CustomEvent<Asked>;
        if (!isOurs(detail)) return;
        event.preventDefault();
        answer(detail);
      };
      window.addEventListener(name, hear);
      return () => window.removeEventListener(name, hear);
    },
  };
}

const ofTicket = channel<AgentCommandKind>('bilet:request');
const ofSelection = channel<SelectionAct>('bilet:selection-request');

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
  afterPalette(() => void send(kind, opening));
}

function mean(opening: Opening): void {
  if (opening === 'field') awaitField();
  else layerOpens();
}

const send = (kind: AgentCommandKind, opening: Opening): boolean =>
  ofTicket.send(kind, opening === 'field' ? () => true : null);

/** Asks the bar of the selection, at once: one whose file is on its way hears of it when it is there. */
export function askSelection(act: SelectionAct): void {
  // What is selected since then was not meant.
  const asked = selection();
  const waits = ofSelection.send(act, () => asked === selection());
  if (waits && OPENS.has(act)) layerOpens('surely');
}

/** The same after everybody has heard the key: a menu that has opened by then takes it for one that closes it. */
export function askSelectionNext(act: SelectionAct): void {
  if (OPENS.has(act)) mean('layer');
  setTimeout(() => askSelection(act), 0);
}

/** The same from the palette. */
export function askSelectionFromPalette(act: SelectionAct): void {
  mean('layer');
  afterPalette(() => askSelection(act));
}

/** Answers those requests while the component is mounted; also one that was made just before. */
export const useSelectionRequests = (answer: (act: SelectionAct) => void): void =>
  useChannel(ofSelection, (_act: SelectionAct): _act is SelectionAct => true, answer);

/** Answers the requests for some commands while the component is mounted; also one that was made just before. */
export const useRequests = <Kind extends AgentCommandKind>(
  kinds: readonly Kind[],
  answer: (kind: Kind) => void,
): void => useChannel(ofTicket, (kind): kind is Kind => (kinds as readonly AgentCommandKind[]).includes(kind), answer);

function useChannel<Asked extends string, Ours extends Asked>(
  on: ReturnType<typeof channel<Asked>>,
  isOurs: (asked: Asked) => asked is Ours,
  answer: (asked: Ours) => void,
): void {
  useEffect(() => {
    const waited = on.take(isOurs);
    if (waited !== null) answer(waited);
    return on.listen(isOurs, answer);
  });
}
