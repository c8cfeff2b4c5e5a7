import { Kbd } from '@mantine/core';
import { useSingleKeys } from '../../single-keys.ts';

/** The key of the button that it stands in. A single letter is none for a reader who has switched them off. */
export function KeyBeside({ letter, size = 'sm' }: { letter: string; size?: 'xs' | 'sm' }) {
  const hasSingle = useSingleKeys();
  const isSingle = letter.replace('⇧', '').length === 1;
  return (
    (hasSingle || !isSingle) && (
      <Kbd size={size} aria-hidden="true">
        {isSingle ? letter.toUpperCase() : letter}
      </Kbd>
    )
  );
}
