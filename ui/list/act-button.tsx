import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import classes from './selection-bar.module.css';

type Props = Pick<ComponentPropsWithRef<'button'>, 'onClick' | 'disabled' | 'className' | 'ref'> & {
  icon: Icon;
  words: string;
  letter?: string;
  isQuiet?: boolean;
};

/** Something that is done with all that is selected. Where there is little room its picture stands for its words. */
export function ActButton({ icon: Picture, words, letter, isQuiet = false, className = '', ...rest }: Props) {
  return (
    <Button
      size="compact-sm"
      variant={isQuiet ? 'subtle' : 'default'}
      color={isQuiet ? 'gray' : undefined}
      className={`${classes['act']} ${className}`}
      aria-label={words}
      title={words}
      {...rest}
    >
      <Picture size={16} aria-hidden="true" />
      <span className={classes['words']}>{words}</span>
      {letter && <KeyBeside letter={letter} size="xs" />}
    </Button>
  );
}
