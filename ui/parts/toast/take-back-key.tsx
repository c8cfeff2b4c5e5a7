import { Kbd } from '@mantine/core';
import { hasSingleKeys } from '../../single-keys.ts';

/** The key that does what the button of a toast does; nothing for a reader who has switched it off. */
export const takeBackKey = () => hasSingleKeys() && <Kbd aria-hidden="true">Z</Kbd>;
