/** One ticket for each thing that happens by itself, all of them due a few seconds after their making. */
import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventKind } from '../../../domain/ticket/event.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { heldTicket } from '../workflow-ticket.ts';
import { insist, insistOnReply } from './commands.ts';
import { type Installation, type InstallationOptions, type TicketRow } from '../stack/installation.ts';
import { eventually } from '../eventually.ts';
import { letter } from '../mail/letter.ts';
import { HOUR_MS } from '../../../domain/time.ts';

type Policy = NonNullable<InstallationOptions['policy']>;
type Case = {
  name: string;
  kind: EventKind;
  clock?: 'first-response' | 'resolution';
  /** The policy the ticket is born under, in ms; everything else is an hour away. */
  policy: (ms: number) => Policy;
  /** Its customer is reminded by mail. */
  reminds?: boolean;
  prepare?: (bilet: Installation, number: number, ms: number) => Promise<unknown>;
  /** When it must happen, as the ticket promised it (epoch ms). */
  due: (life: Ticket) => number;
};

const QUIET: Required<Policy> = {
  first_response_ms: HOUR_MS,
  next_response_ms: HOUR_MS,
  resolution_ms: 2 * HOUR_MS,
  unowned_ms: HOUR_MS,
  stale_ms: HOUR_MS,
  reminder_ms: HOUR_MS,
  closing_proposal_ms: HOUR_MS,
  confirmation_ms: HOUR_MS,
};
const clockOf = (life: Ticket, kind: string) => life.clocks.find((clock) => clock.kind === kind)!;
const assign = (bilet: Installation, number: number) =>
  insist(bilet, number, { kind: 'assign', agent: bilet.people.ayse, team: null });

const CASES: Case[] = [
  {
    name: 'first-response warning',
    kind: 'clock-warned',
    clock: 'first-response',
    policy: (ms) => ({ first_response_ms: Math.ceil((ms * 4) / 3) }),
    due: (life) => clockOf(life, 'first-response').warnAt,
  },
  {
    name: 'first-response breach',
    kind: 'clock-breached',
    clock: 'first-response',
    policy: (ms) => ({ first_response_ms: ms }),
    due: (life) => clockOf(life, 'first-response').dueAt,
  },
  {
    name: 'resolution breach',
    kind: 'clock-breached',
    clock: 'resolution',
    policy: (ms) => ({ resolution_ms: ms }),
    due: (life) => clockOf(life, 'resolution').dueAt,
  },
  {
    name: 'unowned limit',
    kind: 'unowned-limit-passed',
    policy: (ms) => ({ unowned_ms: ms }),
    due: (life) => life.nudgeAt!,
  },
  {
    name: 'stale limit',
    kind: 'stale-limit-passed',
    policy: (ms) => ({ stale_ms: ms }),
    prepare: assign,
    due: (life) => life.nudgeAt!,
  },
  {
    name: 'reminder',
    kind: 'reminder-due',
    policy: (ms) => ({ reminder_ms: ms }),
    reminds: true,
    prepare: (bilet, number) => insistOnReply(bilet, number, 'Hangi sipariş?'),
    due: (life) => life.nudgeAt!,
  },
  {
    name: 'closing without an answer',
    kind: 'answer-limit-passed',
    policy: (ms) => ({ reminder_ms: 50, closing_proposal_ms: ms }),
    due: (life) => life.nudgeAt!,
    prepare: async (bilet, number) => {
      await insistOnReply(bilet, number, 'Hangi sipariş?');
      await eventually(async () => (await bilet.ticket(number)).life.reminded, {
        label: 'a reminder before the closing',
      });
    },
  },
  {
    name: 'confirmation limit',
    kind: 'confirmation-limit-passed',
    policy: (ms) => ({ confirmation_ms: ms }),
    due: (life) => life.nudgeAt!,
    prepare: async (bilet, number) => {
      await assign(bilet, number);
      await insist(bilet, number, { kind: 'resolve' });
    },
  },
  {
    name: 'second question',
    kind: 'confirmation-reminder-due',
    policy: (ms) => ({ confirmation_ms: 2 * ms }),
    reminds: true,
    due: (life) => life.nudgeAt!,
    prepare: async (bilet, number) => {
      await assign(bilet, number);
      await insist(bilet, number, { kind: 'resolve' });
    },
  },
  {
    name: 'wait for a third party',
    kind: 'wait-ended',
    policy: () => ({}),
    due: (life) => life.wait!.until,
    prepare: async (bilet, number, ms) => {
      await insist(bilet, number, {
        ...{ kind: 'wait', waitingFor: 'third-party', until: Date.now() + ms, reason: 'tedarikçi' },
      });
    },
  },
  {
    name: 'snooze',
    kind: 'snooze-ended',
    policy: () => ({}),
    due: (life) => life.snooze!.until,
    prepare: async (bilet, number, ms) => {
      await assign(bilet, number);
      await insist(bilet, number, {
        kind: 'snooze',
        until: Date.now() + ms,
        dueAt: Date.now() + HOUR_MS,
        reason: 'parça bekleniyor',
      });
    },
  },
];

