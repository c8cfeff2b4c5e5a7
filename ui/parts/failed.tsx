import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { failureText } from '../toast.ts';

/** What could not be read, why, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <Alert
      color="red"
      variant="outline"
      m="md"
      title={t('failed.title')}
      icon={<IconAlertTriangle aria-hidden="true" />}
    >
      <p style={{ margin: '0 0 12px' }}>{failureText(error, t)}</p>
      <Button variant="default" size="xs" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Alert>
  );
}
