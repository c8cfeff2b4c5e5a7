/** Mail in: from a full mailbox to visible tickets and started workflows, and one mail's way from server to row. */
import { LIMITS } from '../domain/limits.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { workflowIdIn } from '../db/ticket/workflow-id.ts';
import { answered } from './answered.ts';
import { measureCeiling, meanOf } from './bare.ts';
import type { Findings, Flags } from './benchmark.ts';
import { latencies, percentile, short } from './figures.ts';
import { type Letter, letter } from './letters.ts';
import { watchMemory } from './memory.ts';
import { cpuOf, cpuPerThousand, type Groups, peakMemory, SETTLE_MS } from './processes.ts';
import { isDone, type Progress, progressOf } from './progress.ts';
import { counted, dovecotHost, type MailHost, say, type Stack, startStack, until } from './stack.ts';

type Ask = (mailbox: string) => Promise<Progress>;

/** As activities/ticket/signal.ts has. */
const LANES = 24;
const THREADS = 100;

/**
 * Flags: `--n` mails, `--ceiling` bare workflows (half before, half after), `--pairs` of a ticket and its first answer,
 * `--singles` single mails, `--acknowledge` each new ticket by mail, `--source` runs the worker from source, `--profile`
 * writes its CPU profile to the current folder.
 */
export async function inbound(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 2_000);
  const bare = flags.number('ceiling', 1_000);
  const pairs = flags.number('pairs', 400);
  const singles = flags.number('singles', 30);
  const acknowledge = flags.has('acknowledge');
  const profile = flags.has('profile') ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
  const stack = await startStack({ dovecot: true });
  try {
    const ceiling = async (half: string) => {
      if (bare === 0) return [];
      say(`ceiling, ${half} half`);
      const order = { address: stack.temporal.address, count: Math.ceil(bare / 2), lanes: LANES };
      return [await measureCeiling(order, { temporal: stack.servers['temporal']! })];
    };
    const before = await ceiling('first');
    const worker = await stack.start('worker', { source: flags.has('source'), nodeFlags: profile });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      parser: { pid: worker.pid, of: 'children' },
      driver: { pid: process.pid, of: 'itself' },
    };
    const progress = await progressOf(stack.pool);
    const ownServer = await stack.ownMailServer();

    // First, so that the burst finds warm processes, as in a desk that runs.
    const threading = await threads(stack, progress);
    const burst = await takeBurst(stack, groups, progress, n, acknowledge);
    const pair = pairs === 0 ? null : await answered(stack, groups, ownServer, progress, pairs);
    const oneMail = {
      dovecot: await oneByOne(stack, dovecotHost(stack), 'tek', singles),
      ownServer: await oneByOne(stack, ownServer, 'kendi', singles),
    };
    const peakMb = peakMemory(groups);
    await worker.stop();
    const halves = [...before, ...(await ceiling('second'))];
    const least = meanOf(halves);
    const ofCeiling = (value: number | undefined, whole: number) => short((value ?? Number.NaN) / whole);
    return {
      parameters: { n, ceiling: bare, pairs, singles, acknowledge },
      results: {
        rowsOfCeiling: ofCeiling(burst.rowsPerSecond, least.perSecond),
        startsOfCeiling: ofCeiling(burst.startsPerSecond, least.perSecond),
        cpuOfCeiling: ofCeiling(burst.cpuSecondsPer1000.all, least.cpuSecondsPer1000),
        answeredOfCeiling: ofCeiling(pair?.cpuSecondsPer1000.all, least.cpuSecondsPer1000),
        ...burst,
        answered: pair,
        ceiling: halves,
        oneMail,
        threading,
        peakMb,
      },
    };
  } finally {
    await stack.stop();
  }
}

/** Originals and their replies lie in the mailbox together; each pair must become one ticket. */
async function threads(
  stack: Stack,
  progress: Ask,
): Promise<{ originals: number; replies: number; tickets: number; messages: number }> {
  say(`threading: ${THREADS} originals and their replies`);
  const address = 'konu@example.test';
  const host = dovecotHost(stack);
  const originals = Array.from({ length: THREADS }, (_, index) => letter(index, address));
  for (const { raw } of originals) await host.deliver(raw, address);
  for (const [index, original] of originals.entries())
    await host.deliver(letter(index, address, original).raw, address);
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 60 });
  await until('all of the threads taken', 120_000, 100, async () => {
    const now = await progress(id);
    return isDone(now, now.tickets, 2 * THREADS);
  });
  return {
    originals: THREADS,
    replies: THREADS,
    tickets: await counted(stack, 'ticket where mailbox_id = $1', [id]),
    messages: await counted(stack, 'message m join inbound i on i.id = m.inbound_id where i.mailbox_id = $1', [id]),
  };
}

