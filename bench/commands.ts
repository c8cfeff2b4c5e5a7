/** What an agent waits for: commands that go through a ticket's workflow, and the two reads of every click. */
import { measureUpdates } from './bare.ts';
import { insertAgent, signIn } from './caller.ts';
import { latencies, short } from './figures.ts';
import { cpuOf, cpuPerThousand, type Groups, peakMemory } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { say, type Stack, startStack, until } from './stack.ts';
import { ticketsByMail } from './tickets-by-mail.ts';

const LANES = 10;
const WARM_UP = 20;

/** Flags: `--n` commands of each kind, one after another and again ten at once; `--tickets`; `--source` as in inbound. */
export async function commands(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 300);
  const count = Math.max(LANES, flags.number('tickets', 50));
  const source = flags.has('source');
  const stack = await startStack({ dovecot: false });
  try {
    const agents = [await insertAgent(stack.pool, 'Ayşe Yılmaz'), await insertAgent(stack.pool, 'Can Demir')];
    const worker = await stack.start('worker', { source });
    const api = await stack.start('API', { source });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      parser: { pid: worker.pid, of: 'children' },
      api: { pid: api.pid, of: 'tree' },
      driver: { pid: process.pid, of: 'itself' },
    };
    const ask = await signIn((JSON.parse(api.line) as { url: string }).url, agents[0]!.email);
    const tickets = await ticketsByMail(stack, count);

    // To the one and then to the other, because an assignment that changes nothing is no work.
    const assignments = tickets.map(() => 0);
    const assign = (turn: number) =>
      ask('PUT', `/tickets/${tickets[turn % count]}/assignee`, 202, {
        agent: agents[assignments[turn % count]!++ % 2]!.id,
      });
    const reply = (turn: number) =>
      ask('POST', `/tickets/${tickets[turn % count]}/replies`, 202, {
        text: `Merhaba, siparişiniz yola çıktı (${turn}).`,
        then: 'await',
      });
    const list = () => ask('GET', '/tickets?view=open', 200);
    const open = (turn: number) =>
      Promise.all([
        ask('GET', `/tickets/${tickets[turn % count]}`, 200),
        ask('GET', `/tickets/${tickets[turn % count]}/messages`, 200),
      ]);

    const measure = async (label: string, lanes: number, times: number, work: (turn: number) => Promise<unknown>) => {
      say(label);
      const before = cpuOf(groups);
      const began = performance.now();
      const ms = await inLanes(lanes, times, work);
      const seconds = (performance.now() - began) / 1_000;
      return {
        ...latencies(ms),
        perSecond: short(times / seconds),
        cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups), times, ['driver']).all,
      };
    };
    say('bare Updates, one after another');
    const bareUpdate = await measureUpdates({ address: stack.temporal.address, count: n, lanes: count }, stack.servers);
    // Every ticket once, as every bare workflow was asked once: a workflow that has not begun yet begins with its first command.
    await measure('warm-up', 1, Math.max(WARM_UP, count), assign);
    await measure('warm-up', 1, WARM_UP, reply);
    const before = cpuOf(groups);
    const alone = {
      assign: await measure('assign, one after another', 1, n, assign),
      reply: await measure('reply, one after another', 1, n, reply),
    };
    const together = {
      assign: await measure('assign, ten at once', LANES, n, assign),
      reply: await measure('reply, ten at once', LANES, n, reply),
    };
    say('the mails of the replies');
    await until('all replies sent', 60_000 + n * 400, 100, async () => (await unsent(stack)) === 0);
    const cpuSecondsPer1000Commands = cpuPerThousand(before, cpuOf(groups), 4 * n, ['driver']);
    const reads = {
      list: await measure('list', 1, n, list),
      ticketWithMessages: await measure('ticket with messages', 1, n, open),
    };
    const ofBare = (command: { p50Ms: number }) => short(command.p50Ms / bareUpdate.p50Ms);
    return {
      parameters: { n, tickets: count, lanes: LANES },
      results: {
        assignOfBare: ofBare(alone.assign),
        replyOfBare: ofBare(alone.reply),
        bareUpdate,
        alone,
        together,
        reads,
        cpuSecondsPer1000Commands,
        mailsSent: stack.sink.mails().length,
        peakMb: peakMemory(groups),
      },
    };
  } finally {
    await stack.stop();
  }
}

const unsent = async ({ pool }: Stack): Promise<number> =>
  (await pool.query<{ count: number }>(`select count(*)::int as count from outbox where state <> 'sent'`)).rows[0]!
    .count;

/** Does `work` for 0 to `times` - 1, in `lanes` at once; returns how long each took, in ms. */
async function inLanes(lanes: number, times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let index = next++; index < times; index = next++) {
        const began = performance.now();
        await work(index);
        took.push(performance.now() - began);
      }
    }),
  );
  return took;
}
