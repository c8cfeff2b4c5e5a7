import type { ParsedMail } from '../../domain/mail/message.ts';
import { type Files, FilesFault, readStored } from './files.ts';
import { endWithParent } from './parent-watch.ts';
import type { ParserMessage, ParserTask } from './pool.ts';

/** A disk that takes longer is told of: most do not, and a message costs more than they take. */
const SLOW_MS = 200;

/**
 * The loop of a parsing child: one mail at a time, in order, each answer written out before the next mail is touched,
 * so that a mail which then hangs or kills the process takes no other's answer with it.
 */
export function serveParser(files: Files, parse: (raw: Uint8Array) => Promise<ParsedMail>): void {
  const send = (message: ParserMessage) =>
    new Promise<void>((written) => process.send?.(message, undefined, undefined, () => written()));
  const answer = async ({ id, sha256 }: ParserTask): Promise<ParserMessage> => {
    try {
      return { id, mail: await readStored(files, parse, sha256, (work) => toldWhenSlow(work, id, send)) };
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
async function toldWhenSlow<T>(
  work: Promise<T>,
  id: number,
  send: (message: ParserMessage) => Promise<void>,
): Promise<T> {
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
