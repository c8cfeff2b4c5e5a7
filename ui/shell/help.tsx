import { Text } from '@mantine/core';
import { Link } from 'wouter';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { paths } from '../paths.ts';
import { KeyList } from './key-list.tsx';

/** All keys of the desk. */
export default function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const { singleKeys } = useMe().preferences;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('help.title')} size="lg">
      <Text size="sm" mb="sm">
        {!singleKeys && `${t('keys.are-off')} `}
        <Link href={paths.keys()} onClick={onClose}>
          {t('help.whole')}
        </Link>{' '}
        ·{' '}
        <Link href={paths.guide()} onClick={onClose}>
          {t('user.guide')}
        </Link>
      </Text>
      <KeyList heading="h3" />
    </Dialog>
  );
}
