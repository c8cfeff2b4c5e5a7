import type { Icon } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { useMe } from '../door/session.tsx';
import { dropTyped, quiet } from '../typing.ts';
import { whyNot } from '../command/availability.ts';
import { keyCap } from '../command/offers.ts';
import { COMMAND_TABLE } from '../command/table.ts';
import { useRequests } from '../keys/requests.ts';
import type { TicketDetail } from '../data/types.ts';
import { ColleagueDrafts } from './draft/colleague-drafts.tsx';
import { isEmptyDraft, type Tab, useDraft } from './draft/drafts.ts';
import { prefetchEditor } from './editor/field.tsx';
import { tookRefusal, useRefusal, useStanding } from './sending/refusals.ts';
import { useElsewhere } from './draft/use-elsewhere.ts';
import { namesOf, recipientsOf, settled } from './recipients.ts';
import { Writer } from './writer.tsx';
import { BareButton } from '../parts/button/bare-button.tsx';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import classes from './composer.module.css';

/** The word that was begun for a field that may not open. */
const REFUSED_MS = 1_000;
const TABS: Tab[] = ['reply', 'note'];

/** Below the thread: two buttons, or the open writer of a reply or a note. What was written stays when it is closed. `onOpen`: it is to be seen. */
export function Composer({ ticket, onOpen }: { ticket: TicketDetail; onOpen: () => void }) {
  const { t } = useLanguage();
  const { can, agent } = useMe();
  const drafts = { reply: useDraft(ticket.number, 'reply').draft, note: useDraft(ticket.number, 'note').draft };
  useElsewhere(ticket.number);
  const [tab, setTab] = useState<Tab | null>(null);
  const openers = { reply: useRef<HTMLButtonElement>(null), note: useRef<HTMLButtonElement>(null) };
  const closed = useRef<Tab | null>(null);
  const why = { reply: whyNot(ticket, 'reply', can, t), note: whyNot(ticket, 'note', can, t) };
  const writes = can('ticket:write');
  useEffect(() => {
    if (!writes) return;
    // Safari has no idle time to offer.
    const timer = (window.requestIdleCallback ?? setTimeout)(prefetchEditor);
    return () => (window.cancelIdleCallback ?? clearTimeout)(timer);
  }, [writes]);
  const open = (next: Tab) => {
    if (why[next] !== null) return;
    // In the same step: a field that is not shown gets no focus, and what is typed for it would mean the ticket.
    onOpen();
    setTab(next);
  };
  const openByKey = (next: Tab) => {
    open(next);
    if (why[next] === null && tab !== next) return;
    // Nothing opens: it is not allowed, or open already. A field that is still on its way keeps what was typed for it.
    const field = document.querySelector<HTMLElement>('[data-writing] [role="textbox"], [data-writing] textarea');
    if (tab === null || field !== null) dropTyped();
    if (why[next] === null) field?.focus();
    else quiet(REFUSED_MS);
  };
  useRequests(TABS, openByKey);
  const refusal = useRefusal(agent.id, ticket.number);
  useStanding(ticket.number, why.reply === null);
  // Sent or emptied on another device: there is nothing left to ask about.
  const isMoot = refusal !== undefined && refusal.concerns.length > 0 && isEmptyDraft(drafts[refusal.tab]);
  useEffect(() => {
    if (isMoot) tookRefusal(agent.id, ticket.number);
  }, [isMoot, agent.id, ticket.number]);
  // The words are back in the draft; they are shown to who still stands here.
  if (refusal && tab !== refusal.tab && why[refusal.tab] === null) setTab(refusal.tab);
  // Back to where it was opened, unless the hand has gone elsewhere meanwhile.
  const close = () => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.closest('[data-writing]') !== null) closed.current = tab;
    setTab(null);
  };
  useLayoutEffect(() => {
    if (tab !== null || closed.current === null) return;
    openers[closed.current].current?.focus();
    closed.current = null;
  });
  if (tab !== null && why[tab] === null)
    return (
      <>
        <ColleagueDrafts number={ticket.number} />
        <Writer key={tab} ticket={ticket} tab={tab} why={why} onTab={setTab} onClose={close} />
      </>
    );
  // The same people as the writer shows: who asked is not always who wrote last.
  const to = recipientsOf(settled(drafts.reply, ticket), ticket).to;
  const label = {
    reply: to.length === 0 ? t('composer.reply') : t('composer.reply-to', { name: namesOf(to) }),
    note: t('composer.note-to'),
  };
  const button = (next: Tab, Picture: Icon) => (
    <BareButton
      ref={openers[next]}
      className={classes['opener']}
      data-tab={next}
      aria-disabled={why[next] !== null || undefined}
      onClick={() => open(next)}
    >
      <Picture size={17} aria-hidden="true" />
      <span>{why[next] ?? label[next]}</span>
      {!isEmptyDraft(drafts[next]) && (
        <Chip small tone="warn">
          {t('composer.draft')}
        </Chip>
      )}
      <KeyBeside letter={keyCap(next)} size="xs" />
    </BareButton>
  );
  return (
    <>
      <ColleagueDrafts number={ticket.number} />
      <div className={classes['closed']}>
        {button('reply', COMMAND_TABLE.reply.offer.icon)}
        {button('note', COMMAND_TABLE.note.offer.icon)}
      </div>
    </>
  );
}
