import { changesOf, plainChangesOf } from '../../../domain/mail/template/canned-actions.ts';
import { isConfirmable } from '../../../domain/mail/concerns.ts';
import { useMe } from '../../door/session.tsx';
import type { DraftInHand, Tab } from '../draft/drafts.ts';
import { mailHtml, picturesIn } from '../editor/mail-html.ts';
import { mentionsIn } from '../mention/mention-marks.ts';
import { keepOutgoing } from './outgoing.ts';
import { recipientsOf, settled } from '../recipients.ts';
import { subjectOf } from '../subject.ts';
import type { Again } from './refusals.ts';
import type { TicketDetail } from '../../data/types.ts';
import type { Confirmed } from './use-asking.tsx';

type Sent = Confirmed & Again;

/**
 * Sends a draft off: from here on it is no draft any more, and `Sender` brings it to the server. `lastSeen` is the newest
 * message the writer has read; a newer one makes the server refuse, and the words come back. `keeps`: promises that it keeps.
 */
export function useSend(ticket: TicketDetail, tab: Tab, hand: DraftInHand) {
  const { number } = ticket;
  const { agent } = useMe();
  return ({ then, lastSeen, confirmed, keeps, sendAt }: Sent) => {
    const draft = tab === 'reply' ? settled(hand.latest(), ticket) : hand.latest();
    const shown = picturesIn(draft.html);
    const words = {
      text: draft.text,
      ...(draft.html === '' ? {} : { html: mailHtml(draft.html) }),
      attachments: draft.files.filter((file) => !file.inline || shown.includes(file.id)).map((file) => file.id),
    };
    const sent = {
      key: crypto.randomUUID(),
      number,
      at: Date.now(),
      state: 'sending',
      mayEdit: false,
      draft,
    } as const;
    if (tab === 'note') {
      const mentions = mentionsIn(draft.html);
      const actions = plainChangesOf(draft.actions);
      keepOutgoing(agent.id, { ...sent, tab, actions, body: { ...words, ...(mentions.length > 0 && { mentions }) } });
    } else {
      const recipients = recipientsOf(draft, ticket);
      const actions = changesOf(draft.actions);
      const subject = subjectOf(draft, ticket);
      keepOutgoing(agent.id, {
        ...sent,
        tab,
        body: {
          ...words,
          ...recipients,
          ...(subject !== null && { subject }),
          then,
          ...(lastSeen !== null && { lastSeen }),
          ...(confirmed.length > 0 && { confirmed: [...new Set(confirmed.filter(isConfirmable))] }),
          ...(draft.blanks !== undefined && draft.blanks.length > 0 && { blanks: draft.blanks }),
          ...(keeps.length > 0 && { keeps }),
          ...(actions.length > 0 && { actions }),
          ...(sendAt === null ? { undoSeconds: agent.undoSeconds } : { sendAt: new Date(sendAt).toISOString() }),
        },
      });
    }
    hand.sent(draft);
  };
}
