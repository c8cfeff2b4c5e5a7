/** A changed calendar over open tickets: until all have been looked at, what that costs, and what whoever answers meanwhile feels of it. */
import { setTimeout as delay } from 'node:timers/promises';
import { policyOfTeam } from '../db/sla/policies.ts';
import { birthDues } from '../domain/sla/policy.ts';
import { DAY_MS } from '../domain/time.ts';
import type { Findings, Flags } from './benchmark.ts';
import { bearTickets } from './born-tickets.ts';
import { type Ask, insertAgent, signIn } from './caller.ts';
import { latencies, short } from './figures.ts';
import { cpuOf, cpuPerThousand, type Groups } from './processes.ts';
import { counted, say, type Stack, startStack, until } from './stack.ts';
import { ticketsByMail } from './tickets-by-mail.ts';

/** All but the tickets of low priority are due before. */
const FEW_IN_DAYS = 20;
/** Between two commands of the agent who answers; a person is slower. */
const PAUSE_MS = 100;
/** The tickets that are answered and assigned in turn. */
const ANSWERED = 100;

type Calendar = { id: string; version: number; name: string; timeZone: string };
type Renewal = { finishedAt: string | null; looked: number; of: number; changed: number };

/**
 * Flags: `--tickets` that are open, all of them with clocks that run; `--n` replies and assignments before; `--source` as in inbound. A
 * holiday tomorrow
 * moves each of them, which is the worst that can be; one in three weeks only those of low priority, one in a hundred.
 */
export async function policies(flags: Flags): Promise<Findings> {
  const [tickets, n] = [flags.number('tickets', 20_000), flags.number('n', 100)];
  const source = flags.has('source');
  const stack = await startStack({ dovecot: false });
  try {
    const admin = await insertAgent(stack.pool, 'Ayşe Yılmaz', 'admin');
    const other = await insertAgent(stack.pool, 'Can Demir');
    const worker = await stack.start('worker', { source });
    const api = await stack.start('API', { source });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      api: { pid: api.pid, of: 'tree' },
      driver: { pid: process.pid, of: 'itself' },
    };
    const ask = await signIn((JSON.parse(api.line) as { url: string }).url, admin.email);
    const calendar = (await ask<{ items: Calendar[] }>('GET', '/calendars', 200)).items[0]!;
    await close(ask, calendar, []);
    const numbers = await openTickets(stack, tickets);

    const late = numbers.slice(ANSWERED).filter((_, at) => at % 100 === 0);
    say(`${late.length} of them of low priority, which are promised more time`);
    for (const number of late) await ask('PUT', `/tickets/${number}/priority`, 202, { priority: 'low' });
    const faults: string[] = [];
    let { version } = calendar;

    const answered = numbers.slice(0, ANSWERED);
    let turn = 0;
    const answer = async (goesOn: () => boolean) => {
      const took = { reply: [] as number[], assign: [] as number[] };
      for (; goesOn(); turn += 1) {
        const number = answered[turn % answered.length];
        took.assign.push(
          await msOf(() =>
            ask('PUT', `/tickets/${number}/assignee`, 202, {
              agent: Math.floor(turn / answered.length) % 2 === 0 ? admin.id : other.id,
            }),
          ),
        );
        took.reply.push(
          await msOf(() => ask('POST', `/tickets/${number}/replies`, 202, { text: `Yolda (${turn}).`, then: 'keep' })),
        );
        await delay(PAUSE_MS);
      }
      return took;
    };
    say('an agent answers: warm-up, then alone');
    await answer(() => turn < ANSWERED);
    const quiet = await answer(() => turn < ANSWERED + n);

    const holiday = async (days: number, moved: number) => {
      say(`a holiday in ${days} days`);
      const before = cpuOf(groups);
      const toldBefore = await told(stack);
      const began = performance.now();
      const progress: number[] = [];
      let renewal: Renewal | null = null;
      version += 1;
      await close(ask, { ...calendar, version }, [new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)]);
      const looking = until('all tickets looked at', 60_000 + tickets * 60, 1_000, async () => {
        renewal = (await ask<{ renewal: Renewal | null }>('GET', '/policies/renewal', 200)).renewal;
        progress.push(renewal?.looked ?? 0);
        return renewal !== null && renewal.of >= tickets && renewal.finishedAt !== null;
      });
      let isOver = false;
      void looking.finally(() => (isOver = true)).catch(() => undefined);
      const meanwhile = await answer(() => !isOver);
      await looking;
      const seconds = (performance.now() - began) / 1_000;
      const { looked, of, changed } = renewal!;
      const events = (await told(stack)) - toldBefore;
      const ratio = (kind: 'reply' | 'assign', percent: 'p50Ms' | 'p95Ms') =>
        short(latencies(meanwhile[kind])[percent] / latencies(quiet[kind])[percent]);
      if (Math.abs(changed - moved) > ANSWERED || events < changed)
        faults.push(`in ${days} days: ${changed} were to move, ${events} did, of ${moved}`);
      return {
        seconds: short(seconds),
        ticketsPerSecond: short(looked / seconds),
        ...{ looked, of, changed, events, lookedEvery10s: progress.filter((_, at) => at % 10 === 0) },
        cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups), tickets, ['driver']),
        replyOfQuiet: { p50: ratio('reply', 'p50Ms'), p95: ratio('reply', 'p95Ms') },
        assignOfQuiet: { p50: ratio('assign', 'p50Ms'), p95: ratio('assign', 'p95Ms') },
        meanwhile: { reply: latencies(meanwhile.reply), assign: latencies(meanwhile.assign) },
      };
    };
    const few = await holiday(FEW_IN_DAYS, late.length);
    // Those of low priority lose a day tomorrow and win the one in three weeks back.
    const all = await holiday(1, tickets - late.length);
    return {
      parameters: { tickets, n, late: late.length },
      results: { few, all, quiet: { reply: latencies(quiet.reply), assign: latencies(quiet.assign) } },
      faults,
    };
  } finally {
    await stack.stop();
  }
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const told = (stack: Stack): Promise<number> => counted(stack, `ticket_event where kind = 'policy-changed'`, []);

