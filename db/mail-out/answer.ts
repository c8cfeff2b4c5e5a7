/** What the answer of a rule needs to know of its ticket. */
import { mailSubjectOf } from '../../domain/mail/subject.ts';
import type { Language } from '../../domain/text/language.ts';
import { ANSWERING } from '../core/answering.ts';
import { type Db, maybe } from '../core/pool.ts';
import { SPOKEN_TO } from '../core/spoken.ts';
import { SENT_ON, threadSubject } from '../ticket/mail-subject.ts';

type AnswerContext = {
  /** That it is sent from. */
  mailbox: string;
  mailboxName: string;
  mailboxAddress: string;
  language: Language;
  /** Of the thread, without what says that it answers. */
  subject: string;
};

/** Undefined when the ticket has no mailbox to answer from. */
export async function answerContext(db: Db, number: number): Promise<AnswerContext | undefined> {
  const row = await maybe<AnswerContext>(db, {
    name: 'answer-context',
    text: `select a.id as mailbox, a.name as "mailboxName", a.address as "mailboxAddress", ${SPOKEN_TO} as language, ${threadSubject(null)} as subject
             from ticket t join mailbox b on b.id = t.mailbox_id ${ANSWERING} left join contact c on c.id = t.contact_id ${SENT_ON} where t.number = $1`,
    values: [number],
  });
  return row && { ...row, subject: mailSubjectOf(row.subject) };
}
