import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { isolated } from '../../parts/words/isolated.ts';
import type { Message, TicketDetail } from '../../data/types.ts';
import classes from './recipients.module.css';

type Field = 'from' | 'to' | 'cc' | 'bcc' | 'replyTo';
const FIELDS: Field[] = ['from', 'to', 'cc', 'bcc', 'replyTo'];
/** Names in the folded line. */
const FEW = 3;

type Props = {
  message: Message;
  ticket: TicketDetail;
  /** What it is called, where that is new; unfolded it is always said. */
  subject: string | null;
};

/** Whom a mail went to, in one line; unfolded with every address, what its From and Reply-To say, and its subject. */
export function RecipientsLine({ message, ticket, subject }: Props) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  if (message.direction === 'note') return null;
  const people = {
    from: message.from ? [message.from] : [],
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    replyTo: message.replyTo,
  };
  const fields = FIELDS.filter((field) => people[field].length > 0);
  if (fields.length === 0) return null;
  const isDoubted = message.replyTo.some(({ address }) =>
    ticket.addressing.instead.some((one) => one.address === address),
  );
  const brief = fields
    .filter((field) => field !== 'from' && (field !== 'replyTo' || message.from === undefined))
    .map((field) => {
      const names = people[field].slice(0, FEW).map(({ name, address }) => name || shownAddress(address));
      const more = people[field].length - FEW;
      return `${t(`recipients.${field}`)}: ${names.map(isolated).join(', ')}${more > 0 ? ` +${more}` : ''}`;
    });
  if (subject !== null) brief.push(`${t('recipients.subject')}: ${isolated(subject)}`);
  return (
    <div className={classes['line']}>
      <button type="button" data-on-paper aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{open ? t('recipients.hide') : brief.join(' · ')}</span>
        <IconChevronDown size={13} aria-hidden="true" />
      </button>
      {isDoubted && (
        <Chip small tone="warn" icon={IconAlertTriangle} title={t('recipients.doubt.why')}>
          {t('recipients.doubt')}
        </Chip>
      )}
      {open && (
        <dl>
          {fields.map((field) => (
            <div key={field}>
              <dt>{t(`recipients.${field}`)}</dt>
              <dd>
                {people[field].map(({ name, address }) => (
                  <span key={address}>
                    {name && <b dir="auto">{name}</b>} {shownAddress(address)}
                  </span>
                ))}
              </dd>
            </div>
          ))}
          {message.subject !== '' && (
            <div>
              <dt>{t('recipients.subject')}</dt>
              <dd dir="auto">{message.subject}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
