import { IconClockExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DAY_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Chip } from '../../parts/chip.tsx';
import { dayInWords } from '../../time.ts';
import type { Mailbox } from '../../data/types.ts';
import classes from './mailbox.module.css';

/** A secret is renewed at the service in minutes, once somebody thinks of it. */
const SOON_DAYS = 30;

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

/** Of a secret: it is said louder when there is a month left. */
function Expiry({ day }: { day: string }) {
  const { t, language } = useLanguage();
  const left = Math.ceil((Date.parse(`${day}T00:00`) - useNow()) / DAY_MS);
  const words = dayInWords(day, language);
  if (left > SOON_DAYS) return words;
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
