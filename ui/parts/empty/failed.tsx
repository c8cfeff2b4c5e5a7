import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemError } from '../../data/client.ts';
import { useLanguage } from '../../language.tsx';
import { failureText } from '../../toast.ts';

/** What could not be read, why, and a way to try again where that can help. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLanguage();
  // What the reader may not see will not be theirs by asking again.
  const isForbidden = error instanceof ProblemError && error.code === 'forbidden';
  return (
    <Alert
      color="red"
      variant="outline"
      m="md"
      title={t(isForbidden ? 'only.title' : 'failed.title')}
      icon={<IconAlertTriangle aria-hidden="true" />}
    >
      <p style={{ margin: '0 0 12px' }}>{failureText(error, t)}</p>
      {!isForbidden && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}