/** A mailbox with `n` letters is connected; the clock runs from then on. */
async function takeBurst(stack: Stack, groups: Groups, progress: Ask, n: number, acknowledge: boolean) {
  say(`delivering ${n} letters`);
  const address = 'destek@example.test';
  const host = dovecotHost(stack);
  const letters: Letter[] = Array.from({ length: n }, (_, index) => letter(index, address));
  for (const { raw } of letters) await host.deliver(raw, address);
  const memory = await watchMemory({
    postgres: groups['postgres']!.pid,
    temporal: groups['temporal']!.pid,
    worker: groups['worker']!.pid,
  });
  await delay(SETTLE_MS);
  const before = cpuOf(groups);
  const { id, at } = await stack.connectMailbox(address, host, { acknowledge, pollSeconds: 60 });
  const rowsAt = await until(
    'all rows visible',
    60_000 + n * 100,
    50,
    async () => (await counted(stack, 'ticket where mailbox_id = $1', [id])) >= n,
  );
  const startedThen = (await progress(id)).started;
  say(`${n} rows after ${rowsAt - at} ms, ${startedThen} workflows started`);
  const startsAt = await until('all workflows started', 60_000 + n * 200, 50, async () =>
    isDone(await progress(id), n, n),
  );
  say(`${n} workflows started after ${startsAt - at} ms`);
  if (acknowledge)
    await until(
      'all acknowledgements sent',
      60_000 + n * 400,
      100,
      async () =>
        (await counted(stack, `outbox where mailbox_id = $1 and state = 'sent'`, [id])) >=
        Math.min(n, LIMITS.ackMinute),
    );
  await delay(SETTLE_MS);
  const after = cpuOf(groups);
  const perSecond = (ms: number) => short((n / ms) * 1_000);
  return {
    peakPssMb: await memory.peak(),
    rowsPerSecond: perSecond(rowsAt - at),
    startsPerSecond: perSecond(startsAt - at),
    startedWithTheLastRow: startedThen,
    ...(await workflows(stack, id, n)),
    cpuSecondsPer1000: cpuPerThousand(before, after, n, ['driver']),
    letterBytes: Math.round(letters.reduce((sum, { raw }) => sum + Buffer.byteLength(raw), 0) / Math.max(1, n)),
    historyEvents: await historyEvents(stack, id),
    ...(acknowledge ? { acknowledged: stack.sink.mails().length } : {}),
  };
}

/** As Temporal has them, whatever the rows say: how many of the `n` there are, and how long after the row each was started. */
async function workflows({ pool, temporal }: Stack, mailbox: string, n: number) {
  const { rows } = await pool.query<{ workflow: string; at: Date }>(
    `select ${workflowIdIn('t')} as workflow, i.processed_at as at
       from inbound i join ticket t on t.number = i.ticket_number where i.mailbox_id = $1`,
    [mailbox],
  );
  const rowAt = new Map(rows.map(({ workflow, at }) => [workflow, at.getTime()]));
  const lags = new Map<string, number>();
  // The list that Temporal searches follows its histories after a moment.
  await until('all workflows listed by Temporal', 30_000, 500, async () => {
    for await (const run of temporal.client.workflow.list({ query: `WorkflowType = 'ticketWorkflow'` })) {
      const at = rowAt.get(run.workflowId);
      if (at !== undefined) lags.set(run.workflowId, run.startTime.getTime() - at);
    }
    return lags.size >= n;
  });
  return { workflows: lags.size, startLag: latencies([...lags.values()]) };
}

/** Events in the histories of some new tickets. */
async function historyEvents(
  { pool, temporal }: Stack,
  mailbox: string,
): Promise<{ p50: number; max: number; kinds: Record<string, number> }> {
  const { rows } = await pool.query<{ workflow: string }>(
    `select ${workflowIdIn('t')} as workflow from ticket t where mailbox_id = $1 order by number desc limit 20`,
    [mailbox],
  );
  const histories = await Promise.all(
    rows.map(({ workflow }) => temporal.client.workflow.getHandle(workflow).fetchHistory()),
  );
  const lengths = histories.map(({ events }) => events?.length ?? 0);
  const kinds: Record<string, number> = {};
  for (const event of histories[0]?.events ?? []) {
    const kind =
      Object.keys(event)
        .find((key) => key.endsWith('EventAttributes'))
        ?.replace('EventAttributes', '') ?? 'unknown';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { p50: percentile(lengths, 50), max: Math.max(...lengths), kinds };
}

/** Single letters to a connected mailbox, from the server's word that it has the mail to the row in Postgres. */
async function oneByOne(stack: Stack, host: MailHost, name: string, count: number) {
  say(`${count} single letters (${name})`);
  const address = `${name}@example.test`;
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 600 });
  await until(
    'the mailbox live',
    30_000,
    20,
    async () => (await counted(stack, `mailbox where id = $1 and status = 'live'`, [id])) === 1,
  );
  const visible: number[] = [];
  for (let index = 0; index < count; index += 1) {
    // A server that batches its notices does so by a clock of its own: meet it at any moment.
    await delay(300 + Math.random() * 600);
    await host.deliver(letter(index, address).raw, address);
    const at = Date.now();
    const isVisible = async () => (await counted(stack, 'ticket where mailbox_id = $1', [id])) > index;
    visible.push((await until('the mail visible', 30_000, 4, isVisible)) - at);
  }
  return count === 0 ? null : latencies(visible);
}
