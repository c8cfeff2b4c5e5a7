import { IconPencil } from '@tabler/icons-react';
import type { Ref } from 'react';
import { IconButton } from '../../parts/button/icon-button.tsx';

type Props = { ref: Ref<HTMLButtonElement>; label: string; onClick: () => void };

/** Beside what is known of a contact: it is changed there. */
export const Pencil = ({ ref, label, onClick }: Props) => (
  <IconButton ref={ref} size={22} aria-label={label} title={label} onClick={onClick}>
    <IconPencil size={14} aria-hidden="true" />
  </IconButton>
);
