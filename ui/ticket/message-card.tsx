import { Button, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconCode, IconDownload, IconLock, IconRobot } from '@tabler/icons-react';
import { useState } from 'react';
import { apiUrl } from '../data/api-url.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Chip } from '../parts/chip.tsx';
import { Linkified } from '../parts/linkified.tsx';
import { dayTime, fullTime } from '../time.ts';
import type { Message, TicketDetail } from '../data/types.ts';
import { Attachments } from './attachments.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MailFrame } from './mail-frame.tsx';
import classes from './thread.module.css';

/** Mail that no person wrote; it stays closed until it is asked for. */
const isMachine = (message: Message): boolean =>
  (message.direction === 'in' && message.kind !== 'person') ||
  (message.direction === 'out' && message.kind !== 'reply');

/** One message: from the contact, from us, or a note among us; each by colour and by label. */
export function MessageCard({ message, ticket }: { message: Message; ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const machine = isMachine(message);
  const [open, setOpen] = useState(!machine);
  const [formatted, setFormatted] = useState(false);
  const [quoted, setQuoted] = useState(false);
  const at = message.sentAt ?? message.createdAt;
  const name = message.author.name || message.author.address;
  const words = message.newText ?? message.text;
  const hasQuote = message.newText !== null && message.text.trim() !== message.newText.trim();
  return (
    <article
      className={classes['message']}
      data-direction={message.direction}
      data-machine={machine || undefined}
      data-message={message.id}
      aria-label={t(`message.${message.direction}`, { name })}
    >
      <header className={classes['from']}>
        {machine ? (
          <span className={classes['robot']}>
            <IconRobot size={18} aria-hidden="true" />
          </span>
        ) : (
          <Avatar name={name} size={32} />
        )}
        <div className={classes['author']}>
          <span className={classes['name']}>{name}</span>
          {message.direction === 'in' && message.author.address !== name && (
            <span className={classes['address']}>{message.author.address}</span>
          )}
          {message.direction === 'note' && (
            <Chip tone="note" icon={IconLock} small>
              {t('message.note-label')}
            </Chip>
          )}
          {message.direction === 'out' && !machine && (
            <Chip tone="brand" small>
              {t('message.agent-label')}
            </Chip>
          )}
          {machine && <Chip small>{t(`message.kind.${message.kind}`)}</Chip>}
        </div>
        <time className={classes['time']} dateTime={at} title={fullTime(at, language)}>
          {dayTime(at, now, language)}
        </time>
      </header>
      {machine && (
        <button type="button" className={classes['unfold']} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight size={14} aria-hidden="true" /> {open ? t('message.hide') : t('message.show')}
        </button>
      )}
      {open && (
        <div className={classes['body']}>
          {formatted ? (
            <MailFrame message={message} />
          ) : (
            <div className={classes['text']} lang={ticket.language}>
              <Linkified text={words.trim() || t('message.no-text')} />
            </div>
          )}
          {hasQuote && !formatted && (
            <>
              <Tooltip label={quoted ? t('message.hide-quote') : t('message.show-quote')}>
                <button
                  type="button"
                  className={classes['quoteButton']}
                  aria-expanded={quoted}
                  aria-label={quoted ? t('message.hide-quote') : t('message.show-quote')}
                  onClick={() => setQuoted(!quoted)}
                >
                  •••
                </button>
              </Tooltip>
              {quoted && (
                <div className={classes['quote']} lang={ticket.language}>
                  <Linkified text={message.text.trim()} />
                </div>
              )}
            </>
          )}
          <Attachments attachments={message.attachments} />
          {message.defects.length > 0 && (
            <p className={classes['defect']}>
              <IconAlertTriangle size={15} aria-hidden="true" /> {t('message.defects')}
            </p>
          )}
          {(message.html !== null || message.hasRaw) && message.direction !== 'note' && (
            <div className={classes['tools']}>
              {message.html !== null && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  leftSection={<IconCode size={14} aria-hidden="true" />}
                  aria-pressed={formatted}
                  onClick={() => setFormatted(!formatted)}
                >
                  {formatted ? t('message.show-text') : t('message.show-html')}
                </Button>
              )}
              {message.hasRaw && (
                <Button
                  component="a"
                  href={apiUrl('getRawMail', { id: message.id })}
                  download={`${ticket.number}-${message.id}.eml`}
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  leftSection={<IconDownload size={14} aria-hidden="true" />}
                >
                  {t('message.raw')}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      {message.delivery && <DeliveryLine delivery={message.delivery} number={ticket.number} state={ticket} />}
    </article>
  );
}
