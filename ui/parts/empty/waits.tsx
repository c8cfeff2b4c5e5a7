import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';

/** In the place of what is not on this device while there is no connection; `what` says it, else "this part". */
export function Waits({ what }: { what?: string }) {
  const { t } = useLanguage();
  return (
    <Alert
      color="gray"
      variant="outline"
      m="md"
      bd="1px solid var(--line)"
      role="status"
      title={t('waits.title')}
      icon={<IconPlugConnectedX aria-hidden="true" />}
    >
      {what ?? t('waits.part')}
    </Alert>
  );
}
