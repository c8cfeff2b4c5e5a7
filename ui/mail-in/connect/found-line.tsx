import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import type { ServerAddress } from '../../../domain/mail/mailbox.ts';
import { useLanguage } from '../../language.tsx';
import type { Draft } from './draft.ts';
import { ProviderMark } from './provider-mark.tsx';
import classes from './found.module.css';

/** What was found for an address, in one readable line, and the way to all fields. */
export function FoundLine({ draft: { settings, found }, onExpert }: { draft: Draft; onExpert: () => void }) {
  const { t } = useLanguage();
  const where = ({ host, tls }: ServerAddress) => `${host} · ${t(`connect.tls.${tls}`)}`;
  const isKnown = settings.imap.host !== '';
  return (
    <div className={classes['found']}>
      <ProviderMark provider={found?.provider ?? null} />
      <div>
        <b>{found?.name || settings.address}</b>
        {isKnown && (
          <span>
            {where(settings.imap)}
            <i aria-hidden="true"> — </i>
            {where(settings.smtp)}
          </span>
        )}
        {found && <small>{t(`connect.by.${found.by}`)}</small>}
      </div>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconAdjustments size={15} aria-hidden="true" />}
        onClick={onExpert}
      >
        {t('connect.expert')}
      </Button>
    </div>
  );
}
