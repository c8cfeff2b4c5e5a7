/** Held mail, from the worker's side: read one, let its sender in, or set it aside. */
import { type LedgerState, QUARANTINE } from '../../domain/mail/ledger.ts';
import { type Db, change, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import { inWords } from '../core/words.ts';
import { MAIL_KEY } from './ledger.ts';

export type HeldMail = {
  id: number;
  key: string;
  mailboxId: string;
  sha256: string;
  internalDate: Date;
  storedAt: Date;
  attempts: number;
  state: LedgerState;
  ticketNumber: number | null;
};

/** The ledger row of an id, held or not. */
export const heldMail = (db: Db, id: number): Promise<HeldMail | undefined> =>
  maybe(db, {
    name: 'held-mail',
    text: `select id, ${MAIL_KEY}, mailbox_id as "mailboxId", sha256, internal_date as "internalDate", stored_at as "storedAt", attempts, state, ticket_number as "ticketNumber"
             from inbound where id = $1`,
    values: [id],
  });

/** From now on mail of this address belongs to the ticket. */
export const allowParticipant = (db: Db, number: number, address: string): Promise<number> =>
  change(db, {
    name: 'allow-participant',
    text: `insert into participant (ticket_number, contact_id) select $1, contact_id from contact_address where address = $2 on conflict do nothing`,
    values: [number, address],
  });

/** Takes a mail out of the list for review; its row and raw bytes stay in the ledger. 0 when it is not in the list. */
export const discardMail = (db: Db, id: number): Promise<number> =>
  change(db, {
    name: 'discard-mail',
    text: `with done as (update inbound set state = 'discarded', processed_at = now() where id = $1 and state ${inWords(QUARANTINE)} returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from done`,
    values: [id],
  });

/** The bytes of a held mail are lost: shown as unreadable, and fetched again while the server lists it. */
export const loseHeldMail = (db: Db, id: number, error: string): Promise<number> =>
  change(db, {
    name: 'lose-held-mail',
    text: `update inbound set state = 'unreadable', sha256 = null, held_reason = null, last_error = left($2, 500), processed_at = now()
            where id = $1 and state = 'held'`,
    values: [id, error],
  });
