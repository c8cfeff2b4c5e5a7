import { useQuery } from '@tanstack/react-query';
import { type Concern, concernsOf } from '../../../domain/mail/concerns.ts';
import { teamsQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import type { Draft } from '../draft/drafts.ts';
import { picturesIn } from '../editor/mail-html.ts';
import { recipientsOf } from '../recipients.ts';
import { useThread } from '../use-thread.ts';

/** What gives reason to stop before a reply leaves, as the server will judge it: what is asked here is not asked again. */
export function useConcerns(ticket: TicketDetail): (draft: Draft, unseen: string[]) => Concern[] {
  const { agent } = useMe();
  const thread = useThread(ticket.number) ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  return (draft, unseen) => {
    const { to, cc, bcc } = recipientsOf(draft, ticket);
    const { requester, participants } = ticket.addressing;
    const written = thread.filter(({ direction }) => direction === 'in');
    const people = [
      ticket.contact,
      requester,
      ...participants,
      ...to,
      ...cc,
      ...bcc,
      ...written.map((one) => one.author),
    ];
    // Of colleagues those who take part: some colleague has any first name.
    const writers = thread.filter(({ direction }) => direction !== 'in').map(({ author }) => author);
    const ours = [agent, ticket.owner, ticket.mailbox, ticket.team, ...writers, ...teams];
    const shown = picturesIn(draft.html);
    return concernsOf(
      {
        text: draft.text,
        html: draft.html === '' ? null : draft.html,
        blanks: draft.blanks ?? [],
        files: draft.files.filter((file) => !file.inline || shown.includes(file.id)).length,
      },
      {
        known: {
          people: people.flatMap((one) => (one ? [one.name, one.address] : [])),
          ours: ours.flatMap((one) => (one ? [one.name] : [])),
          said: written.map(({ text, newText }) => newText ?? text).join('\n'),
        },
        unseen,
      },
    );
  };
}
