import { IconCheck, IconChevronRight, IconLock, IconPaperclip, IconRobot } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/person/avatar.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { AbusiveChip } from '../../parts/chip/state-chip.tsx';
import { HeldLine } from '../../composer/sending/held-line.tsx';
import { fullTime, paperTime } from '../../time.ts';
import type { Message, TicketDetail } from '../../data/types.ts';
import { DeliveryLine } from '../delivery/delivery-line.tsx';
import { AbuseLine } from './abuse-line.tsx';
import { MessageBody, showsForm } from './message-body.tsx';
import { MessageMenu } from './message-menu.tsx';
import { PaperContext, useTimeWords } from '../../parts/print/paper.ts';
import { printPage } from '../../parts/print/print.ts';
import { RecipientsLine } from './recipients-line.tsx';
import classes from './thread.module.css';

/** Mail that no person wrote. */
const isMachine = (message: Message): boolean =>
  (message.direction === 'in' && message.kind !== 'person') ||
  (message.direction === 'out' && message.kind !== 'reply');

/** Whoever gets it on paper learns no more of it than by mail. */
const withoutBcc = (message: Message): Message => ({ ...message, bcc: [] });

/** So much of a folded message is drawn; the line shows less. */
const GIST_CHARS = 240;

type Props = {
  message: Message;
  ticket: TicketDetail;
  folded: boolean;
  /** It is open at first, though a machine wrote it. */
  opened: boolean;
  /** The address names it. */
  linked: boolean;
  /** What it is called, where that is new. */
  subject: string | null;
};

/**
 * One message: from the contact, from us, or a note among us; each by colour and by label. What a machine wrote, and what was
 * read long ago (`folded`), is one line until somebody opens it.
 */
export function MessageCard({ message, ticket, folded, opened, linked, subject }: Props) {
  const { t, language } = useLanguage();
  const time = useTimeWords();
  const machine = isMachine(message);
  const [foldable] = useState(machine || folded);
  const [open, setOpen] = useState(opened || !foldable);
  const [formatted, setFormatted] = useState(() => showsForm(message));
  const [alone, setAlone] = useState(false);
  const around = useContext(PaperContext);
  // One message by itself is printed for whoever asked for it, as the thread is for its customer.
  const paper = alone ? 'customer' : around;
  const isForCustomer = paper === 'customer';
  const print = () => {
    setAlone(true);
    void printPage(`#${ticket.number} ${subject ?? ticket.mailSubject}`).finally(() => setAlone(false));
  };
  // When ours was sent, perhaps a second time, stands below it; here it stands in the order of the thread.
  const at = message.direction === 'in' ? (message.sentAt ?? message.createdAt) : message.createdAt;
  const name = message.author.name || message.author.address;
  // As it should be: a folded line needs no more than a sign of it.
  const arrived = message.delivery?.state === 'sent';
  const label = t(open ? 'message.hide' : 'message.show');
  return (
    <article
      className={classes['message']}
      data-direction={message.direction}
      data-machine={machine || undefined}
      data-folded={!open || undefined}
      data-message={message.id}
      data-linked={linked || undefined}
      data-printed={alone || undefined}
      data-paper={paper ?? undefined}
      aria-label={t(`message.${message.direction}`, { name })}
    >
      <header className={classes['from']}>
        {machine ? (
          <span className={classes['robot']}>
            <IconRobot size={18} aria-hidden="true" />
          </span>
        ) : (
          <Avatar name={name} size={open ? 32 : 22} />
        )}
        <div className={classes['author']}>
          <span className={classes['name']} dir="auto">
            {name}
          </span>
          {open && message.direction === 'in' && message.author.address !== name && (
            <span className={classes['address']}>{shownAddress(message.author.address)}</span>
          )}
          {message.direction === 'note' && (
            <Chip tone="note" icon={IconLock} small>
              {t('message.note-label')}
            </Chip>
          )}
          {open && message.direction === 'out' && !machine && (
            <Chip tone="brand" small>
              {t('message.agent-label')}
            </Chip>
          )}
          {!open && !isForCustomer && message.abuse === 'flagged' && <AbusiveChip />}
          {machine && <Chip small>{t(`message.kind.${message.kind}`)}</Chip>}
        </div>
        {!open && !machine && (
          <span className={classes['gist']} dir="auto" lang={ticket.language}>
            {(message.newText ?? message.text).slice(0, GIST_CHARS)}
          </span>
        )}
        {!open && message.attachments.length > 0 && (
          <IconPaperclip size={14} className={classes['clip']} role="img" aria-label={t('message.files')} />
        )}
        {!open && arrived && (
          <IconCheck size={15} className={classes['arrived']} role="img" aria-label={t('delivery.sent')} />
        )}
        <time className={classes['time']} dateTime={at} title={fullTime(at, language)}>
          {alone ? paperTime(at, language) : time(at)}
        </time>
        {open && (
          <MessageMenu
            message={message}
            number={ticket.number}
            formatted={formatted}
            onFormatted={setFormatted}
            onPrint={print}
          />
        )}
        {foldable && (
          <button
            type="button"
            className={classes['unfold']}
            aria-expanded={open}
            aria-label={t('message.unfold', { what: label, name })}
            title={label}
            onClick={() => setOpen(!open)}
          >
            <IconChevronRight size={15} aria-hidden="true" />
          </button>
        )}
      </header>
      {open && !isForCustomer && <AbuseLine message={message} number={ticket.number} />}
      {open && (
        <RecipientsLine message={isForCustomer ? withoutBcc(message) : message} ticket={ticket} subject={subject} />
      )}
      {open && <MessageBody message={message} lang={ticket.language} formatted={formatted} printing={paper !== null} />}
      {message.delivery?.state === 'held' && !isForCustomer && <HeldLine delivery={message.delivery} ticket={ticket} />}
      {message.delivery && message.delivery.state !== 'held' && !isForCustomer && (open || !arrived) && (
        <DeliveryLine delivery={message.delivery} number={ticket.number} state={ticket} />
      )}
    </article>
  );
}
