/** What a mail needs that the desk writes to a ticket's customer by itself. */
import type { OwnText } from '../../domain/mail/template/company-text.ts';
import { mailSubjectOf } from '../../domain/mail/subject.ts';
import type { Language } from '../../domain/text/language.ts';
import { ANSWERING } from '../core/answering.ts';
import { type Db, maybe } from '../core/pool.ts';
import { SENT_ON, threadSubject } from '../ticket/mail-subject.ts';
import { ownTexts } from './texts.ts';

export type OwnMailContext = {
  mailbox: string;
  mailboxName: string;
  mailboxAddress: string;
  code: string;
  /** Of the thread, without what says that it answers. */
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
};

/** Undefined when the ticket has no mailbox to write from. */
export async function ownMailContext(db: Db, number: number): Promise<OwnMailContext | undefined> {
  const row = await maybe<OwnMailContext>(db, {
    name: 'own-mail-context',
    text: `select a.id as mailbox, a.name as "mailboxName", a.address as "mailboxAddress", t.code, ${threadSubject(null)} as subject,
                  coalesce(c.name, '') as name, g.name as team, coalesce(o.name, '') as agent,
                  array_remove(array[c.language, t.language, a.language], null) as languages,
                  (extract(epoch from now()) * 1000)::float8 as now, ${ownTexts('t.team_id', 'a.id')} as texts
             from ticket t join mailbox b on b.id = t.mailbox_id ${ANSWERING} left join contact c on c.id = t.contact_id
             join team g on g.id = t.team_id left join agent o on o.id = t.owner_id ${SENT_ON}
            where t.number = $1`,
    values: [number],
  });
  return row && { ...row, subject: mailSubjectOf(row.subject) };
}
