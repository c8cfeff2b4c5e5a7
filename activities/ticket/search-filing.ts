/**
 * Files for search what was said: a loop of each worker and no workflow, so that it needs nothing but Postgres and begins again with the
 * worker. What is owed stands in Postgres; a step is one statement, which is done whole or not at all.
 */
import type { Pool } from '../../db/core/pool.ts';
import {
  fileOwed,
  filePast,
  fileText,
  fileUnread,
  giveBackFile,
  pastLeft,
  takeOwedFiles,
} from '../../db/ticket/search-filing.ts';
import { LIMITS } from '../../domain/limits.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { type Parser, UnreadableMail } from '../../mail/child/pool.ts';
import { onChange } from '../always-running.ts';
import { stopwatch } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';

/** Between two looks. Without anything to file a look is two small queries; whoever searches does not wait for it. */
const LOOK_MS = SECOND_MS;
const MESSAGES = 200;
/** Tickets from before in one step; and so many times as long as it took others have the database for themselves. */
const TICKETS = 40;
const REST = 1;
/** It takes a quarter of an hour at a million messages, and is told of meanwhile. */
const TOLD_MS = MINUTE_MS;

type Deps = {
  pool: Pool;
  /** Reads the words of a file, in a child that may be killed. */
  reader: Parser<string>;
};
type Says = { info: (message: string, attributes: Record<string, unknown>) => void; warn: Says['info'] };

/** Files until `stopping` aborts. What cannot be filed is said once, and tried again. */
export async function keepFilingWords({ pool, reader }: Deps, log: Says, stopping: AbortSignal): Promise<void> {
  const failed = onChange(log.warn);
  const tell = progressOf(pool, log);
  while (!stopping.aborted) {
    const elapsed = stopwatch();
    let wait = LOOK_MS;
    try {
      const owed = await fileOwed(pool, MESSAGES);
      const past = owed === MESSAGES ? 0 : await filePast(pool, TICKETS);
      if (owed === MESSAGES) wait = 0;
      else if (past > 0) wait = elapsed() * REST;
      if (owed < MESSAGES && (await readFile(pool, reader))) wait = 0;
      await tell(past);
      failed(false);
    } catch (error) {
      const message = 'words could not be filed for search';
      if (!stopping.aborted) failed({ message, attributes: { error: String(error) } });
    }
    await pause(wait, stopping);
  }
}

/** How far the tickets from before are, now and then; and that they are all filed. */
function progressOf(pool: Pool, { info }: Says): (filed: number) => Promise<void> {
  let since = stopwatch();
  let filing = false;
  return async (filed) => {
    if (filed === 0 ? !filing : filing && since() < TOLD_MS) return;
    filing = filed > 0;
    since = stopwatch();
    const past = await pastLeft(pool);
    if (past === undefined) info('the words of all tickets are filed for search', {});
    else info('the words of earlier tickets are being filed for search', past);
  };
}

/** Reads one file of those that are owed; false when none is. What cannot be read is nobody's fault: its name is found all the same. */
async function readFile(pool: Pool, reader: Parser<string>): Promise<boolean> {
  const [file] = await takeOwedFiles(pool, 1, LIMITS.attachedTries);
  if (file === undefined) return false;
  try {
    if (file.size > LIMITS.attachedFileBytes) await fileUnread(pool, file.id);
    else await fileText(pool, file.id, await reader.parse(file.sha256));
  } catch (error) {
    // The worker ends, or the store is away.
    const isLater = !(error instanceof UnreadableMail) || error.reason === 'stopped';
    if (isLater) await giveBackFile(pool, file.id);
    else if (error.reason === 'unreadable' || error.reason === 'lost') await fileUnread(pool, file.id);
    if (isLater) throw error;
  }
  return true;
}
