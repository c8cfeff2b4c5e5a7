import { fork, type ChildProcess } from 'node:child_process';
import { LIMITS } from '../../domain/limits.ts';
import type { StoredMail } from '../../domain/mail/message.ts';

/** One mail, or another file, on its way to a parsing child, by the name of its bytes. */
export type ParserTask = { id: number; sha256: string };
/** What a child says: that it can begin, whether it waits for the store of files, and in the end what became of a mail. */
export type ParserMessage<T = StoredMail> = 'ready' | { id: number; waits: boolean } | ParserAnswer<T>;
type ParserAnswer<T> =
  | { id: number; mail: T }
  | { id: number; fault: 'unreadable' | 'lost' | 'files'; message: string; code?: string };

export type Parser<T = StoredMail> = {
  /**
   * Reads the mail of this name in the store, and puts its files there. Rejects with UnreadableMail, or with the fault of
   * the store (`code` as the system names it); after a timeout or crash the next mail has a fresh child.
   */
  parse(sha256: string): Promise<T>;
  /** Ends the children; mails under way reject. */
  stop(): Promise<void>;
};

/**
 * `childModule` serves a parser on the store in `folder`, which is that of `instance`; `size` is how many children may work at once; `underFireMs` is the
 * patience with a mail after several were too slow within a minute.
 */
export type ParserOptions = {
  childModule: URL;
  folder: string;
  instance?: string;
  size?: number;
  parseMs?: number;
  underFireMs?: number;
  heapMb?: number;
  /** No child lives on without work. */
  endsIdle?: boolean;
};

/** Too slow, too large for the child, refused by the parser; its bytes are lost; or nobody reads any more. */
export type UnreadableReason = 'timeout' | 'crash' | 'unreadable' | 'lost' | 'stopped';

/** The mail could not be read. */
export class UnreadableMail extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.name = 'UnreadableMail';
    this.reason = reason;
  }
}

type Job<T> = { sha256: string; resolve: (mail: T) => void; reject: (error: Error) => void };

/** Prefetch: mails handed to a child ahead, so that it never waits for the next one. 1.5 times the mails per second. */
const AHEAD_MAILS = 8;
/** From then on a mail is slow: those behind it go to whichever child is free first. */
const SLOW_MS = 250;
/** So many mails that were too slow, within so long, are an attack. */
const FIRE = { mails: 2, withinMs: 60_000 };
/** How long a child may wait for the store of files before it is taken for stuck; that is no fault of the mail. */
const FILES_MS = 60_000;
/** Only the first child lives on without work: each holds a hundred megabytes. */
const IDLE_MS = 60_000;
/** Starting a process is not the mail's fault: until a new child says that it is ready it has this time besides. */
const START_MS = 5_000;

/**
 * Parses mail in `size` child processes, one mail at a time each, so that a hostile mail can block, crash or fill a
 * process that holds nothing else. Children start with the first mail and live on. A mail that fails is not tried
 * again here; those that were only waiting behind it are.
 */
export function createParser<T = StoredMail>(options: ParserOptions): Parser<T> {
  const waiting: Job<T>[] = [];
  const lanes: Lane<T>[] = [];
  const pullAll = () => lanes.forEach((lane) => lane.pull());
  const fire = createFire(options);
  for (let n = 0; n < (options.size ?? 1); n++)
    lanes.push(createLane<T>(options, waiting, pullAll, fire, n > 0 || options.endsIdle === true));
  let stopped = false;
  return {
    parse: (sha256) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new UnreadableMail('stopped', 'the parser is stopped'));
        waiting.push({ sha256, resolve, reject });
        lanes.reduce((least, lane) => (lane.load() < least.load() ? lane : least)).pull();
      }),
    stop: async () => {
      stopped = true;
      const refuse = (job: Job<T>) => job.reject(new UnreadableMail('stopped', 'the parser was stopped'));
      waiting.splice(0).forEach(refuse);
      await Promise.all(lanes.map((lane) => lane.stop(refuse)));
    },
  };
}

/** How long a mail may take: less while one slow mail follows another, because others wait behind each. */
function createFire({ parseMs = LIMITS.parseMs, underFireMs = parseMs }: ParserOptions) {
  const losses: number[] = [];
  return {
    lost: () => void losses.push(performance.now()),
    patienceMs: (): number => {
      const since = performance.now() - FIRE.withinMs;
      while (losses.length > 0 && losses[0]! < since) losses.shift();
      return losses.length >= FIRE.mails ? underFireMs : parseMs;
    },
  };
}

type Lane<T> = { load(): number; pull(): void; stop(refuse: (job: Job<T>) => void): Promise<void> };
/** A mail in a child; one that `moved` is read by another child now, and nobody waits for this answer. */
type Handed<T> = Job<T> & { moved: boolean };

/**
 * One child and its queue, in order: the first mail is being parsed, the others are prefetched. Where there are several lanes,
 * what waits behind a slow mail is given back to them.
 */
