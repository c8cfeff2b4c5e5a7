import { IconClockExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip } from '../../parts/chip.tsx';
import { dayInWords, daysUntil } from '../../time.ts';
import type { Mailbox } from '../../data/types.ts';
import classes from './mailbox.module.css';

/** Whose it is, where it is read and sent from, and how it signs in. */
export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLanguage();
  const { team, imap, smtp, folders, signIn } = mailbox;
  return (
    <dl className={classes['facts']}>
      <Fact name={t('mailbox.team')}>{team.name}</Fact>
      <Fact name="IMAP">{`${imap.host}:${imap.port}`}</Fact>
      <Fact name="SMTP">{`${smtp.host}:${smtp.port}`}</Fact>
      <Fact name={t('mailbox.sign-in')}>
        {signIn.kind === 'password'
          ? t('field.password')
          : t(`mailbox.sign-in.${signIn.service}.${signIn.flow}`, { account: signIn.account ?? mailbox.address })}
      </Fact>
      {signIn.kind === 'oauth' && signIn.secretExpiresOn && (
        <Fact name={t('mailbox.secret')}>
          <Expiry day={signIn.secretExpiresOn} />
        </Fact>
      )}
      <Fact name={t('mailbox.folders')}>
        {folders.map(({ path, team: of }) => (of === null ? path : `${path} → ${of.name}`)).join(', ')}
      </Fact>
    </dl>
  );
}

/** Of a secret: it is said louder from the day on which it is a trouble. */
function Expiry({ day }: { day: string }) {
  const { t, language } = useLanguage();
  const left = daysUntil(day, useNow());
  const words = dayInWords(day, language);
  if (left > LIMITS.secretEndsDays) return words;
  return (
    <Chip small tone={left > 0 ? 'warn' : 'danger'} icon={IconClockExclamation}>
      {left > 0 ? t('mailbox.secret.soon', { count: left, day: words }) : t('mailbox.secret.gone', { day: words })}
    </Chip>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
