import { Alert, Button, Group } from '@mantine/core';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';

/** Somebody else has saved what is being written: what may be done about it. */
export function StaleAlert({ id, onTake }: { id: string; onTake: () => void }) {
  const { t } = useLanguage();
  return (
    <Alert color="red" variant="outline" role="alert" title={t('policy.stale.title')}>
      <p>{t('policy.stale.text')}</p>
      <Group gap="xs" mt="sm">
        <Button component="a" href={paths.policy(id)} target="_blank" size="xs" variant="default">
          {t('policy.stale.compare')}
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('policy.stale.take')}
        </Button>
      </Group>
    </Alert>
  );
}
