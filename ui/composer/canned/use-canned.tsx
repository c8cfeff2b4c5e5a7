import { UnstyledButton } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { joinedActions, thenOf } from '../../../domain/mail/template/canned-actions.ts';
import { broughtBlanks, joinedBlanks } from '../../../domain/mail/template/blanks.ts';
import { restated } from '../../../domain/mail/restatement.ts';
import type { Then } from '../../../domain/ticket/event.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { SUMMARY } from './canned-words.ts';
import type { DraftInHand, Tab } from '../draft/drafts.ts';
import { isUnanswered, useThread } from '../use-thread.ts';
import { MacroLine } from './macro-line.tsx';
import { useCannedFiles } from './use-canned-files.ts';
import { type Picker, usePicker } from './use-picker.tsx';
import classes from '../composer.module.css';

/** The sentence that a first answer may begin with; null when there is none, or it is written already. */
function useRestatement({ number, summary, language }: TicketDetail, text: string): string | null {
  const isFirst = isUnanswered(useThread(number));
  if (summary === null || !isFirst) return null;
  const sentence = restated(summary.text, language);
  return text.includes(sentence) ? null : sentence;
}

type Canned = Omit<Picker, 'isOpen' | 'insert'> & {
  line: ReactNode;
  /** The summary of the ticket, for the first answer. */
  offer: ReactNode;
};

/** Canned replies in the composer: what they do besides is shown until it is sent. */
export function useCanned(
  ticket: TicketDetail,
  tab: Tab,
  { draft, change }: DraftInHand,
  onThen: (then: Then) => void,
): Canned {
  const { t } = useLanguage();
  const bring = useCannedFiles();
  const {
    isOpen: _isOpen,
    insert,
    ...picker
  } = usePicker(ticket, ({ reply, text }) => {
    const then = thenOf(reply.actions);
    // A note is followed by nothing.
    if (tab === 'reply' && then !== undefined) onThen(then);
    if (reply.id === SUMMARY) return;
    const actions = reply.actions
      .filter((action) => tab === 'reply' || action.do !== 'then')
      .map((action) => ({ ...action, cannedReply: reply.id }));
    change((now) => ({
      actions: joinedActions(now.actions ?? [], actions),
      blanks: joinedBlanks(now.blanks ?? [], broughtBlanks(text)),
    }));
    bring(reply, ticket.number, (files) => change((now) => ({ files: [...now.files, ...files] })));
  });
  const restatement = useRestatement(ticket, draft.text);
  return {
    ...picker,
    offer: tab === 'reply' && restatement !== null && (
      <UnstyledButton className={classes['offer']} onClick={() => insert(restatement)}>
        <IconQuote size={15} aria-hidden="true" />
        <b>{t('summary.begin')}</b>
        <span dir="auto">{restatement}</span>
      </UnstyledButton>
    ),
    line: (
      <MacroLine
        ticket={ticket}
        actions={draft.actions ?? []}
        isAlone={draft.text === ''}
        onChange={(actions) => change({ actions })}
      />
    ),
  };
}
