/** What a run has still to do about what happened to its ticket, in its order. */
import type { RecordedEvent } from '../domain/ticket/event.ts';
import type { Effect } from '../domain/ticket/effect.ts';
import { leftBy } from '../domain/ticket/rules/holding.ts';

type Recording = Extract<Effect, { kind: 'record' }>;

/** `before`: what an earlier run hands on, which stands behind the record that it came with, if that is still to be made. */
export function createAgenda(before: readonly Effect[] = []) {
  const effects: Effect[] = [...before];
  /** With which step an effect came. */
  const cameWith = new WeakMap<Effect, number>();
  effects.reduce((version, effect) => {
    const came = effect.kind === 'record' ? effect.ticket.version : version;
    cameWith.set(effect, came);
    return came;
  }, 0);
  /** The step that is on its way to Postgres. */
  let underWay: readonly RecordedEvent[] = [];
  const records = (): Recording[] => effects.filter((effect) => effect.kind === 'record');
  return {
    /** What is left, but for what is being done. */
    effects,
    /** What came with the step that led to this version. */
    add(came: readonly Effect[], version: number): void {
      for (const effect of came) cameWith.set(effect, version);
      effects.push(...came);
    },
    recording: (events: readonly RecordedEvent[]): void => void (underWay = events),
    recorded: (): void => void (underWay = []),
    /** Postgres holds all that has happened here. */
    isRecorded: (): boolean => underWay.length === 0 && records().length === 0,
    /**
     * A held reply is to leave by what is not recorded: Postgres may say that it was taken back before, and what has happened since is done again
     * without it, under other versions.
     */
    isLeaving: (): boolean => leftBy([...underWay, ...records().flatMap(({ events }) => events)]).length > 0,
    /** The records are void, and so is what came with steps after this version. */
    keepUpTo(version: number): void {
      const wanted = effects.filter((effect) => effect.kind !== 'record' && (cameWith.get(effect) ?? 0) <= version);
      effects.splice(0, effects.length, ...wanted);
    },
  };
}
