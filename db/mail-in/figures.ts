/** What operators watch of each mailbox, by its id. */
import { type Db, many } from '../core/pool.ts';
import { LAST_MAIL_AT } from './last-mail.ts';
import { MAILBOX_STATUS } from './trouble.ts';

/** Seconds and counts; null where there is nothing to tell. */
export type MailboxFigures = {
  mailbox: string;
  up: number;
  sinceLookS: number | null;
  sinceMailS: number | null;
  lagS: number;
  refused: number;
  tokenS: number | null;
  secretS: number | null;
};

export const mailboxFigures = (db: Db): Promise<MailboxFigures[]> =>
  many(db, {
    name: 'mailbox-figures',
    text: `select b.id as mailbox, (s.status = 'live')::int as up, b.sign_ins_refused as refused,
                  extract(epoch from now() - b.looked_at)::float8 as "sinceLookS",
                  extract(epoch from now() - ${LAST_MAIL_AT})::float8 as "sinceMailS",
                  coalesce((select extract(epoch from now() - min(i.stored_at))::float8 from inbound i where i.mailbox_id = b.id and i.state = 'stored'), 0) as "lagS",
                  extract(epoch from c.expires_at - now())::float8 as "tokenS",
                  extract(epoch from p.secret_expires_on - now())::float8 as "secretS"
             from mailbox b cross join lateral (select ${MAILBOX_STATUS}) as s
             left join oauth_consent c on c.id = b.consent_id left join oauth_app p on p.id = c.app_id
            where b.deleted_at is null`,
  });
