import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Ref } from 'react';

type Props = { ref: Ref<HTMLButtonElement>; label: string; onClick: () => void };

/** Beside what is known of a contact: it is changed there. */
export const Pencil = ({ ref, label, onClick }: Props) => (
  <ActionIcon ref={ref} variant="subtle" color="gray" size="sm" aria-label={label} title={label} onClick={onClick}>
    <IconPencil size={14} aria-hidden="true" />
  </ActionIcon>
);
