import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';

/**
 * A part of the desk that did not load. `again` tries once more; when that fails though the server answers, the page is
 * loaded anew: after an update only the new page knows the names of the new files.
 */
export function Broken({ again }: { again: () => Promise<void> }) {
  const { t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await again();
    } catch {
      if (await serverAnswers()) location.reload();
      else setBusy(false);
    }
  };
  return (
    <Alert
      color="red"
      variant="outline"
      m="md"
      role="alert"
      title={t('failed.title')}
      icon={<IconAlertTriangle aria-hidden="true" />}
    >
      <p style={{ margin: '0 0 12px' }}>{t('pane.broken')}</p>
      <Button variant="default" size="xs" loading={busy} onClick={() => void retry()}>
        {t('retry')}
      </Button>
    </Alert>
  );
}

/** Without it a reload would put the browser's own error page in the desk's place, and the words on it away. */
const serverAnswers = (): Promise<boolean> =>
  fetch('/', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
