/** What somebody did to a ticket and took back: the two of them have changed nothing, and who reads its history need not be told of each. */
import { isOfTime, wentAlong } from './rules/undoing.ts';

/** An event as it is kept. */
type Kept = {
  version: number;
  kind: string;
  actor: { kind: string; id: string | null };
  data: Readonly<Record<string, unknown>>;
};
/** `along`: what came of the act and went with it. */
export type Undone<Event> = { act: Event; along: Event[]; undo: Event };

/**
 * The pairs among these events, in whichever order they come, the oldest pair first. An act to which something refers, a note that says why or
 * what came of it, is none.
 */
export function undonePairs<Event extends Kept>(events: readonly Event[]): Undone<Event>[] {
  const inOrder = [...events].sort((a, b) => a.version - b.version);
  const at = new Map(inOrder.map(({ version }, index) => [version, index]));
  return inOrder.flatMap((undo, end) => {
    const begin = undo.kind === 'undo' ? at.get(Number(undo.data['undoes'])) : undefined;
    const act = begin === undefined ? undefined : inOrder[begin];
    if (act === undefined || begin! >= end || !isBy(undo, act)) return [];
    const along = inOrder.slice(begin! + 1, end).filter((one) => !isOfTime(one));
    return along.every((one) => wentAlong(one, act)) ? [{ act, along, undo }] : [];
  });
}

/** That this is what takes the other back. */
const isBy = (undo: Kept, act: Kept): boolean =>
  act.kind === undo.data['undid'] &&
  act.actor.kind === undo.actor.kind &&
  act.actor.id === undo.actor.id &&
  act.data['note'] === undefined;
