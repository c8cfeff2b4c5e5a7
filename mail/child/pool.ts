import { fork, type ChildProcess } from 'node:child_process';
import { LIMITS } from '../../domain/limits.ts';
import type { ParsedMail } from '../../domain/mail/message.ts';

/** One mail on its way to a parsing child, and what comes back. */
export type ParserTask = { id: number; raw: Uint8Array };
export type ParserAnswer = { id: number; mail: ParsedMail } | { id: number; error: string };

export type Parser = {
  /** Rejects with UnreadableMail; after a timeout or crash the next mail has a fresh child. */
  parse(raw: Uint8Array): Promise<ParsedMail>;
  /** Ends the children; mails under way reject. */
  stop(): Promise<void>;
};

/** `childModule` is for tests that need a child which misbehaves. */
export type ParserOptions = { size?: number; parseMs?: number; heapMb?: number; childModule?: URL };

/** The mail could not be parsed: too slow, too large for the child, or refused by the parser. */
export class UnreadableMail extends Error {
  readonly reason: 'timeout' | 'crash' | 'unreadable' | 'stopped';

  constructor(reason: 'timeout' | 'crash' | 'unreadable' | 'stopped', message: string) {
    super(message);
    this.name = 'UnreadableMail';
    this.reason = reason;
  }
}

type Job = { raw: Uint8Array; resolve: (mail: ParsedMail) => void; reject: (error: UnreadableMail) => void };

/** Prefetch: mails handed to a child ahead, so that it never waits for the next one. 1.5 times the mails per second. */
const AHEAD_MAILS = 8;
const AHEAD_BYTES = 512 * 1024;
/** Starting a process is not the mail's fault: until a new child says that it is ready it has this time besides. */
const START_MS = 5_000;

/**
 * Parses mail in `size` child processes, one mail at a time each, so that a hostile mail can block, crash or fill a
 * process that holds nothing else. Children start with the first mail and live on. A mail that fails is not tried
 * again here; those that were only waiting behind it are.
 */
export function createParser(options: ParserOptions = {}): Parser {
  const waiting: Job[] = [];
  const lanes = Array.from({ length: options.size ?? 1 }, () => createLane(options, waiting));
  let stopped = false;
  return {
    parse: (raw) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new UnreadableMail('stopped', 'the parser is stopped'));
        waiting.push({ raw, resolve, reject });
        (lanes.find((lane) => lane.isIdle()) ?? lanes[0])?.pull();
      }),
    stop: async () => {
      stopped = true;
      const refuse = (job: Job) => job.reject(new UnreadableMail('stopped', 'the parser was stopped'));
      waiting.splice(0).forEach(refuse);
      await Promise.all(lanes.map((lane) => lane.stop(refuse)));
    },
  };
}

type Lane = { isIdle(): boolean; pull(): void; stop(refuse: (job: Job) => void): Promise<void> };

/** One child and its queue, in order: the first mail is being parsed, the others are prefetched. */
function createLane(options: ParserOptions, waiting: Job[]): Lane {
  const parseMs = options.parseMs ?? LIMITS.parseMs;
  const handed: Job[] = [];
  let child: ChildProcess | undefined;
  let clock: NodeJS.Timeout | undefined;
  let answered = 0;

  const startClock = (worker: ChildProcess, extraMs: number) => {
    clearTimeout(clock);
    if (handed.length === 0) return;
    clock = setTimeout(() => {
      lose(worker, new UnreadableMail('timeout', `not parsed within ${parseMs} ms`));
    }, parseMs + extraMs);
  };
  const lose = (lost: ChildProcess, error: UnreadableMail) => {
    if (child !== lost) return;
    child = undefined;
    clearTimeout(clock);
    // By its own id, and SIGKILL, because a child that loops never reads a signal it could handle.
    lost.kill('SIGKILL');
    const [guilty, ...innocent] = handed.splice(0);
    waiting.unshift(...innocent);
    guilty?.reject(error);
    pull();
  };
  const start = (): ChildProcess => {
    const born = forkChild(options);
    answered = 0;
    born.on('message', (answer: ParserAnswer | 'ready') => {
      if (child !== born) return;
      if (answer === 'ready') return startClock(born, 0);
      if (answer.id !== answered) return;
      const job = handed.shift();
      answered++;
      startClock(born, 0);
      if ('mail' in answer) job?.resolve(answer.mail);
      else job?.reject(new UnreadableMail('unreadable', answer.error));
      pull();
    });
    born.on('exit', (code, signal) => lose(born, new UnreadableMail('crash', `the parser died (${signal ?? code})`)));
    born.on('error', (error) => lose(born, new UnreadableMail('crash', error.message)));
    return born;
  };
  const pull = () => {
    while (waiting.length > 0 && hasRoom(handed)) {
      const job = waiting.shift()!;
      const isNew = child === undefined;
      const worker = (child ??= start());
      handed.push(job);
      keepAlive(worker, true);
      if (handed.length === 1) startClock(worker, isNew ? START_MS : 0);
      worker.send({ id: answered + handed.length - 1, raw: job.raw } satisfies ParserTask, (error) => {
        if (error) lose(worker, new UnreadableMail('crash', error.message));
      });
    }
    if (child && handed.length === 0) keepAlive(child, false);
  };
  const stop = async (refuse: (job: Job) => void) => {
    const last = child;
    child = undefined;
    clearTimeout(clock);
    handed.splice(0).forEach(refuse);
    if (!last || last.exitCode !== null || last.signalCode !== null) return;
    keepAlive(last, true);
    const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
    last.kill('SIGKILL');
    await gone;
  };
  return { isIdle: () => handed.length === 0, pull, stop };
}

function hasRoom(handed: Job[]): boolean {
  const bytes = handed.reduce((sum, job) => sum + job.raw.length, 0);
  return handed.length === 0 || (handed.length < AHEAD_MAILS && bytes < AHEAD_BYTES);
}

/** An idle child must not keep a finished program alive. */
function keepAlive(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function forkChild(options: ParserOptions): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const module = options.childModule ?? new URL(`./child.${isSource ? 'ts' : 'js'}`, import.meta.url);
  // It is told who its parent is: asking for itself, it may be an orphan already.
  return fork(module, [String(process.pid)], {
    // From source the child needs tsx as well, whoever loads TypeScript here (tsx, Jest); it is found from the root.
    // A larger young generation: a mail's many short-lived strings cost a seventh of the time otherwise.
    execArgv: [
      `--max-old-space-size=${options.heapMb ?? LIMITS.parseHeapMb}`,
      '--max-semi-space-size=32',
      ...(isSource ? ['--import', 'tsx'] : []),
    ],
    cwd: new URL('../..', import.meta.url),
    // Structured clone keeps byte arrays as bytes; JSON would write 25 MB as numbers.
    serialization: 'advanced',
    // Foreign mail meets no secret of ours: the child inherits no environment.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