export type Promised = { name: string; kind: EventKind; clock: string | null; number: number; at: number };

/**
 * Makes the tickets, each under its own policy, and returns what each of them has promised, once it stands in the
 * database. The policy is one for all, so they are born one after the other; what a ticket promises is read while the
 * next are born, because on a slow machine the first promise would else fall due before the last ticket is there.
 */
export async function promiseAll(bilet: Installation, ms: number): Promise<Promised[]> {
  let last: Promise<unknown> = Promise.resolve();
  return Promise.all(
    CASES.map(async (one) => {
      const birth = last.then(() => bear(bilet, one, ms));
      last = birth;
      const number = await birth;
      await one.prepare?.(bilet, number, ms);
      const life = await settledLife(bilet, number);
      return { name: one.name, kind: one.kind, clock: one.clock ?? null, number, at: one.due(life) };
    }),
  );
}

async function bear(bilet: Installation, one: Case, ms: number): Promise<number> {
  const policy = { ...QUIET, ...one.policy(ms) };
  await bilet.rows(
    `update policy set ${Object.entries(policy)
      .map(([column, value]) => `${column} = ${value}`)
      .join(', ')}, reminds = ${one.reminds ?? false}`,
  );
  const subject = `${one.name} ${randomUUID()}`;
  await bilet.deliver(letter({ from: `${randomUUID()}@musteri.test`, subject, text: 'Merhaba' }));
  return (await bilet.ticketBySubject(subject)).number;
}

/** The ticket once what was done to it is recorded: Postgres shows the version that the workflow holds. */
async function settledLife(bilet: Installation, number: number): Promise<Ticket> {
  const row = await eventually(
    async (): Promise<TicketRow> => {
      const ticket = await bilet.ticket(number);
      expect(ticket.version).toBe((await heldTicket(await bilet.run(number))).version);
      expect(ticket.life.sends).toEqual([]);
      return ticket;
    },
    { label: `ticket ${number} at rest` },
  );
  return row.life;
}

/** How often each promise was recorded at its own instant, and how late in ms; a nag that follows has another instant. */
export const happened = (bilet: Installation, { number, kind, clock, at }: Promised): Promise<{ lateMs: number }[]> =>
  bilet
    .rows(
      `select extract(epoch from recorded_at - at) * 1000 as "lateMs" from ticket_event
      where ticket_number = $1 and kind = $2 and ($3::text is null or data->>'clock' = $3) and at = to_timestamp($4 / 1000.0)`,
      [number, kind, clock, at],
    )
    .then((rows) => rows.map((row) => ({ lateMs: Number((row as { lateMs: string }).lateMs) })));

/** Events of that kind at any other instant within `ms` of the true one: a deadline that fired twice. */
export const echoes = (bilet: Installation, { number, kind, clock, at }: Promised, ms: number): Promise<unknown[]> =>
  bilet.rows(
    `select version, at from ticket_event
      where ticket_number = $1 and kind = $2 and ($3::text is null or data->>'clock' = $3)
        and at <> to_timestamp($4 / 1000.0) and abs(extract(epoch from at) * 1000 - $4) < $5`,
    [number, kind, clock, at, ms * 0.9],
  );
