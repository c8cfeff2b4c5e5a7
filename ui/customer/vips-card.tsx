import { ActionIcon, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileImport, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { customerKeys, vipsQuery } from '../data/customer-queries.ts';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { useChange } from '../parts/panel/panel.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Card, CardHead } from '../shell/page.tsx';
import { toastDone, toastFailure } from '../toast.ts';
import { ImportDialog } from './import-dialog.tsx';
import { VipForm } from './vip-form.tsx';
import shared from '../parts/panel/settings.module.css';
import classes from './customers.module.css';

/** What the VIP list is shown in: itself, contacts, and the lists of their tickets. */
export const VIP_KEYS = [customerKeys.vips, ['contact'], ['tickets']];

/** Addresses and whole domains whose tickets are those of VIPs: added one by one or from a file, taken away. */
export function VipsCard({ q, why }: { q: string; why: string | null }) {
  const { t } = useLanguage();
  const asked = useInfiniteQuery(vipsQuery(q));
  const [adds, setAdds] = useState<'one' | 'file' | null>(null);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card label={t('customer.vips')}>
      <CardHead title={t('customer.vips')} text={t('customer.vips.text')}>
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconFileImport size={15} aria-hidden="true" />}
          why={why}
          onClick={() => setAdds('file')}
        >
          {t('customer.import')}
        </ReasonedButton>
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          why={why}
          onClick={() => setAdds('one')}
        >
          {t('customer.vip.add')}
        </ReasonedButton>
      </CardHead>
      {adds === 'one' && <VipForm onClose={() => setAdds(null)} />}
      <Unanswered query={asked} />
      {asked.data && items.length === 0 && (
        <p className={classes['none']}>{t(q === '' ? 'customer.vips.none' : 'customer.vips.found')}</p>
      )}
      <ul className={shared['people']} aria-label={t('customer.vips')}>
        {items.map((vip) => (
          <li key={vip.entry}>
            <div>
              <b>{vip.entry}</b>
              {vip.note !== '' && <small>{vip.note}</small>}
            </div>
            {vip.entry.startsWith('@') && <Chip small>{t('customer.vip.domain')}</Chip>}
            {why === null && <VipRemoval entry={vip.entry} />}
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <div className={classes['more']}>
          <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {adds === 'file' && <ImportDialog onClose={() => setAdds(null)} />}
    </Card>
  );
}

function VipRemoval({ entry }: { entry: string }) {
  const { t } = useLanguage();
  const remove = useChange(
    VIP_KEYS,
    () => call('deleteVip', { body: { entry } }),
    () => toastDone(t('customer.vip.removed', { entry }), t),
    (error) => toastFailure(error, t),
  );
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('customer.vip.remove', { entry })}
      loading={remove.isPending}
      onClick={() => remove.mutate()}
    >
      <IconX size={15} />
    </ActionIcon>
  );
}
