/** A rule, people, and a policy, tried on tickets that have been: how long it takes, and what others feel of it meanwhile. */
import { LIMITS } from '../domain/limits.ts';
import { type Ask, insertAgent, signIn } from './caller.ts';
import { latencies, short } from './figures.ts';
import { fill } from './fill.ts';
import { cpuOf, type Groups, peakMemory } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { say, startStack } from './stack.ts';

type Outcome = { looked: number; changed: number } & Partial<
  Record<'closedAndAnswered' | 'leftUnowned' | 'newlyBroken' | 'newlyKept', number>
>;

const WORDS = ['fatura', 'kargo', 'iade', 'şifre', 'teslimat', 'garanti', 'ödeme', 'invoice', 'refund', 'password'];

/** Flags: `--tickets` of the desk, `--rules` that are there, `--n` reads without a trial, `--source` as in inbound. */
export async function trial(flags: Flags): Promise<Findings> {
  const [tickets, rules, n] = [flags.number('tickets', 100_000), flags.number('rules', 50), flags.number('n', 100)];
  const stack = await startStack({ dovecot: false });
  try {
    say(`${tickets} tickets, ${rules} rules`);
    await fill(stack.databaseUrl, tickets);
    const { email } = await insertAgent(stack.pool, 'Deneyen', 'admin');
    const api = await stack.start('API', { source: flags.has('source') });
    const groups: Groups = { ...stack.servers, api: { pid: api.pid, of: 'tree' } };
    const ask = await signIn((JSON.parse(api.line) as { url: string }).url, email);
    const teams = (await ask<{ items: { id: string }[] }>('GET', '/teams', 200)).items;
    for (let at = 0; at < rules; at += 1) await ask('POST', '/rules', 201, ruleOf(at, teams[at % teams.length]!.id));

    const quiet = await reading(ask, async () => undefined, n);
    const results: Record<string, unknown> = { quiet: latencies(quiet) };
    const iade = (field: string) => ({
      ...ruleOf(0, teams[0]!.id),
      when: { field, op: 'contains', value: ['iade'] },
      then: [{ do: 'archive' }],
    });
    // Half of them take half of what they did, and are there in the morning only.
    const people = (await ask<{ items: { id: string }[] }>('GET', '/agents', 200)).items
      .filter((_, at) => at % 2 === 0)
      .slice(0, LIMITS.triedPeople)
      .map(({ id }) => ({ agent: id, capacity: 10, shifts: [MORNINGS] }));
    for (const [name, route, body] of [
      ['bySubject', '/rules/trials', { rule: iade('subject') }],
      ['byText', '/rules/trials', { rule: iade('text') }],
      ['ofPeople', '/routing/trials', { people }],
      ['ofPolicies', '/policies/trials', { policy: policyFor(null) }],
      [
        'ofPoliciesForVips',
        '/policies/trials',
        { policy: policyFor({ field: 'sender-vip', op: 'is', value: [true] }) },
      ],
    ] as const) {
      // As far back as a trial goes: half of what `fill` makes.
      const tried = () => ask<Outcome>('POST', route, 200, { days: LIMITS.trialDays, ...body });
      const alone = performance.now();
      await tried();
      const aloneSeconds = short((performance.now() - alone) / 1_000);
      const before = cpuOf(groups);
      const began = performance.now();
      let outcome: Outcome | undefined;
      const meanwhile = await reading(ask, async () => {
        outcome = await tried();
      });
      const seconds = (performance.now() - began) / 1_000;
      const { looked, changed, closedAndAnswered, leftUnowned, newlyBroken, newlyKept } = outcome!;
      results[name] = {
        ...{ aloneSeconds, seconds: short(seconds) },
        ticketsPerSecond: short(looked / seconds),
        ...{ looked, changed, closedAndAnswered, leftUnowned, newlyBroken, newlyKept, meanwhile: latencies(meanwhile) },
        cpuSeconds: short((cpuOf(groups)['api'] ?? 0) - (before['api'] ?? 0)),
      };
    }
    return { parameters: { tickets, rules, n }, results: { ...results, peakMb: peakMemory(groups) } };
  } finally {
    await stack.stop();
  }
}

const HOUR_MS = 3_600_000;

/** Stricter than what is promised: for all tickets, which makes both worlds differ in each, or for some. */
const policyFor = (when: object | null) => ({
  ...{ name: 'Sıkı', when: when ?? { field: 'channel', op: 'is', value: ['email'] } },
  promises: { normal: { 'first-response': HOUR_MS, 'next-response': 2 * HOUR_MS, resolution: 16 * HOUR_MS } },
});

const MORNINGS = { days: [1, 2, 3, 4, 5], from: '08:00', to: '13:00', timeZone: 'Europe/Istanbul' };

/** Rules as a desk has them: by subject, by words of the text, by sender, one in ten by hours. */
const ruleOf = (at: number, team: string) => ({
  name: `Kural ${at}`,
  on: ['ticket-opened'],
  when: {
    all: [
      { field: at % 3 === 0 ? 'text' : 'subject', op: 'has-word', value: [WORDS[at % WORDS.length], `kod${at}`] },
      { not: { field: 'sender', op: 'is', value: [`@firma${at}.example`] } },
    ],
  },
  then: at % 2 === 0 ? [{ do: 'set-team', team }] : [{ do: 'add-tags', tags: [`etiket-${at}`] }],
  stop: false,
});

/** How long reads of others take, one after another, while `work` goes on; without any, `least` of them. */
async function reading(ask: Ask, work: () => Promise<void>, least = 0): Promise<number[]> {
  const took: number[] = [];
  let over = false;
  const done = work().finally(() => (over = true));
  await Promise.resolve();
  while (!over || took.length < least) {
    const began = performance.now();
    await ask('GET', '/tickets?view=open', 200);
    took.push(performance.now() - began);
  }
  await done;
  return took;
}
