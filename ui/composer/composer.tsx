import { UnstyledButton } from '@mantine/core';
import { IconLock, IconMessageReply } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip.tsx';
import { useMe } from '../session.tsx';
import { whyNot } from '../ticket/availability.ts';
import { useSignal } from '../ticket/signals.ts';
import type { TicketDetail } from '../types.ts';
import { hasDraft, type Tab } from './drafts.ts';
import { Writer } from './writer.tsx';
import classes from './composer.module.css';

/** Below the thread: two buttons, or the open writer of a reply or a note. What was written stays when it is closed. */
export function Composer({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const [tab, setTab] = useState<Tab | null>(null);
  const why = { reply: whyNot(ticket, 'reply', can, t), note: whyNot(ticket, 'note', can, t) };
  const open = (next: Tab) => why[next] === null && setTab(next);
  useSignal('reply', () => open('reply'));
  useSignal('note', () => open('note'));
  if (tab !== null && why[tab] === null)
    return <Writer key={tab} ticket={ticket} tab={tab} why={why} onTab={setTab} onClose={() => setTab(null)} />;
  const button = (next: Tab, Picture: typeof IconLock) => (
    <UnstyledButton
      className={classes['opener']}
      data-tab={next}
      aria-disabled={why[next] !== null || undefined}
      onClick={() => open(next)}
    >
      <Picture size={17} aria-hidden="true" />
      <span>
        {why[next] ??
          t(next === 'reply' ? 'composer.reply-to' : 'composer.note-to', {
            name: ticket.contact.name || ticket.contact.address,
          })}
      </span>
      {hasDraft(ticket.number, next) && (
        <Chip small tone="warn">
          {t('composer.draft')}
        </Chip>
      )}
      <kbd aria-hidden="true">{next === 'reply' ? 'R' : 'N'}</kbd>
    </UnstyledButton>
  );
  return (
    <div className={classes['closed']}>
      {button('reply', IconMessageReply)}
      {button('note', IconLock)}
    </div>
  );
}
