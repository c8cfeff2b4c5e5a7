import { UnstyledButton } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';

/** A button without a look, as Mantine's UnstyledButton, of which only the class is needed. */
export const BareButton = ({ className = '', ...rest }: ComponentPropsWithRef<'button'>) => (
  <button type="button" className={`mantine-focus-auto ${UnstyledButton.classes['root']} ${className}`} {...rest} />
);
