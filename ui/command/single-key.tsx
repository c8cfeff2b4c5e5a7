import { Kbd } from '@mantine/core';
import { useMe } from '../door/session.tsx';

/** The single key of what stands beside it; nothing for a reader who has switched them off. */
export function SingleKey({ letter }: { letter: string }) {
  const { singleKeys } = useMe().preferences;
  return singleKeys && <Kbd aria-hidden="true">{letter.toUpperCase()}</Kbd>;
}
