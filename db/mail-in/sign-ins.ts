/** How the sign-ins of a mailbox stand at its servers, for all its connections and processes together. */
import { type Db, change, first, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';

export type Side = 'imap' | 'smtp';

export type SignInStanding = {
  /** In a row. */
  refused: number;
  /** In a row, and for how much longer. */
  waits: number;
  waitMs: number;
  /** What the server said last, as a line. */
  fault: string | null;
};

const WELL: SignInStanding = { refused: 0, waits: 0, waitMs: 0, fault: null };

export const signInStanding = async (db: Db, mailbox: string, side: Side): Promise<SignInStanding> =>
  (await maybe<SignInStanding>(db, {
    name: 'sign-in-standing',
    text: `select refused, waits, fault, greatest(0, coalesce(extract(epoch from wait_until - now()), 0) * 1000)::float8 as "waitMs"
             from mailbox_sign_in where mailbox_id = $1 and side = $2`,
    values: [mailbox, side],
  })) ?? WELL;

/** One more was refused; how many in a row by now. */
export const noteRefused = async (db: Db, mailbox: string, side: Side, fault: string): Promise<number> =>
  (
    await first<{ refused: number }>(db, {
      name: 'note-refused',
      text: `insert into mailbox_sign_in as s (mailbox_id, side, refused, fault) values ($1, $2, 1, $3)
             on conflict (mailbox_id, side) do update set refused = s.refused + 1, fault = excluded.fault
             returning refused`,
      values: [mailbox, side, fault],
    })
  ).refused;

/** The server has us wait, for at least so long from now; the desk shows it. */
export const noteWait = (db: Db, mailbox: string, side: Side, fault: string, ms: number): Promise<number> =>
  change(db, {
    name: 'note-wait',
    text: `with held as (
             insert into mailbox_sign_in as s (mailbox_id, side, waits, wait_until, fault) values ($1, $2, 1, now() + make_interval(secs => $4), $3)
             on conflict (mailbox_id, side) do update
               set waits = s.waits + 1, wait_until = greatest(s.wait_until, excluded.wait_until), fault = excluded.fault
             returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from held`,
    values: [mailbox, side, fault, ms / 1_000],
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
