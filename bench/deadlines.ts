/**
 * Very many promises that are broken within one minute, with the worker killed in the middle; and then everything down while as many are
 * broken: each once, none early, at its true moment, and nobody is flooded.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Due } from '../domain/ticket/event.ts';
import { DAY_MS, MINUTE_MS } from '../domain/time.ts';
import { bearTickets } from './born-tickets.ts';
import { insertAgent } from './caller.ts';
import { latencies, short } from './figures.ts';
import { cpuOf, cpuPerThousand, type Groups } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { say, type Stack, startStack, until } from './stack.ts';

const OWNERS = 10;
/** What the making of one ticket takes at most, row and run, on a quiet machine. */
const MAKING_MS = 12;
/** In which a promise warns before it is broken. */
const WARNED_MS = 10_000;

/**
 * Flags: `--n` tickets of each part, `--down` seconds of everything away (0: without that part), `--away`: that part alone, `--making` ms that a ticket takes to
 * make, at most (on a busy machine), `--source` as in inbound.
 */
export async function deadlines(flags: Flags): Promise<Findings> {
  const [n, down, source] = [flags.number('n', 10_000), flags.number('down', 120), flags.has('source')];
  const [isAwayAlone, makingMs] = [flags.has('away'), flags.number('making', MAKING_MS)];
  const stack = await startStack({ dovecot: false });
  const faults: string[] = [];
  try {
    const owners: string[] = [];
    for (let at = 0; at < OWNERS; at += 1) owners.push((await insertAgent(stack.pool, `Temsilci ${at}`)).id);
    const lead = await insertAgent(stack.pool, 'Ekip Lideri');
    await stack.pool.query('update team set lead_id = $1 where is_default', [lead.id]);
    let worker = await stack.start('worker', { source });
    const host = await stack.ownMailServer();
    const { id: mailbox } = await stack.connectMailbox('destek@example.test', host, {
      ...{ acknowledge: false, pollSeconds: 600 },
    });

    const groups = (): Groups => ({ ...stack.servers, worker: { pid: worker.pid, of: 'tree' } });
    const dues = (from: number, withinMs: number) => (place: number) => duesAt(from + (place / n) * withinMs);
    const withinAMinute = async () => {
      say(`${n} tickets whose promises end within one minute`);
      const opens = Date.now() + n * makingMs + WARNED_MS;
      const first = await bearTickets(stack, { mailbox, owners, count: n, dues: dues(opens, MINUTE_MS) });
      if (Date.now() > opens) faults.push(`making the tickets took ${Date.now() - opens} ms longer than was thought`);
      await delay(Math.max(0, opens + MINUTE_MS / 2 - Date.now()));
      const before = cpuOf(groups());
      say('the worker is killed, and begins again');
      await worker.kill();
      worker = await stack.start('worker', { source });
      await allBroken(stack, first, 20 * MINUTE_MS);
      const found = {
        ...(await brokenOf(stack, first)),
        cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups()), n / 2),
      };
      faults.push(...faultsOf('within a minute', found));
      return found;
    };
    const within = isAwayAlone ? {} : { within: await withinAMinute() };

    if (down === 0) return { parameters: { n, down }, results: within, faults };
    await allMailed(stack);
    // As if that had been long ago: mails to one person keep a distance.
    await stack.pool.query(`update notice_mail set created_at = created_at - interval '1 hour'`);
    const mailsBefore = stack.sink.mails().length;
    say(`${n} more, and everything is away for ${down} s while they end`);
    const closes = Date.now() + n * makingMs + WARNED_MS;
    const second = await bearTickets(stack, { mailbox, owners, count: n, dues: dues(closes, down * 1_000) });
    await worker.kill();
    await stack.temporal.away();
    await delay(Math.max(0, closes + down * 1_000 - Date.now()));
    const backAt = Date.now();
    await stack.temporal.back();
    worker = await stack.start('worker', { source });
    say('everything is back');
    await allBroken(stack, second, 30 * MINUTE_MS);
    say('every promise is recorded; the mails');
    const caughtUp = Date.now();
    const after = await brokenOf(stack, second);
    faults.push(...faultsOf('after being away', after));
    await allMailed(stack);
    const mails = stack.sink.mails().slice(mailsBefore);
    const byPerson = new Map<string, number>();
    for (const { envelope } of mails) for (const to of envelope.to) byPerson.set(to, (byPerson.get(to) ?? 0) + 1);
    const mostMails = Math.max(0, ...byPerson.values());
    if (mostMails > 1) faults.push(`somebody had ${mostMails} mails of what was made up for`);
    const steps = await stepsAfter(stack, second, backAt);
    if (steps.most > 1) faults.push(`a ticket took ${steps.most} steps to make up for what had passed`);
    return {
      parameters: { n, down },
      results: {
        ...within,
        away: { ...after, caughtUpSeconds: short((caughtUp - backAt) / 1_000), steps, mails: mails.length, mostMails },
      },
      faults,
    };
  } finally {
    await stack.stop();
  }
}

