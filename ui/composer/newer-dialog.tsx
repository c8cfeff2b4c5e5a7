import { Button } from '@mantine/core';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import classes from './composer.module.css';

/** The contact wrote, or a colleague answered, while the reply was written: read first, or send as it is. */
export function NewerDialog({
  opened,
  colleague,
  onRead,
  onSend,
  onClose,
}: {
  opened: boolean;
  /** Who answered; null when it was the contact who wrote. */
  colleague: string | null;
  onRead: () => void;
  onSend: () => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={colleague === null ? t('newer.title') : t('newer.colleague', { name: colleague })}
    >
      <p style={{ margin: '0 0 20px' }}>{t('newer.text')}</p>
      <div className={classes['dialogButtons']}>
        <Button variant="default" onClick={onSend}>
          {t('newer.send')}
        </Button>
        <Button onClick={onRead} data-autofocus>
          {t('newer.read')}
        </Button>
      </div>
    </Dialog>
  );
}
