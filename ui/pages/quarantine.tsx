import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconMailForward, IconMailPlus, IconTrash } from '@tabler/icons-react';
import { call } from '../client.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Chip } from '../parts/chip.tsx';
import { Page } from '../parts/page.tsx';
import { Paged } from '../parts/paged.tsx';
import { ReasonedButton } from '../parts/reasoned-button.tsx';
import { keys, quarantineQuery } from '../queries.ts';
import { useMe } from '../session.tsx';
import { dayTime, fileSize } from '../time.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { Inbound } from '../types.ts';
import { reasonText } from './inbound-text.ts';
import classes from './mail.module.css';

/** Mail that waits for a person's decision, with why it was held. */
export default function QuarantinePage() {
  const { t } = useLanguage();
  const query = useInfiniteQuery(quarantineQuery);
  return (
    <Page title={t('nav.quarantine')} text={t('quarantine.text')}>
      <Paged
        query={query}
        empty={{ title: t('quarantine.empty'), text: t('quarantine.empty.text') }}
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
  const release = useMutation({
    mutationFn: (to: 'ticket' | 'new-ticket' | 'discard') =>
      call('releaseQuarantine', { params: { id: mail.id }, body: { to } }),
    onSuccess: (_answer, to) => toastDone(t(`done.release.${to}`), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => {
      for (const queryKey of [keys.quarantine, keys.counters, keys.lists]) void client.invalidateQueries({ queryKey });
    },
  });
  const why = can('quarantine:decide') ? null : t('why.permission');
  // Unreadable or too large mail is no message and can only be put away.
  const readable = mail.state === 'held';
  return (
    <li className={classes['heldItem']}>
      <div className={classes['heldWords']}>
        <p className={classes['heldSubject']}>{mail.subject || t('ticket.no-subject')}</p>
        <p className={classes['heldMeta']}>
          <span>{mail.from ?? t('quarantine.no-sender')}</span>
          <span aria-hidden="true">→</span>
          <span>{mail.mailbox.address}</span>
          <span aria-hidden="true">·</span>
          <time dateTime={mail.storedAt}>{dayTime(mail.storedAt, now, language)}</time>
          <span aria-hidden="true">·</span>
          <span>{fileSize(mail.size, language)}</span>
        </p>
        <p className={classes['heldReason']}>
          <Chip tone="warn" small>
            {t(`inbound.${mail.state}`)}
          </Chip>{' '}
          {reasonText(mail, t)}
        </p>
      </div>
      <div className={classes['heldActions']}>
        {readable && mail.ticketNumber !== null && (
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
        <ReasonedButton
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} aria-hidden="true" />}
          why={why}
          loading={release.isPending && release.variables === 'discard'}
          onClick={() => release.mutate('discard')}
        >
          {t('quarantine.discard')}
        </ReasonedButton>
      </div>
    </li>
  );
}