/** As the calendar would have said it. */
const COUNTED = { cycle: 1, since: Date.now(), spentMs: 0, calendar: null, calendarVersion: null };

/** A first answer that is due then, and a solution that is not. */
const duesAt = (dueAt: number): Due[] => [
  { clock: 'first-response', ...COUNTED, dueAt: Math.round(dueAt), warnAt: Math.round(dueAt - WARNED_MS) },
  { clock: 'resolution', ...COUNTED, dueAt: Math.round(dueAt + 3 * DAY_MS), warnAt: Math.round(dueAt + 2 * DAY_MS) },
];

const allBroken = (stack: Stack, numbers: number[], withinMs: number): Promise<number> =>
  until('every promise recorded as broken', withinMs, 1_000, async () => {
    const { rows } = await stack.pool.query<{ count: number }>(
      `select count(distinct ticket_number)::int as count from ticket_event where ticket_number between $1 and $2 and kind = 'clock-breached'`,
      [numbers[0], numbers.at(-1)],
    );
    return rows[0]!.count >= numbers.length;
  });

/** Nothing told waits for a mail any more, and none is on its way. */
const allMailed = (stack: Stack): Promise<number> =>
  until('everybody mailed', 15 * MINUTE_MS, 2_000, async () => {
    const { rows } = await stack.pool.query<{ count: number }>(PENDING);
    return rows[0]!.count === 0;
  });
const PENDING = `select (select count(*) from agent_notice where look_at < now() + interval '15 minutes') + (select count(*) from notice_mail where state in ('queued', 'sending', 'deferred')) as count`;

/** How late each was recorded, how many were early, doubled, or at another instant than was promised. */
async function brokenOf(stack: Stack, numbers: number[]) {
  const { rows } = await stack.pool.query<{ lateMs: number; times: number; moved: boolean }>(
    `select (extract(epoch from min(e.recorded_at) - min(e.at)) * 1000)::float8 as "lateMs", count(*)::int as times,
            bool_or(e.at <> to_timestamp((e.data->>'dueAt')::float8 / 1000)) as moved
       from ticket_event e where e.ticket_number between $1 and $2 and e.kind = 'clock-breached' group by e.ticket_number`,
    [numbers[0], numbers.at(-1)],
  );
  return {
    late: latencies(rows.map(({ lateMs }) => lateMs)),
    early: rows.filter(({ lateMs }) => lateMs < 0).length,
    doubled: rows.filter(({ times }) => times > 1).length,
    moved: rows.filter(({ moved }) => moved).length,
  };
}

const faultsOf = (part: string, { early, doubled, moved }: Awaited<ReturnType<typeof brokenOf>>): string[] =>
  early + doubled + moved === 0 ? [] : [`${part}: ${early} early, ${doubled} doubled, ${moved} at another moment`];

/** In how many steps tickets were recorded since then: what one step records has one instant. */
async function stepsAfter(stack: Stack, numbers: number[], at: number): Promise<{ most: number; mean: number }> {
  const { rows } = await stack.pool.query<{ most: number; mean: number }>(
    `select max(steps)::int as most, avg(steps)::float8 as mean
       from (select count(distinct recorded_at) as steps from ticket_event
              where ticket_number between $1 and $2 and recorded_at >= to_timestamp($3 / 1000.0) group by ticket_number) as per`,
    [numbers[0], numbers.at(-1), at],
  );
  return { most: rows[0]!.most, mean: short(rows[0]!.mean) };
}
