import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { salutationOf, templateOf } from '../../../domain/mail/template/canned-reply.ts';
import { contactQuery, messagesQuery, ticketQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import type { Written } from './canned-editor.tsx';

/** A reply that was sent, as words for later ones; null while it is read, `gone` when there is none. */
export function useSentReply(
  number: number | null,
  message: string | null,
): Pick<Written, 'name' | 'text'> | 'gone' | null {
  const { agent } = useMe();
  const enabled = number !== null && message !== null;
  const ticket = useQuery({ ...ticketQuery(number ?? 0), enabled }).data;
  const contact = useQuery({
    ...contactQuery(ticket?.contact.id ?? ''),
    enabled: enabled && ticket !== undefined,
  }).data;
  const thread = useInfiniteQuery({ ...messagesQuery(number ?? 0), enabled });
  if (message === null) return null;
  if (!enabled || thread.isError) return 'gone';
  if (!ticket || !contact || !thread.data) return null;
  const found = thread.data.pages.flatMap(({ items }) => items).find(({ id }) => id === message);
  if (found === undefined) return 'gone';
  const { language } = ticket;
  const words = templateOf(found.text, {
    salutation: salutationOf(contact.name, contact.addressedAs, language),
    name: contact.name,
    number: String(ticket.number),
    code: ticket.code,
    agent: agent.name,
  });
  return { name: ticket.subject.slice(0, 100), text: { tr: '', en: '', [language]: words } };
}
