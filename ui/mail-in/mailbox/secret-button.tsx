import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { later } from '../../parts/empty/later.tsx';
import type { App } from './secret-dialog.tsx';

const SecretDialog = later(() => import('./secret-dialog.tsx'), { waiting: null });

/** Where a new secret of an application is entered. */
export function SecretButton({ app }: { app: App }) {
  const { t } = useLanguage();
  const [enters, setEnters] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconKey size={15} aria-hidden="true" />}
        onClick={() => setEnters(true)}
      >
        {t('apps.secret.new')}
      </Button>
      {enters && <SecretDialog app={app} onClose={() => setEnters(false)} />}
    </>
  );
}
