import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import type { Insertable, Insertion } from '../editor/insertion.ts';
import { CannedPicker, type Chosen } from './canned-picker.tsx';
import type { OnTicket } from './canned-words.ts';
import classes from '../composer.module.css';

export type Picker = {
  field: Insertable;
  button: ReactNode;
  picker: ReactNode;
  isOpen: boolean;
  /** Puts words at the caret. */
  insert: (words: string) => void;
  /** Goes on writing, at these words. */
  toWords: (words: string) => void;
  /** Others in the place of words that stand in it. */
  swap: Insertion['swap'];
};

/** Canned replies at the caret of a field: `/` or a button opens them. `onUse` hears of each whose words stand there then. */
export function usePicker(ticket: OnTicket, onUse: (chosen: Chosen) => void, onLeave?: () => void): Picker {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Insertion | null>(null);
  const place = useRef<(() => Insertion) | null>(null);
  const onPlace = useCallback((next: (() => Insertion) | null) => void (place.current = next), []);
  const use = (chosen: Chosen) => {
    if (chosen.text === '') open?.back('');
    else open?.insert(chosen.text, chosen.html);
    setOpen(null);
    onUse(chosen);
  };
  return {
    field: { onSlash: setOpen, onPlace },
    isOpen: open !== null,
    insert: (words) => place.current?.().insert(words),
    toWords: (words) => place.current?.().select(words),
    swap: (words, others, once) => place.current?.().swap(words, others, once),
    button: (
      <Button
        variant="subtle"
        color="gray"
        className={classes['attach']}
        leftSection={<IconBolt size={17} aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => place.current && setOpen(place.current())}
      >
        {t('canned.open')}
      </Button>
    ),
    picker: open && (
      <CannedPicker
        ticket={ticket}
        at={open.at}
        onUse={use}
        onLeave={onLeave}
        onClose={(words) => {
          setOpen(null);
          if (words !== null) open.back(words);
        }}
      />
    ),
  };
}
