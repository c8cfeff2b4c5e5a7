/** Mail in: from a full mailbox to visible tickets and running workflows, and one mail's way from server to row. */
import { setTimeout as delay } from 'node:timers/promises';
import { ticketWorkflowId } from '../workflows/messages/ticket.ts';
import { measureCeiling } from './bare.ts';
import { latencies, percentile, short } from './figures.ts';
import { type Letter, letter } from './letters.ts';
import { cpuOf, cpuPerThousand, type Groups, peakMemory } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { counted, dovecotHost, type MailHost, say, type Stack, startStack, until } from './stack.ts';

/** As activities/ticket/signal.ts has. */
const LANES = 24;
const THREADS = 100;

/**
 * Flags: `--n` mails, `--ceiling` bare workflows (half before, half after), `--singles` single mails, `--acknowledge`
 * each new ticket by mail, `--source` runs the worker from source, `--profile` writes its CPU profile to the current folder.
 */
export async function inbound(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 2_000);
  const bare = flags.number('ceiling', 1_000);
  const singles = flags.number('singles', 30);
  const acknowledge = flags.has('acknowledge');
  const profile = flags.has('profile') ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];
  const stack = await startStack({ dovecot: true });
  try {
    const ceiling = () =>
      measureCeiling(
        { address: stack.temporal.address, count: Math.ceil(bare / 2), lanes: LANES },
        { temporal: stack.servers['temporal']! },
      );
    say('ceiling, first half');
    const before = bare > 0 ? await ceiling() : null;
    const worker = await stack.start('worker', { source: flags.has('source'), nodeFlags: profile });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      parser: { pid: worker.pid, of: 'children' },
      driver: { pid: process.pid, of: 'itself' },
    };

    // First, so that the burst finds warm processes, as in a desk that runs.
    const threading = await threads(stack);
    const burst = await takeBurst(stack, groups, n, acknowledge);
    const oneMail = {
      dovecot: await oneByOne(stack, dovecotHost(stack), 'tek', singles),
      ownServer: await oneByOne(stack, await stack.ownMailServer(), 'kendi', singles),
    };
    const peakMb = peakMemory(groups);
    await worker.stop();
    say('ceiling, second half');
    const after = bare > 0 ? await ceiling() : null;
    const ceilingPerSecond = before && after ? (before.perSecond + after.perSecond) / 2 : Number.NaN;
    return {
      parameters: { n, ceiling: bare, singles, acknowledge },
      results: {
        ...burst,
        ceilingPerSecond: short(ceilingPerSecond),
        ceilingHalves: [before?.perSecond ?? null, after?.perSecond ?? null],
        ceilingCpuSecondsPer1000: after?.cpuSecondsPer1000 ?? null,
        workflowsOfCeiling: short(burst.workflowsPerSecond / ceilingPerSecond),
        followingOfCeiling: short(burst.followingPerSecond / ceilingPerSecond),
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
): Promise<{ originals: number; replies: number; tickets: number; messages: number }> {
  say(`threading: ${THREADS} originals and their replies`);
  const address = 'konu@example.test';
  const host = dovecotHost(stack);
  const originals = Array.from({ length: THREADS }, (_, index) => letter(index, address));
  for (const { raw } of originals) await host.deliver(raw, address);
  for (const [index, original] of originals.entries())
    await host.deliver(letter(index, address, original).raw, address);
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 60 });
  await until(
    'all of the threads taken',
    120_000,
    100,
    async () => (await counted(stack, 'inbound where mailbox_id = $1 and told_at is not null', [id])) >= 2 * THREADS,
  );
  return {
    originals: THREADS,
    replies: THREADS,
    tickets: await counted(stack, 'ticket where mailbox_id = $1', [id]),
    messages: await counted(stack, 'message m join inbound i on i.id = m.inbound_id where i.mailbox_id = $1', [id]),
  };
}

/** A mailbox with `n` letters is connected; the clock runs from then on. */
async function takeBurst(stack: Stack, groups: Groups, n: number, acknowledge: boolean) {
  say(`delivering ${n} letters`);
  const address = 'destek@example.test';
  const host = dovecotHost(stack);
  const letters: Letter[] = Array.from({ length: n }, (_, index) => letter(index, address));
  for (const { raw } of letters) await host.deliver(raw, address);
  await delay(1_000);
  const before = cpuOf(groups);
  const { id, at } = await stack.connectMailbox(address, host, { acknowledge, pollSeconds: 60 });
  const rowsAt = await until(
    'all rows visible',
    60_000 + n * 100,
    50,
    async () => (await counted(stack, 'ticket where mailbox_id = $1', [id])) >= n,
  );
  const recordedThen = await counted(stack, 'ticket where mailbox_id = $1 and version > 0', [id]);
  say(`${n} rows after ${rowsAt - at} ms, ${recordedThen} workflows`);
  const workflowsAt = await until(
    'all workflows recorded',
    60_000 + n * 200,
    50,
    async () => (await counted(stack, 'ticket where mailbox_id = $1 and version > 0', [id])) >= n,
  );
  say(`${n} workflows after ${workflowsAt - at} ms`);
  if (acknowledge)
    await until(
      'all acknowledgements sent',
      60_000 + n * 400,
      100,
      async () => (await counted(stack, `outbox where mailbox_id = $1 and state = 'sent'`, [id])) >= n,
    );
  const after = cpuOf(groups);
  const { rows } = await stack.pool.query<{ lag: number }>(
    `select extract(epoch from e.recorded_at - i.processed_at)::float8 * 1000 as lag
       from inbound i join ticket_event e on e.ticket_number = i.ticket_number and e.version = 1 where i.mailbox_id = $1`,
    [id],
  );
  const perSecond = (count: number, ms: number) => short((count / ms) * 1_000);
  return {
    rowsPerSecond: perSecond(n, rowsAt - at),
    workflowsPerSecond: perSecond(n, workflowsAt - at),
    followingPerSecond: perSecond(n - recordedThen, workflowsAt - rowsAt),
    workflowLag: latencies(rows.map(({ lag }) => lag)),
    cpuSecondsPer1000: cpuPerThousand(before, after, n, ['driver']),
    letterBytes: Math.round(letters.reduce((sum, { raw }) => sum + Buffer.byteLength(raw), 0) / Math.max(1, n)),
    historyEvents: await historyEvents(stack, id),
    ...(acknowledge ? { acknowledged: stack.sink.mails().length } : {}),
  };
}

/** Events in the histories of some new tickets. */
async function historyEvents(
  { pool, temporal }: Stack,
  mailbox: string,
): Promise<{ p50: number; max: number; kinds: Record<string, number> }> {
  const { rows } = await pool.query<{ number: number }>(
    'select number from ticket where mailbox_id = $1 order by number desc limit 20',
    [mailbox],
  );
  const histories = await Promise.all(
    rows.map(({ number }) => temporal.client.workflow.getHandle(ticketWorkflowId(number)).fetchHistory()),
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
    const { raw, messageId } = letter(index, address);
    await host.deliver(raw, address);
    const at = Date.now();
    visible.push(
      (await until(
        'the mail visible',
        30_000,
        4,
        async () => (await counted(stack, 'message where message_id = $1', [messageId])) === 1,
      )) - at,
    );
  }
  return count === 0 ? null : latencies(visible);
}
