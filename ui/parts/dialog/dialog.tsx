import { Modal, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useLanguage } from '../../language.tsx';
import { confirmByKey } from './confirm-key.ts';
import { useMade } from '../menu/use-made.ts';

/** A dialog, with a name for the cross that closes it and Ctrl+Enter for its form; made when it first opens, because most never do. */
export const Dialog = (props: ModalProps) => useMade(props.opened) && <Made {...props} />;

/** It opens a moment after it is made: only what is seen to open knows where the focus was and gives it back. */
function Made({ opened, ...props }: ModalProps) {
  const { t } = useLanguage();
  const isThere = useMounted();
  return (
    <Modal
      opened={opened && isThere}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={confirmByKey}
      {...props}
    />
  );
}
