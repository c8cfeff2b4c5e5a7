import { useQuery } from '@tanstack/react-query';
import { templateOfForm } from '../../../domain/mail/template/canned-form.ts';
import { salutationOf, templateOf } from '../../../domain/mail/template/canned-reply.ts';
import { contactQuery, ticketQuery, wordsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import type { Written } from './canned-editor.tsx';

/** A reply that was sent, as words for later ones; null while it is read, `gone` when there is none. */
export function useSentReply(
  number: number | null,
  message: string | null,
): Pick<Written, 'name' | 'text' | 'html'> | 'gone' | null {
  const { agent } = useMe();
  const enabled = number !== null && message !== null;
  const ticket = useQuery({ ...ticketQuery(number ?? 0), enabled }).data;
  const contact = useQuery({
    ...contactQuery(ticket?.contact.id ?? ''),
    enabled: enabled && ticket !== undefined,
  }).data;
  const words = useQuery({ ...wordsQuery(message ?? ''), enabled });
  if (message === null) return null;
  if (!enabled || words.isError) return 'gone';
  if (!ticket || !contact || !words.data) return null;
  const { language } = ticket;
  const values = {
    salutation: salutationOf(contact.name, contact.addressedAs, language),
    name: contact.name,
    number: String(ticket.number),
    code: ticket.code,
    agent: agent.name,
  };
  const inIts = (said: string) => ({ tr: '', en: '', [language]: said });
  return {
    name: ticket.subject.slice(0, 100),
    text: inIts(templateOf(words.data.text, values)),
    html: inIts(templateOfForm(words.data.html, values)),
  };
}
