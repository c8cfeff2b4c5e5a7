/** What routing costs a new ticket: bursts with rules and people beside bursts without any, in one run. */
import { setTimeout as delay } from 'node:timers/promises';
import { insertShift } from '../db/people/shifts.ts';
import type { Findings, Flags } from './benchmark.ts';
import { insertAgent } from './caller.ts';
import { short } from './figures.ts';
import { letter } from './letters.ts';
import { cpuOf, cpuPerThousand, type Groups, SETTLE_MS } from './processes.ts';
import { isDone, progressOf } from './progress.ts';
import { type MailHost, say, type Stack, startStack, until } from './stack.ts';

/**
 * Flags: `--n` mails a burst, `--rounds` of a burst without and one with routing, `--rules`, `--agents`, `--source` runs the worker from
 * source.
 */
export async function routing(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 400);
  const rounds = flags.number('rounds', 3);
  const rules = flags.number('rules', 50);
  const agents = flags.number('agents', 40);
  const stack = await startStack({ dovecot: false });
  try {
    const worker = await stack.start('worker', { source: flags.has('source') });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      parser: { pid: worker.pid, of: 'children' },
      driver: { pid: process.pid, of: 'itself' },
    };
    const host = await stack.ownMailServer();
    await people(stack, agents);
    // Warm processes, as in a desk that runs.
    await burst(stack, groups, host, 'ilk', n);
    const without: Burst[] = [];
    const given: Burst[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await settle(stack, 0, 0);
      without.push(await burst(stack, groups, host, `sade-${round}`, n));
      await settle(stack, rules, n * rounds);
      given.push(await burst(stack, groups, host, `kural-${round}`, n));
    }
    await worker.stop();
    const [bare, routed] = [medianOf(without), medianOf(given)];
    const each = (one: Record<string, number>, name: string): number => one[name] ?? 0;
    return {
      parameters: { n, rounds, rules, agents },
      results: {
        msPerTicket: short(each(routed, 'all') - each(bare, 'all')),
        msByProcess: Object.fromEntries(
          Object.keys(routed).map((name) => [name, short(each(routed, name) - each(bare, name))]),
        ),
        cpuSecondsPer1000: { without: bare, routed },
        rounds: { without: without.map(({ all }) => all), routed: given.map(({ all }) => all) },
        decisions: (await stack.pool.query('select from routing_decision')).rowCount,
      },
    };
  } finally {
    await stack.stop();
  }
}

type Burst = ReturnType<typeof cpuPerThousand>;

const medianOf = (bursts: Burst[]): Burst =>
  bursts.toSorted((a, b) => a.all - b.all)[Math.floor((bursts.length - 1) / 2)]!;

/** Agents of the default team, each with a shift that runs. */
async function people({ pool }: Stack, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { id } = await insertAgent(pool, `Kişi ${index}`);
    await insertShift(pool, id, {
      ...{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', timeZone: 'Europe/Istanbul' },
      ...{ since: '2020-01-01', until: null },
    });
  }
  await pool.query(`update agent set presence = 'online'`);
}

/** Rules of a desk, few of which hold, and people who take so much. */
async function settle({ pool }: Stack, rules: number, capacity: number): Promise<void> {
  await pool.query('delete from rule');
  await pool.query('update agent set capacity = least($1, 1000)', [capacity]);
  for (let index = 0; index < rules; index += 1) {
    const when = {
      all: [
        { any: [compares('subject', 'contains', `konu ${index}x`), compares('text', 'has-word', `kelime${index}`)] },
        { not: compares('sender', 'is', `@firma${index}.test`) },
        compares('channel', 'is', 'email'),
      ],
    };
    // Every tenth holds for all.
    const holds = { all: [compares('channel', 'is', 'email')] };
    await pool.query('insert into rule (position, name, definition) values ($1, $2, $3)', [
      ...[index, `Kural ${index}`],
      JSON.stringify({
        ...{ on: ['ticket-opened'], when: index % 10 === 0 ? holds : when },
        ...{ then: [{ do: 'add-tags', tags: [`etiket-${index}`] }], stop: false },
      }),
    ]);
  }
}

const compares = (field: string, op: string, value: string) => ({ field, op, value: [value] });

/** A mailbox with `n` letters is connected; returns the CPU seconds of 1,000 of them. */
async function burst(stack: Stack, groups: Groups, host: MailHost, name: string, n: number): Promise<Burst> {
  say(`${n} letters (${name})`);
  const address = `${name}@example.test`;
  for (let index = 0; index < n; index += 1) await host.deliver(letter(index, address).raw, address);
  const progress = await progressOf(stack.pool);
  await delay(SETTLE_MS);
  const before = cpuOf(groups);
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 600 });
  await until(`all of ${name} started`, 60_000 + n * 200, 50, async () => isDone(await progress(id), n, n));
  await delay(SETTLE_MS);
  return cpuPerThousand(before, cpuOf(groups), n, ['driver']);
}
