/**
 * `npm run bench -- <name> [--flag=value …]`: runs one benchmark on servers of its own and prints one JSON line on
 * standard output; what it is doing meanwhile goes to standard error.
 */
import type { Findings, Flags } from './benchmark.ts';
import { machine } from './machine.ts';

const BENCHMARKS: Record<string, () => Promise<(flags: Flags) => Promise<Findings>>> = {
  inbound: async () => (await import('./inbound.ts')).inbound,
  commands: async () => (await import('./commands.ts')).commands,
  large: async () => (await import('./large.ts')).large,
  idle: async () => (await import('./idle.ts')).idle,
  routing: async () => (await import('./routing.ts')).routing,
  reads: async () => (await import('./reads.ts')).reads,
  archive: async () => (await import('./archive.ts')).archive,
  'sign-in': async () => (await import('./sign-in.ts')).signingIn,
  policies: async () => (await import('./policies.ts')).policies,
  trial: async () => (await import('./trial.ts')).trial,
  deadlines: async () => (await import('./deadlines.ts')).deadlines,
  desk: async () => (await import('./desk.ts')).desk,
};

function readFlags(words: string[]): Flags & { unread(): string[] } {
  const given = new Map(
    words.map((word) => {
      const [, name = word, value = ''] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
      return [name, value];
    }),
  );
  const read = new Set<string>();
  const take = (name: string) => {
    read.add(name);
    return given.get(name);
  };
  return {
    number(name, usual) {
      const value = take(name);
      if (value === undefined) return usual;
      if (!/^\d+$/.test(value)) throw new Error(`--${name} needs a whole number, as in --${name}=${usual}`);
      return Number(value);
    },
    has: (name) => take(name) !== undefined,
    unread: () => [...given.keys()].filter((name) => !read.has(name)),
  };
}

async function main([name = '', ...words]: string[]): Promise<void> {
  const load = BENCHMARKS[name];
  if (load === undefined)
    throw new Error(
      `which benchmark? One of: ${Object.keys(BENCHMARKS).join(', ')} (npm run bench -- inbound --n=2000)`,
    );
  const flags = readFlags(words);
  const date = new Date().toISOString();
  const { parameters, results, faults = [] } = await (await load())(flags);
  for (const flag of flags.unread()) process.stderr.write(`--${flag} is no flag of ${name} and was not looked at\n`);
  process.stdout.write(`${JSON.stringify({ benchmark: name, date, machine: machine(), parameters, results })}\n`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    process.exit(1);
  },
);
