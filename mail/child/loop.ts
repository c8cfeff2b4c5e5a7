import type { ParsedMail } from '../../domain/mail/message.ts';
import { endWithParent } from './parent-watch.ts';
import type { ParserAnswer, ParserTask } from './pool.ts';

/**
 * The loop of a parsing child: one mail at a time, in order, each answer written out before the next mail is touched,
 * so that a mail which then hangs or kills the process takes no other's answer with it.
 */
export function serveParser(parse: (raw: Uint8Array) => Promise<ParsedMail>): void {
  const send = (message: ParserAnswer | 'ready') =>
    new Promise<void>((written) => process.send?.(message, undefined, undefined, () => written()));
  const answer = async ({ id, raw }: ParserTask): Promise<ParserAnswer> => {
    try {
      return { id, mail: await parse(raw) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : 'unknown fault' };
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
