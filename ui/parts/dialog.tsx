import { Modal, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useLanguage } from '../language.tsx';

/**
 * A dialog, with a name for the cross that closes it. One that is made as it opens opens a moment later: only what is seen to open
 * knows where the focus was and gives it back.
 */
export function Dialog({ opened, ...props }: ModalProps) {
  const { t } = useLanguage();
  const isMade = useMounted();
  return <Modal opened={opened && isMade} closeButtonProps={{ 'aria-label': t('close') }} {...props} />;
}
