import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconMailPlus, IconTrash } from '@tabler/icons-react';
import { call } from '../data/client.ts';
import { keys, mailboxesQuery } from '../data/queries.ts';
import type { Mailbox } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { toastDone, toastFailure } from '../toast.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import classes from '../parts/panel/settings.module.css';

/** What is held because so many new requests came at once, mailbox by mailbox, to be decided in one go. */
export function Floods() {
  const mailboxes = useQuery(mailboxesQuery).data?.items ?? [];
  return mailboxes.filter(({ flooded }) => flooded > 0).map((mailbox) => <Flood key={mailbox.id} mailbox={mailbox} />);
}

function Flood({ mailbox: { id, address, flooded: count, floodedUpTo } }: { mailbox: Mailbox }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const [discarding, discard] = useDisclosure(false);
  const decide = useMutation({
    // What came after it was counted here is no part of what is decided.
    mutationFn: (to: 'new-ticket' | 'discard') =>
      call('decideFlood', { params: { id }, body: { to, upTo: floodedUpTo! } }),
    onSuccess: (answer, to) => toastDone(t(`done.flood.${to}`, { count: answer.count }), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => {
      for (const queryKey of [keys.quarantine, keys.counters, keys.lists, keys.mailboxes])
        void client.invalidateQueries({ queryKey });
    },
  });
  const why = can('quarantine:decide') ? null : t('why.permission');
  return (
    <section className={classes['flood']} role="status">
      <p>{t('flood.text', { count, address })}</p>
      <div className={classes['heldActions']}>
        <ReasonedButton
          size="xs"
          leftSection={<IconMailPlus size={15} aria-hidden="true" />}
          why={why}
          loading={decide.isPending && decide.variables === 'new-ticket'}
          onClick={() => decide.mutate('new-ticket')}
        >
          {t('flood.new-ticket')}
        </ReasonedButton>
        <ReasonedButton
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} aria-hidden="true" />}
          why={why}
          loading={decide.isPending && decide.variables === 'discard'}
          onClick={discard.open}
        >
          {t('flood.discard')}
        </ReasonedButton>
      </div>
      <DiscardDialog
        opened={discarding}
        onClose={discard.close}
        onDiscard={() => decide.mutate('discard')}
        title={t('flood.discard.title', { count })}
        text={t('flood.discard.text')}
        action={t('flood.discard')}
      />
    </section>
  );
}
