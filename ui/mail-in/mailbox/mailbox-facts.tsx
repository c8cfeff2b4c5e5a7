import type { ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import type { Mailbox } from '../../data/types.ts';
import classes from './mailbox.module.css';

/** Whose it is, where it is read and sent from, and how it signs in. */
export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useLanguage();
  const { team, imap, smtp, folders } = mailbox;
  return (
    <dl className={classes['facts']}>
      <Fact name={t('mailbox.team')}>{team.name}</Fact>
      <Fact name="IMAP">{`${imap.host}:${imap.port}`}</Fact>
      <Fact name="SMTP">{`${smtp.host}:${smtp.port}`}</Fact>
      <Fact name={t('mailbox.folders')}>
        {folders.map(({ path, team: of }) => (of === null ? path : `${path} → ${of.name}`)).join(', ')}
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
