import { ActionIcon } from '@mantine/core';
import type { ComponentPropsWithRef, CSSProperties } from 'react';
import { BareButton } from './bare-button.tsx';
import classes from './icon-button.module.css';

type Props = ComponentPropsWithRef<'button'> & {
  /** In px. */
  size: number;
  isFramed?: boolean;
};

/** A picture that is pressed. It looks as Mantine's ActionIcon does and costs a tenth of it: a ticket has a dozen. */
export const IconButton = ({ size, isFramed = false, className = '', children, ...rest }: Props) => (
  <BareButton
    {...rest}
    className={`mantine-active ${ActionIcon.classes['root']} ${classes[isFramed ? 'framed' : 'quiet']} ${className}`}
    style={{ '--ai-size': `${size}px` } as CSSProperties}
  >
    <span className={ActionIcon.classes['icon']}>{children}</span>
  </BareButton>
);
