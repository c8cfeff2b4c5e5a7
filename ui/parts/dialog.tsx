import { Modal, type ModalProps } from '@mantine/core';
import { useLanguage } from '../language.tsx';

/** A dialog, with a name for the cross that closes it. */
export function Dialog(props: ModalProps) {
  const { t } = useLanguage();
  return <Modal {...props} closeButtonProps={{ 'aria-label': t('close') }} />;
}
