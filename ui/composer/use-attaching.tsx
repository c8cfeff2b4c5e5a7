import { Button } from '@mantine/core';
import { useFileDialog } from '@mantine/hooks';
import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, type HTMLAttributes, type ReactNode, useState } from 'react';
import { useLanguage } from '../language.tsx';

type Attaching = {
  /** Where files may be dropped: it says so while some hang above it (`data-over`). */
  zone: Pick<HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDragLeave' | 'onDrop'> & { 'data-over': true | undefined };
  /** Asks for files of this machine. */
  button: ReactNode;
};

/** Files for what is being written, dropped on it or chosen. */
export function useAttaching(add: (files: File[]) => void, className: string | undefined): Attaching {
  const { t } = useLanguage();
  const [isOver, setIsOver] = useState(false);
  const dialog = useFileDialog({ multiple: true, resetOnOpen: true, onChange: (files) => files && add([...files]) });
  const drop = (event: DragEvent) => {
    setIsOver(false);
    // The editor has taken pictures into its text by now.
    if (event.dataTransfer.files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  };
  return {
    zone: {
      'data-over': isOver || undefined,
      onDragOver(event) {
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget as Node) || setIsOver(false),
      onDrop: drop,
    },
    button: (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPaperclip size={17} aria-hidden="true" />}
        onClick={dialog.open}
        className={className}
      >
        {t('composer.attach')}
      </Button>
    ),
  };
}
