import type { ParsedMail } from '../../domain/mail/message.ts';
import { type Files, FilesFault, readStored } from './files.ts';
import { endWithParent } from './parent-watch.ts';
import type { ParserMessage, ParserTask } from './pool.ts';

/** A disk that takes longer is told of: most do not, and a message costs more than they take. */
const SLOW_MS = 200;

type Waiting = <R>(work: Promise<R>) => Promise<R>;

/** A child that parses mail and stores its files. */
export const serveParser = (files: Files, parse: (raw: Uint8Array) => Promise<ParsedMail>): void =>
  serve(files, (sha256, waiting) => readStored(files, parse, sha256, waiting));

/** A child that answers what `read` makes of a file. */
export const serveReader = (files: Files, read: (bytes: Buffer) => string): void =>
  serve(files, async (sha256, waiting) =>
    read(
      await waiting(files.get(sha256)).catch((error: unknown) => {
        throw new FilesFault(error);
      }),
    ),
  );

/**
 * The loop of a parsing child: one file at a time, in order, each answer written out before the next one is touched,
 * so that a file which then hangs or kills the process takes no other's answer with it.
 */
function serve<T>(files: Files, read: (sha256: string, waiting: Waiting) => Promise<T>): void {
  const send = (message: ParserMessage<T>) =>
    new Promise<void>((written) => process.send?.(message, undefined, undefined, () => written()));
  const answer = async ({ id, sha256 }: ParserTask): Promise<ParserMessage<T>> => {
    try {
      return { id, mail: await read(sha256, (work) => toldWhenSlow(work, id, send)) };
    } catch (error) {
      const fault = error instanceof FilesFault ? (error.cause as NodeJS.ErrnoException) : error;
      const message = fault instanceof Error ? fault.message : 'unknown fault';
      if (!(error instanceof FilesFault)) return { id, fault: 'unreadable', message };
      const code = (error.cause as NodeJS.ErrnoException).code;
      return { id, fault: files.isLost(error.cause) ? 'lost' : 'files', message, ...(code && { code }) };
    }
  };
  let last: Promise<void> = send('ready');
  process.on('message', (task: ParserTask) => {
    last = last.then(async () => send(await answer(task)));
  });
  // The parent is gone: nobody would ever read an answer. In the middle of a mail only the other one notices.
  process.on('disconnect', () => process.exit(0));
  endWithParent(Number(process.argv[2]));
}

/** While the store is waited for, the mail's own clock stands still. */
async function toldWhenSlow<R>(
  work: Promise<R>,
  id: number,
  send: (message: { id: number; waits: boolean }) => Promise<void>,
): Promise<R> {
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    void send({ id, waits: true });
  }, SLOW_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (told) await send({ id, waits: false });
  }
}