function createLane<T>(
  options: ParserOptions,
  waiting: Job<T>[],
  pullAll: () => void,
  fire: ReturnType<typeof createFire>,
  endsIdle: boolean,
): Lane<T> {
  const handed: Handed<T>[] = [];
  let child: ChildProcess | undefined;
  let clock: NodeJS.Timeout | undefined;
  let slowClock: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let heldUp = false;
  let answered = 0;

  const stopClock = () => {
    clearTimeout(clock);
    clearTimeout(slowClock);
  };
  const startClock = (worker: ChildProcess, extraMs: number) => {
    stopClock();
    heldUp = false;
    if (handed.length === 0) return;
    const patienceMs = fire.patienceMs();
    clock = setTimeout(() => {
      fire.lost();
      lose(worker, new UnreadableMail('timeout', `not parsed within ${patienceMs} ms`));
    }, patienceMs + extraMs);
    if ((options.size ?? 1) > 1) slowClock = setTimeout(giveBack, SLOW_MS + extraMs);
  };
  const giveBack = () => {
    heldUp = true;
    const behind = handed.slice(1).filter(({ moved }) => !moved);
    for (const one of behind) one.moved = true;
    waiting.unshift(...behind);
    pullAll();
  };
  const startClockOfFiles = (worker: ChildProcess) => {
    stopClock();
    clock = setTimeout(() => lose(worker, storeFault(`no answer within ${FILES_MS} ms`, 'ETIMEDOUT')), FILES_MS);
  };
  const lose = (lost: ChildProcess, error: Error) => {
    if (child !== lost) return;
    child = undefined;
    stopClock();
    heldUp = false;
    // By its own id, and SIGKILL, because a child that loops never reads a signal it could handle.
    lost.kill('SIGKILL');
    const [guilty, ...innocent] = handed.splice(0);
    waiting.unshift(...innocent.filter(({ moved }) => !moved));
    if (guilty?.moved === false) guilty.reject(error);
    pullAll();
  };
  const start = (): ChildProcess => {
    const born = forkChild(options);
    answered = 0;
    born.on('message', (message: ParserMessage<T>) => {
      if (child !== born) return;
      if (message === 'ready') return startClock(born, 0);
      if (message.id !== answered) return;
      if ('waits' in message) return message.waits ? startClockOfFiles(born) : startClock(born, 0);
      const job = handed.shift();
      answered++;
      startClock(born, 0);
      if (job?.moved) return pull();
      if ('mail' in message) job?.resolve(message.mail);
      else if (message.fault === 'files') job?.reject(storeFault(message.message, message.code));
      else job?.reject(new UnreadableMail(message.fault, message.message));
      pull();
    });
    born.on('exit', (code, signal) => lose(born, new UnreadableMail('crash', `the parser died (${signal ?? code})`)));
    born.on('error', (error) => lose(born, new UnreadableMail('crash', error.message)));
    return born;
  };
  const pull = () => {
    clearTimeout(idle);
    while (waiting.length > 0 && !heldUp && handed.length < AHEAD_MAILS) {
      const job = waiting.shift()!;
      const isNew = child === undefined;
      const worker = (child ??= start());
      handed.push({ ...job, moved: false });
      keepAlive(worker, true);
      if (handed.length === 1) startClock(worker, isNew ? START_MS : 0);
      worker.send({ id: answered + handed.length - 1, sha256: job.sha256 } satisfies ParserTask, (error) => {
        if (error) lose(worker, new UnreadableMail('crash', error.message));
      });
    }
    if (child && handed.length === 0) rest(child);
  };
  const rest = (worker: ChildProcess) => {
    keepAlive(worker, false);
    if (!endsIdle) return;
    idle = setTimeout(() => worker.kill('SIGKILL'), IDLE_MS);
    idle.unref();
  };
  const stop = async (refuse: (job: Job<T>) => void) => {
    const last = child;
    child = undefined;
    stopClock();
    clearTimeout(idle);
    handed
      .splice(0)
      .filter(({ moved }) => !moved)
      .forEach(refuse);
    if (!last || last.exitCode !== null || last.signalCode !== null) return;
    keepAlive(last, true);
    const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
    last.kill('SIGKILL');
    await gone;
  };
  return { load: () => (heldUp ? Number.POSITIVE_INFINITY : handed.length), pull, stop };
}

/** What the store of files met, as the system would name it. */
const storeFault = (message: string, code: string | undefined): Error =>
  Object.assign(new Error(`the store of files: ${message}`), code === undefined ? {} : { code });

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
  const isSource = options.childModule.pathname.endsWith('.ts');
  // It is told who its parent is: asking for itself, it may be an orphan already.
  return fork(options.childModule, [String(process.pid), options.folder, options.instance ?? ''], {
    // From its source the child needs tsx as well, whoever loads TypeScript here (tsx, Jest); it is found from the root.
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
