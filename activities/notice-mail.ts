/** Mails agents what they have not read: one mail for a burst, one a day for the rest, each once. */
import { Context } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../db/core/pool.ts';
import { sweepNotices } from '../db/people/agent-notices.ts';
import {
  agentsToMail,
  neverMail,
  noticeMail,
  noticeSends,
  readerToMail,
  settleNotices,
  sweepNoticeMails,
} from '../db/people/notice-mails.ts';
import { loadSettings } from '../db/routing/book.ts';
import { mailing } from '../domain/people/notice-mail.ts';
import { quietUntil } from '../domain/people/quiet-hours.ts';
import { onCallAt } from '../domain/routing/rota.ts';
import { noticeWords } from '../mail/write/notice-words.ts';
import { NOTICE_MAIL_WORKFLOW, noticeMailStart } from '../workflows/messages/people.ts';
import type { Deps } from './deps.ts';
import { heartbeating } from './heartbeat.ts';
import { attempt } from './service-sending.ts';
import { stopwatch } from './stopwatch.ts';

/** In one pass, of either kind; what is beyond has its turn in the next. */
const AT_ONCE = 100;
/** Whoever waits longest comes first, so a pass that ends before all have had their turn keeps nobody back for good. */
const AT_IT_MS = 15_000;

/** Decides for everybody of whom something waits, and has mails sent that are due. Run twice: what was decided is decided. */
export async function mailNotices(deps: Deps): Promise<void> {
  const { pool, temporal, taskQueue } = deps;
  const spent = stopwatch();
  const onCall = createOnCall(deps.clock.now());
  await sweepNotices(pool);
  await sweepNoticeMails(pool);
  for (const agent of await agentsToMail(pool, AT_ONCE)) {
    if (spent() > AT_IT_MS) break;
    await look(deps, agent, onCall);
  }
  // What is due goes out even so, one at least: a pass must not be spent on looking alone.
  for (const id of await noticeSends.due(pool, AT_ONCE)) {
    await temporal.workflow.start(NOTICE_MAIL_WORKFLOW, noticeMailStart(id, taskQueue));
    if (spent() > AT_IT_MS) break;
  }
}

const look = ({ pool, clock }: Deps, agent: string, isOnCall: IsOnCall): Promise<unknown> =>
  inTransaction(pool, async (db) => {
    const reader = await readerToMail(db, agent);
    if (reader === undefined) return neverMail(db, agent);
    const now = clock.now();
    const { preferences, pending, read } = reader;
    const isQuiet = quietUntil(now, preferences.quiet, preferences.timeZone) !== null;
    const onCall = isQuiet && (await isOnCall(db, agent));
    const made = mailing(pending, { ...reader, onCall }, now);
    return settleNotices(db, agent, { ...made, never: [...made.never, ...read] });
  });

type IsOnCall = (db: Parameters<typeof loadSettings>[0], agent: string) => Promise<boolean>;

/** For any team, at one instant: what is on the rota is read once, when the first is asked about. */
function createOnCall(at: number): IsOnCall {
  let known: ReadonlySet<string | null> | undefined;
  return async (db, agent) => {
    known ??= new Set(
      [...(await loadSettings(db, at)).teams.values()].map(({ duties, rotation }) => onCallAt(at, duties, rotation)),
    );
    return known.has(agent);
  };
}

export const createNoticeMail = (deps: Deps) => ({
  /**
   * One attempt to send one mail about notices. Run twice: what ended is not sent again, what died before its dot is, what died after it ends
   * as `unknown`, as any send does.
   */
  async sendNoticeMail({ id }: { id: string }): Promise<void> {
    await heartbeating(Context.current(), async () => {
      const lease = randomUUID();
      if (!(await noticeSends.begin(deps.pool, id, lease))) return;
      const mail = await noticeMail(deps.pool, id);
      if (mail === undefined || mail.items.length === 0) {
        const response = mail === undefined ? 'they work here no longer' : 'they have read it meanwhile';
        return void (await noticeSends.end(deps.pool, id, lease, { state: 'cancelled', response, next: null }));
      }
      const words = noticeWords(mail.language, { ...mail, desk: deps.settings.publicUrl });
      const to = { name: mail.toName, address: mail.to };
      await attempt(deps, noticeSends, { ...mail, lease }, { ...words, to, language: mail.language });
    });
  },
});