/** Open all day, every day but these. */
const close = (ask: Ask, { id, version, name, timeZone }: Calendar, days: string[]): Promise<unknown> =>
  ask('PUT', `/calendars/${id}`, 200, {
    ...{ version, name, timeZone, holidays: days.map((day) => ({ day, name: 'Tatil', from: null })) },
    openHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  });

/** With workflows that wait for their first deadlines; what they are promised ends after the holiday. */
async function openTickets(stack: Stack, count: number): Promise<number[]> {
  await stack.pool.query('update policy set first_response_ms = $1, resolution_ms = $2', [3 * DAY_MS, 10 * DAY_MS]);
  await stack.pool.query('update policy set unowned_ms = $1, stale_ms = $1', [50 * DAY_MS]);
  const long = { 'first-response': 40 * DAY_MS, 'next-response': 40 * DAY_MS, resolution: 40 * DAY_MS };
  await stack.pool.query('update policy set promises = $1', [{ low: long }]);
  // Only to whoever wrote by mail a reply goes out; the others have their runs without one.
  const byMail = await ticketsByMail(stack, Math.min(count, ANSWERED));
  const of = await stack.pool.query<{ mailbox: string; team: string }>(
    'select mailbox_id as mailbox, team_id as team from ticket where number = $1',
    [byMail[0]],
  );
  const { mailbox, team } = of.rows[0]!;
  const policy = await policyOfTeam(stack.pool, team);
  const dues = () => birthDues(policy, Date.now(), 'normal');
  return [...byMail, ...(await bearTickets(stack, { mailbox, owners: [], count: count - byMail.length, dues }))];
}
