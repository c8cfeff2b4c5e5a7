import { Modal, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useEffect } from 'react';
import { useLanguage } from '../../language.tsx';
import { confirmByKey } from './confirm-key.ts';
import { useMade } from '../menu/use-made.ts';

/** A dialog, with a name for the cross that closes it and Ctrl+Enter for its form; made when it first opens, because most never do. */
export const Dialog = (props: ModalProps) => useMade(props.opened) && <Made {...props} />;

/** It opens a moment after it is made: only what is seen to open knows where the focus was and gives it back. */
function Made({ opened, ...props }: ModalProps) {
  const { t } = useLanguage();
  const isThere = useMounted();
  useFocusKept(opened);
  return (
    <Modal
      opened={opened && isThere}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={confirmByKey}
      {...props}
    />
  );
}

/** Many go away with what has asked for them, and not by closing: then nobody else gives the focus back to where it was. */
function useFocusKept(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [opened]);
}
