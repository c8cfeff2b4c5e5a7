import { Button, useComputedColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconShieldCheck, IconMailForward, IconMailPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link } from 'wouter';
import { type QuarantineDecision, decisionsOn, LEDGER_STATES } from '../../domain/mail/ledger.ts';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { apiUrl } from '../data/api-url.ts';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip } from '../parts/chip/chip.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { paths } from '../paths.ts';
import { quarantineQuery } from '../data/mail-in-queries.ts';
import { keys, ticketQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { dayTime, fileSize, fullTime } from '../time.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { Inbound } from '../data/types.ts';
import { Frame } from '../ticket/thread/mail-frame.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { Floods } from './flood.tsx';
import { reasonText } from './inbound-text.ts';
import classes from '../parts/panel/settings.module.css';

/** Mail that waits for a person's decision, with why it was held. */
export default function QuarantinePage() {
  const { t } = useLanguage();
  const query = useInfiniteQuery(quarantineQuery);
  return (
    <Page title={t('nav.quarantine')} text={t('quarantine.text')}>
      <Floods />
      <Paged
        query={query}
        empty={{ title: t('quarantine.empty'), text: t('quarantine.empty.text'), icon: IconShieldCheck }}
        label={t('nav.quarantine')}
      >
        {(items) => (
          <ul className={classes['held']}>
            {items.map((mail) => (
              <Held key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

function Held({ mail }: { mail: Inbound }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const now = useNow();
  const client = useQueryClient();
  const refresh = () => {
    for (const queryKey of [keys.quarantine, keys.counters, keys.lists]) void client.invalidateQueries({ queryKey });
  };
  const [discarding, discard] = useDisclosure(false);
  const release = useMutation({
    mutationFn: (to: QuarantineDecision) => call('releaseQuarantine', { params: { id: mail.id }, body: { to } }),
    onSuccess: (_answer, to) => toastDone(t(`done.release.${to}`), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => refresh(),
  });
  const reading = useMutation({
    mutationFn: () => call('readAgain', { params: { id: mail.id } }),
    onSuccess: () => toastDone(t('done.read-again'), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => refresh(),
  });
  const why = can('quarantine:decide') ? null : t('why.permission');
  const decisions = decisionsOn(mail.state);
  // Unreadable or too large mail is no message and can only be put away.
  const readable = decisions.includes('new-ticket');
  const words = reasonText(mail, t);
  return (
    <li className={classes['heldItem']}>
      <div className={classes['heldWords']}>
        <p className={classes['heldSubject']} dir="auto">
          {mail.subject || t('ticket.no-subject')}
        </p>
        <p className={classes['heldMeta']}>
          <Sender mail={mail} />
          <span aria-hidden="true">→</span>
          <span>{mail.mailbox.address}</span>
          <span aria-hidden="true">·</span>
          <time dateTime={mail.internalDate} title={fullTime(mail.internalDate, language)}>
            {dayTime(mail.internalDate, now, language)}
          </time>
          <span aria-hidden="true">·</span>
          <span>{fileSize(mail.size, language)}</span>
        </p>
        <p className={classes['heldReason']}>
          <Chip tone="warn" small>
            {t(`inbound.${mail.state}`)}
          </Chip>{' '}
          {words}
        </p>
        {mail.hasForm ? <Formatted mail={mail} /> : mail.text && <Words text={mail.text} />}
        {mail.ticketNumber !== null && <Named number={mail.ticketNumber} />}
        {mail.hasRaw && (
          <p className={classes['heldNote']}>
            <a href={apiUrl('getQuarantineRaw', { id: mail.id })} download>
              {t(mail.state === 'oversize' ? 'quarantine.raw.header' : 'quarantine.raw')}
            </a>
          </p>
        )}
      </div>
      <div className={classes['heldActions']}>
        {decisions.includes('ticket') && mail.ticketNumber !== null && (
          <ReasonedButton
            size="xs"
            variant="default"
            leftSection={<IconMailForward size={15} aria-hidden="true" />}
            why={why}
            loading={release.isPending && release.variables === 'ticket'}
            onClick={() => release.mutate('ticket')}
          >
            {t('quarantine.to-ticket', { number: String(mail.ticketNumber) })}
          </ReasonedButton>
        )}
        {readable && (
          <ReasonedButton
            size="xs"
            leftSection={<IconMailPlus size={15} aria-hidden="true" />}
            why={why}
            loading={release.isPending && release.variables === 'new-ticket'}
            onClick={() => release.mutate('new-ticket')}
          >
            {t('quarantine.new-ticket')}
          </ReasonedButton>
        )}
        {LEDGER_STATES[mail.state].mayBeReadAgain && mail.hasRaw && (
          <ReasonedButton
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} aria-hidden="true" />}
            why={why}
            loading={reading.isPending}
            onClick={() => reading.mutate()}
          >
            {t('quarantine.read-again')}
          </ReasonedButton>
        )}
        <ReasonedButton
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} aria-hidden="true" />}
          why={why}
          loading={release.isPending && release.variables === 'discard'}
          onClick={discard.open}
        >
          {t('quarantine.discard')}
        </ReasonedButton>
      </div>
      <DiscardDialog
        opened={discarding}
        onClose={discard.close}
        onDiscard={() => release.mutate('discard')}
        title={t('quarantine.discard.title')}
        text={t('quarantine.discard.text')}
        action={t('quarantine.discard')}
      >
        <p className={classes['heldSubject']} dir="auto">
          {mail.subject || t('ticket.no-subject')}
        </p>
        <p className={classes['heldMeta']}>
          <Sender mail={mail} />
        </p>
      </DiscardDialog>
    </li>
  );
}

/** Who it says it is from. Nobody has proved it, so the address stands beside the name. */
function Sender({ mail: { from, fromName } }: { mail: Inbound }) {
  const { t } = useLanguage();
  return (
    <span>
      {fromName && <b dir="auto">{fromName}</b>} {from === null ? t('quarantine.no-sender') : shownAddress(from)}
    </span>
  );
}

/** A mail that has a form: its words, or how it looks. */
function Formatted({ mail }: { mail: Inbound }) {
  const { t } = useLanguage();
  const theme = useComputedColorScheme('light');
  const [shown, { toggle }] = useDisclosure(false);
  const name = mail.fromName || (mail.from ?? t('quarantine.no-sender'));
  return (
    <>
      {shown ? (
        <div className={classes['heldForm']}>
          <Frame
            id={`held-${mail.id}`}
            text={mail.text ?? ''}
            title={t('message.frame', { name })}
            src={apiUrl('getQuarantineFrame', { id: mail.id }, { theme })}
          />
        </div>
      ) : (
        <Words text={mail.text?.trim() || t('message.no-text')} />
      )}
      <Button variant="subtle" size="compact-xs" aria-expanded={shown} onClick={toggle}>
        {t(shown ? 'quarantine.plain' : 'quarantine.formatted')}
      </Button>
    </>
  );
}

/** Characters and lines of a mail that are shown at once. */
const SHORT = { chars: 600, lines: 8 };

/** What the mail says; a long one unfolds. */
function Words({ text }: { text: string }) {
  const { t } = useLanguage();
  const [open, unfold] = useDisclosure(false);
  const whole = text.trim();
  const short = whole.split('\n').slice(0, SHORT.lines).join('\n').slice(0, SHORT.chars);
  const isShort = short.length === whole.length;
  return (
    <div className={classes['heldText']}>
      <p dir="auto">{open || isShort ? whole : `${short.replace(/\s+\S*$/, '')} …`}</p>
      {!open && !isShort && (
        <Button variant="subtle" size="compact-xs" onClick={unfold.open}>
          {t('quarantine.more')}
        </Button>
      )}
    </div>
  );
}

/** The ticket that a held mail names, and what it means to let the mail in. */
function Named({ number }: { number: number }) {
  const { t } = useLanguage();
  const ticket = useQuery(ticketQuery(number)).data;
  return (
    <p className={classes['heldNote']}>
      {t('quarantine.about')}{' '}
      <Link href={paths.anyTicket(number)}>
        #{number}
        {ticket && (
          <>
            {' '}
            <bdi>{ticket.subject || t('ticket.no-subject')}</bdi>
          </>
        )}
      </Link>
      {ticket && ` · ${t('quarantine.about.of', { name: ticket.contact.name || ticket.contact.address })}`}
      <br />
      {t('quarantine.lets-in')}
    </p>
  );
}
