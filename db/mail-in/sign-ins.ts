/** How the sign-ins of a mailbox stand at its servers, for all its connections and processes together. */
import { LIMITS } from '../../domain/limits.ts';
import { pauseAfterRefusal, type SignInStanding } from '../../domain/mail/provider/sign-in-pause.ts';
import { type Db, change, first, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';

export type Side = 'imap' | 'smtp';

/** With what the server said last, as a line. */
type Standing = SignInStanding & { fault: string | null };

const WELL: Standing = { refused: 0, waits: 0, waitMs: 0, triedMs: 0, fault: null };

const LEFT_MS = (until: string): string =>
  `greatest(0, coalesce(extract(epoch from ${until} - now()), 0) * 1000)::float8`;

export const signInStanding = async (db: Db, mailbox: string, side: Side): Promise<Standing> =>
  (await maybe<Standing>(db, {
    name: 'sign-in-standing',
    text: `select refused, waits, fault, ${LEFT_MS('wait_until')} as "waitMs", ${LEFT_MS('tried_until')} as "triedMs"
             from mailbox_sign_in where mailbox_id = $1 and side = $2`,
    values: [mailbox, side],
  })) ?? WELL;

/** Whether the caller is the one that tries now: while it does, for two minutes at most, nobody else may. */
export const beginTrial = async (db: Db, mailbox: string, side: Side): Promise<boolean> =>
  (await change(db, {
    name: 'begin-trial',
    text: `update mailbox_sign_in set tried_until = now() + make_interval(secs => $3)
            where mailbox_id = $1 and side = $2 and refused < $4
              and coalesce(wait_until, '-infinity') <= now() and coalesce(tried_until, '-infinity') <= now()`,
    values: [mailbox, side, LIMITS.signInTrialMs / 1_000, LIMITS.signInTries],
  })) === 1;

/** The one that tried has ended without an answer that counts. */
export const endTrial = (db: Db, mailbox: string, side: Side): Promise<number> =>
  change(db, {
    name: 'end-trial',
    text: 'update mailbox_sign_in set tried_until = null where mailbox_id = $1 and side = $2',
    values: [mailbox, side],
  });

/** How long nobody tries, in seconds, after each refusal in a row up to that after which nobody tries any more. */
const PAUSES_S = Array.from({ length: LIMITS.signInTries }, (_, before) => pauseAfterRefusal(before + 1) / 1_000);

/**
 * One more was refused, and nobody tries for a while; how many in a row by now. Beside those in a row, which
 * a success forgets, `mailbox.sign_ins_refused` counts all there ever were, for the metrics. The mailbox is locked first, as by whoever saves it.
 */
export const noteRefused = async (db: Db, mailbox: string, side: Side, fault: string): Promise<number> =>
  (
    await first<{ refused: number }>(db, {
      name: 'note-refused',
      text: `with counted as (update mailbox set sign_ins_refused = sign_ins_refused + 1 where id = $1 returning id)
             insert into mailbox_sign_in as s (mailbox_id, side, refused, wait_until, fault)
             select id, $2, 1, now() + make_interval(secs => ($4::float8[])[1]), $3 from counted
             on conflict (mailbox_id, side) do update set refused = s.refused + 1, tried_until = null, fault = excluded.fault,
               wait_until = greatest(s.wait_until, now() + make_interval(secs => ($4::float8[])[s.refused + 1]))
             returning refused`,
      values: [mailbox, side, fault, PAUSES_S],
    })
  ).refused;

/** The server has us wait for the `waits`th time in a row, for at least so long from now; the desk shows it. */
export const noteWait = (
  db: Db,
  mailbox: string,
  side: Side,
  fault: string,
  { waits, ms }: { waits: number; ms: number },
): Promise<number> =>
  change(db, {
    name: 'note-wait',
    text: `with held as (
             insert into mailbox_sign_in as s (mailbox_id, side, waits, wait_until, fault) values ($1, $2, $5, now() + make_interval(secs => $4), $3)
             on conflict (mailbox_id, side) do update set waits = excluded.waits, tried_until = null, fault = excluded.fault,
               wait_until = greatest(s.wait_until, excluded.wait_until)
             returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from held`,
    values: [mailbox, side, fault, ms / 1_000, waits],
  });

/** The server has let us in: what it refused before counts no more. Whether it takes mail, of a limit that was used up, is not known yet. */
export const noteSignedIn = (db: Db, mailbox: string, side: Side): Promise<number> =>
  change(db, {
    name: 'note-signed-in',
    text: `with well as (delete from mailbox_sign_in where mailbox_id = $1 and side = $2 and waits = 0 returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from well`,
    values: [mailbox, side],
  });

/** All is well there; what was refused before counts no more. */
export const noteWell = (db: Db, mailbox: string, side: Side): Promise<number> =>
  change(db, {
    name: 'note-well',
    text: `with well as (delete from mailbox_sign_in where mailbox_id = $1 and side = $2 returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from well`,
    values: [mailbox, side],
  });

/** At both servers it begins anew: the settings changed, or somebody wants it tried again. */
export const forgetRefusals = (db: Db, mailbox: string): Promise<number> =>
  change(db, {
    name: 'forget-refusals',
    text: 'delete from mailbox_sign_in where mailbox_id = $1',
    values: [mailbox],
  });
