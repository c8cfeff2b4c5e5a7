import { Kbd } from '@mantine/core';
import { useSingleKeys } from '../../single-keys.ts';
import { isSingleKey, keyName } from './key-name.ts';

/** The key of the button that it stands in. A single letter is none for a reader who has switched them off. */
export function KeyBeside({ letter, size = 'sm' }: { letter: string; size?: 'xs' | 'sm' }) {
  const hasSingle = useSingleKeys();
  return (
    (hasSingle || !isSingleKey(letter)) && (
      <Kbd size={size} aria-hidden="true">
        {keyName(letter)}
      </Kbd>
    )
  );
}
