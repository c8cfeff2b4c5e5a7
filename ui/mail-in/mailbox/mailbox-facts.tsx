import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { ago, dayInWords, dayTime, fullTime } from '../../time.ts';
import type { Mailbox } from '../../data/types.ts';
import classes from './mailbox.module.css';

/** Whose it is, where it is read and sent from, how it signs in, and when it was last looked into. */
export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const { t, language } = useLanguage();
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
        <Fact name={t('mailbox.secret')}>{dayInWords(signIn.secretExpiresOn, language)}</Fact>
      )}
      <Fact name={t('mailbox.folders')}>
        {folders.map(({ path, team: of }) => (of === null ? path : `${path} → ${of.name}`)).join(', ')}
      </Fact>
      <Fact name={t('mailbox.last-look')}>
        <Moment at={mailbox.lastLookAt} />
      </Fact>
      <Fact name={t('mailbox.last-mail')}>
        <Moment at={mailbox.lastMailAt} />
      </Fact>
    </dl>
  );
}

/** How long ago, and when. */
function Moment({ at }: { at: string | null }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (at === null) return t('mailbox.never');
  return (
    <time dateTime={at} title={fullTime(at, language)}>
      {ago(at, now, language)} · {dayTime(at, now, language)}
    </time>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
