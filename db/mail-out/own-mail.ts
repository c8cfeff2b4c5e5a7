/** What a mail needs that the desk writes to a ticket's customer by itself. */
import type { OwnText } from '../../domain/mail/template/company-text.ts';
import type { ForwardedMail } from '../../domain/mail/message.ts';
import type { Language } from '../../domain/text/language.ts';
import { ANSWERING } from '../core/answering.ts';
import { type Db, maybe } from '../core/pool.ts';
import { FORWARDED, forwardedOf, type SentOn } from './outbox.ts';
import { ownTexts } from './texts.ts';

export type OwnMailContext = {
  mailbox: string;
  mailboxName: string;
  mailboxAddress: string;
  code: string;
  subject: string;
  /** The customer's. */
  name: string;
  team: string;
  /** Who has the ticket; empty when nobody does. */
  agent: string;
  /** The customer's own, the one that their words looked like, the mailbox's. */
  languages: [...string[], Language];
  /** Epoch ms, as Postgres tells the time. */
  now: number;
  texts: OwnText[];
  forwarded: ForwardedMail | null;
};

/** Undefined when the ticket has no mailbox to write from. */
export async function ownMailContext(db: Db, number: number): Promise<OwnMailContext | undefined> {
  const row = await maybe<Omit<OwnMailContext, 'forwarded'> & { sentOn: SentOn | null }>(db, {
    name: 'own-mail-context',
    text: `select ${FORWARDED} as "sentOn", a.id as mailbox, a.name as "mailboxName", a.address as "mailboxAddress", t.code, t.subject,
                  coalesce(c.name, '') as name, g.name as team, coalesce(o.name, '') as agent,
                  array_remove(array[c.language, t.language, a.language], null) as languages,
                  (extract(epoch from now()) * 1000)::float8 as now, ${ownTexts('t.team_id', 'a.id')} as texts
             from ticket t join mailbox b on b.id = t.mailbox_id ${ANSWERING} left join contact c on c.id = t.contact_id
             join team g on g.id = t.team_id left join agent o on o.id = t.owner_id
            where t.number = $1`,
    values: [number],
  });
  return row && { ...row, forwarded: row.sentOn && forwardedOf(row.sentOn) };
}
