import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useSay } from '../../door/preferences.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { HoursDialog } from './hours-dialog.tsx';
import { RepliesDialog } from './replies-dialog.tsx';
import type { Told } from './use-first-steps.ts';
import classes from './first-steps.module.css';

type Props = { step: Told['steps'][number]; told: Told; isNext: boolean };

/** The way to what is to be done, or to what has been. A page that it opens leads back. */
export function Way({ step: { name, state }, told, isNext }: Props) {
  const { t, language } = useLanguage();
  const say = useSay();
  const [opened, setOpened] = useState(false);
  const look = { size: 'xs', variant: isNext ? 'filled' : 'default' } as const;
  const to = (href: string, words: string, onClick?: () => void): ReactNode => (
    <Button
      renderRoot={(props) => <Link {...props} href={href} state={{ from: 'first-steps' }} />}
      onClick={onClick}
      {...look}
    >
      {words}
    </Button>
  );
  const isDone = state === 'done';
  switch (name) {
    case 'mailbox':
      if (isDone) return null;
      return state === 'broken'
        ? to(paths.mailboxes(), t('first.mailbox.look'))
        : to(paths.connect(), t('first.mailbox.do'));
    case 'mail':
      if (told.ticket !== null) return to(paths.ticket('all', told.ticket), t('first.mail.open'));
      return told.mailbox === null ? null : <Mail address={told.mailbox.address} isNext={isNext} />;
    case 'people':
      return isDone ? null : to(paths.people(), t('first.people.do'));
    case 'hours':
      return isDone ? (
        to(paths.policies(), t('first.look'))
      ) : (
        <>
          <Button {...look} onClick={() => setOpened(true)}>
            {t('first.hours.do')}
          </Button>
          {opened && <HoursDialog onClose={() => setOpened(false)} />}
        </>
      );
    case 'acknowledgement':
      return to(paths.text('acknowledgement', language), t('first.look'), () => say({ sawAcknowledgement: true }));
    case 'replies':
      return isDone ? (
        to(paths.cannedReplies(), t('first.look'))
      ) : (
        <>
          <Button {...look} onClick={() => setOpened(true)}>
            {t('first.replies.do')}
          </Button>
          {opened && <RepliesDialog onClose={() => setOpened(false)} />}
        </>
      );
    case 'signature':
      return isDone ? null : to(paths.profile(), t('first.signature.do'));
    case 'notices':
      return isDone ? null : to(paths.noticeSettings(), t('first.notices.do'));
    case 'keys':
      return to(paths.keys(), t('first.look'));
  }
}

/** The address to write to, and a way to do it that leads out of the desk. */
function Mail({ address, isNext }: { address: string; isNext: boolean }) {
  const { t } = useLanguage();
  const { demo } = useMe();
  const { copied, copy } = useClipboard({ timeout: 4_000 });
  // No mail program reaches the demo's own address (`.test`, RFC 6761): its customers do.
  const out =
    demo && address.endsWith('.test') ? { href: '/demo', target: 'bilet-customer' } : { href: `mailto:${address}` };
  return (
    <span className={classes['ways']}>
      <Button size="xs" variant="default" onClick={() => copy(address)}>
        <span role="status">{t(copied ? 'copied' : 'first.mail.copy')}</span>
      </Button>
      <Button component="a" {...out} size="xs" variant={isNext ? 'filled' : 'default'}>
        {t('first.mail.do')}
      </Button>
    </span>
  );
}
