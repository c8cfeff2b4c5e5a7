import { Button, UnstyledButton } from '@mantine/core';
import { IconBolt, IconQuote } from '@tabler/icons-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { joinedActions, thenOf } from '../../../domain/mail/template/canned-actions.ts';
import { broughtBlanks, joinedBlanks } from '../../../domain/mail/template/blanks.ts';
import { restated } from '../../../domain/mail/restatement.ts';
import type { Then } from '../../../domain/ticket/event.ts';
import { call } from '../../data/client.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import { SUMMARY } from './canned-words.ts';
import type { DraftInHand, Tab } from '../draft/drafts.ts';
import type { Insertable, Insertion } from '../editor/insertion.ts';
import { isUnanswered, useThread } from '../use-thread.ts';
import { MacroLine } from './macro-line.tsx';
import { CannedPicker, type Chosen } from './canned-picker.tsx';
import classes from '../composer.module.css';

/** The sentence that a first answer may begin with; null when there is none, or it is written already. */
function useRestatement({ number, summary, language }: TicketDetail, text: string): string | null {
  const isFirst = isUnanswered(useThread(number));
  if (summary === null || !isFirst) return null;
  const sentence = restated(summary.text, language);
  return text.includes(sentence) ? null : sentence;
}

type Canned = {
  field: Insertable;
  button: ReactNode;
  picker: ReactNode;
  line: ReactNode;
  /** The summary of the ticket, for the first answer. */
  offer: ReactNode;
  /** Goes on writing, at these words. */
  toWords: (words: string) => void;
  /** Others in the place of words that stand in it. */
  swap: Insertion['swap'];
};

/** Canned replies in the composer: `/` or a button opens them, and what they do besides is shown until it is sent. */
export function useCanned(
  ticket: TicketDetail,
  tab: Tab,
  { draft, change }: DraftInHand,
  onThen: (then: Then) => void,
): Canned {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Insertion | null>(null);
  const place = useRef<(() => Insertion) | null>(null);
  const onPlace = useCallback((next: (() => Insertion) | null) => void (place.current = next), []);
  const insert = ({ reply, text }: Chosen) => {
    if (text === '') open?.back('');
    else open?.insert(text);
    setOpen(null);
    const then = thenOf(reply.actions);
    // A note is followed by nothing.
    if (tab === 'reply' && then !== undefined) onThen(then);
    const actions = reply.actions.filter((action) => tab === 'reply' || action.do !== 'then');
    if (reply.id === SUMMARY) return;
    change((now) => ({
      actions: joinedActions(now.actions ?? [], actions),
      blanks: joinedBlanks(now.blanks ?? [], broughtBlanks(text)),
    }));
    call('useCannedReply', { params: { id: reply.id }, body: { ticket: ticket.number } }).then(
      ({ attachments }) => change((now) => ({ files: [...now.files, ...attachments] })),
      (error: unknown) => toastFailure(error, t, t('canned.files-failed')),
    );
  };
  const restatement = useRestatement(ticket, draft.text);
  return {
    field: { onSlash: setOpen, onPlace },
    toWords: (words) => place.current?.().select(words),
    swap: (words, others, once) => place.current?.().swap(words, others, once),
    button: (
      <Button
        variant="subtle"
        color="gray"
        className={classes['attach']}
        leftSection={<IconBolt size={17} aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => place.current && setOpen(place.current())}
      >
        {t('canned.open')}
      </Button>
    ),
    offer: tab === 'reply' && restatement !== null && (
      <UnstyledButton className={classes['offer']} onClick={() => place.current?.().insert(restatement)}>
        <IconQuote size={15} aria-hidden="true" />
        <b>{t('summary.begin')}</b>
        <span dir="auto">{restatement}</span>
      </UnstyledButton>
    ),
    picker: open && (
      <CannedPicker
        ticket={ticket}
        at={open.at}
        onUse={insert}
        onClose={(words) => {
          setOpen(null);
          if (words !== null) open.back(words);
        }}
      />
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
