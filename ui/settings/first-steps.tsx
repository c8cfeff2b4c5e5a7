import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import type { Mailbox } from '../data/types.ts';
import { useFirstSteps, type FirstStep } from './use-first-steps.ts';
import classes from './first-steps.module.css';

const STORE = 'bilet.first-steps';

/** What is left to do on a new desk, each by its state at the server; gone when all is done, or when it was put away in this browser. */
export default function FirstSteps() {
  const { t } = useLanguage();
  const [away, setAway] = useState(() => localStorage.getItem(STORE) === 'away');
  const { steps, mailbox } = useFirstSteps(!away);
  const done = steps.filter((step) => step.isDone && !step.isRefused).length;
  const next = steps.find((step) => !step.isDone);
  if (away || next === undefined) return null;
  return (
    <section className={classes['card']} aria-label={t('first.title')}>
      <header>
        <h2>{t('first.title')}</h2>
        <span>{t('first.count', { done: String(done), all: String(steps.length) })}</span>
        <CloseButton
          aria-label={t('first.away')}
          onClick={() => {
            localStorage.setItem(STORE, 'away');
            setAway(true);
          }}
        />
      </header>
      <ol>
        {steps.map((step) => (
          <Row key={step.name} step={step} mailbox={mailbox} isNext={step === next} />
        ))}
      </ol>
    </section>
  );
}

function Row({
  step: { name, isDone, isRefused = false },
  mailbox,
  isNext,
}: {
  step: FirstStep;
  mailbox: Mailbox | null;
  isNext: boolean;
}) {
  const { t } = useLanguage();
  const address = mailbox?.address ?? '';
  const words =
    name === 'mail' && isDone
      ? t('first.mail.came')
      : mailbox === null
        ? t(`first.${name}.text`)
        : name === 'mailbox'
          ? `${address} · ${t(`mailbox.${mailbox.status}`)}`
          : t(name === 'mail' ? 'first.mail.to' : 'first.people.text', { address });
  return (
    <li data-done={isDone || undefined} data-refused={isRefused || undefined}>
      <span className={classes['mark']}>
        {isRefused && <IconAlertTriangle size={15} role="img" aria-label={t('first.refused')} />}
        {isDone && !isRefused && <IconCheck size={15} stroke={3} role="img" aria-label={t('first.done')} />}
      </span>
      <div>
        <b>{t(`first.${name}`)}</b>
        <span>{words}</span>
      </div>
      {isRefused && (
        <Button component={Link} href={paths.mailboxes()} size="xs" variant="default">
          {t('first.mailbox.look')}
        </Button>
      )}
      {!isDone && <Way name={name} address={address} isNext={isNext} />}
    </li>
  );
}

/** The way to what is to be done; for a mail it leads out of the desk. */
function Way({ name, address, isNext }: { name: FirstStep['name']; address: string; isNext: boolean }) {
  const { t } = useLanguage();
  const { demo } = useMe();
  const look = { size: 'xs', variant: isNext ? 'filled' : 'default' } as const;
  const words = t(`first.${name}.do`);
  if (name === 'mail' && address === '') return null;
  // No mail program reaches the demo's own address (`.test`, RFC 6761): its customers do.
  if (name === 'mail' && demo && address.endsWith('.test'))
    return (
      <Button component="a" href="/demo" target="bilet-customer" {...look}>
        {words}
      </Button>
    );
  if (name === 'mail')
    return (
      <Button component="a" href={`mailto:${address}`} {...look}>
        {words}
      </Button>
    );
  return (
    <Button component={Link} href={name === 'mailbox' ? paths.connect() : paths.people()} {...look}>
      {words}
    </Button>
  );
}
