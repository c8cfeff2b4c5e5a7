/** What a ticket's workflow does about an event, and in which order. */
import { isCancellation } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { Fact, RecordedEvent } from '../domain/ticket/event.ts';
import type { Effect } from '../domain/ticket/effect.ts';
import { calendar, mailOut, store } from './activities.ts';

/** Everything but the record, by which the workflow keeps the ticket itself. */
type ErrandKind = Exclude<Effect['kind'], 'record'>;
type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
type Answered<Activity extends keyof Activities> = Awaited<ReturnType<Activities[Activity]>>;

type Errand<Kind extends ErrandKind, Answer> = {
  does: (effect: EffectOf<Kind>, number: number) => Promise<Answer>;
  /** What the answer tells the ticket; null: nothing. */
  says: (answer: Answer, effect: EffectOf<Kind>) => Fact | null;
};

/**
 * One row for each effect: what is done, and the fact that its answer is. They are two functions, not an async one, because
 * each further await would let the events of an old history come in another order.
 */
const CARRY_OUT: {
  schedule: Errand<'schedule', Answered<'schedule'>>;
  send: Errand<'send', Answered<'sendMail'>>;
  'ask-confirmation': Errand<'ask-confirmation', Answered<'askConfirmation'>>;
  'schedule-limit': Errand<'schedule-limit', number>;
  'write-mail': Errand<'write-mail', Answered<'writeMail'>>;
} = {
  schedule: {
    does: ({ policy, priority, requests, chooses }, number) =>
      atOnce('schedule', { policy, priority, requests, ...(chooses && { chooses: { ...chooses, number } }) }),
    says: (answer) => ({ kind: 'scheduled', ...(Array.isArray(answer) ? { dues: answer } : answer) }),
  },
  send: {
    does: ({ outbox, again }) =>
      mailOut().sendMail.executeWithOptions({ summary: `mail ${outbox}` }, [{ outbox, again }]),
    says: (outcome, { outbox }) => ({ kind: 'delivery', outbox, ...outcome }),
  },
  'ask-confirmation': {
    does: ({ cycle }, number) =>
      store.askConfirmation.executeWithOptions({ summary: `question ${cycle}` }, [{ number, cycle }]),
    says: ({ outbox }, { cycle }) => (outbox === null ? null : { kind: 'confirmation-asked', outbox, cycle }),
  },
  'schedule-limit': {
    does: ({ policy, from, amountMs }) => atOnce('limitAt', { policy, from, amountMs }),
    says: (limitAt, { from, amountMs }) => ({ kind: 'limit-scheduled', was: from + amountMs, limitAt }),
  },
  'write-mail': {
    does: ({ mail, cycle }, number) =>
      store.writeMail.executeWithOptions({ summary: `${mail} ${cycle}` }, [{ number, mail, cycle }]),
    says: ({ outbox }, { mail }) => (outbox === null ? null : { kind: 'mail-written', mail, outbox }),
  },
};

/** The row of an effect whose kind is known only when it runs. */
export const errandOf = ({ kind }: EffectOf<ErrandKind>) => CARRY_OUT[kind] as Errand<ErrandKind, unknown>;

/** The calendar is asked within the workflow task; one that does not answer at once, like any other activity. */
async function atOnce<Asked extends 'schedule' | 'limitAt'>(
  what: Asked,
  asked: Parameters<Activities[Asked]>[0],
): Promise<Answered<Asked>> {
  type Ask = (asked: Parameters<Activities[Asked]>[0]) => Promise<Answered<Asked>>;
  try {
    return await (calendar[what] as unknown as Ask)(asked);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return (store[what] as unknown as Ask)(asked);
  }
}

/**
 * Takes the next effect out. Records go first, and those that wait one behind the other are written together; while the
 * run is about to be continued as a new one, no mail is begun.
 */
export function nextOf(effects: Effect[], leaving: boolean): Effect | undefined {
  if (!effects.some((effect) => effect.kind === 'record')) {
    const index = effects.findIndex((effect) => !leaving || effect.kind !== 'send');
    return index < 0 ? undefined : effects.splice(index, 1)[0];
  }
  const records = effects.filter((effect) => effect.kind === 'record');
  const others = effects.filter((effect) => effect.kind !== 'record');
  effects.splice(0, effects.length, ...others);
  const events: RecordedEvent[] = records.flatMap((record) => record.events);
  const ask = [...new Set(records.flatMap((record) => record.ask ?? []))];
  return { kind: 'record', ticket: records.at(-1)!.ticket, events, ...(ask.length > 0 && { ask }) };
}

/** A record in words for operators: its versions and what happened. */
export const summaryOf = (events: RecordedEvent[]): string =>
  events.map(({ version, kind }) => `${version} ${kind}`).join(', ');

/** Why an effect failed, in words without addresses: the activity's own error type where it has one. */
export function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { type?: string; name?: string } }).cause;
  return cause?.type ?? cause?.name ?? 'unknown';
}
