import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

type Props = ButtonProps & {
  why: string | null;
  onClick?: () => void;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

/**
 * A button that says why it cannot be used. It stays focusable (`data-disabled`, aria-disabled), so that the keyboard
 * and a screen reader reach the reason too.
 */
export function ReasonedButton({ why, onClick, children, ref, ...rest }: Props) {
  const button = (
    <Button
      ref={ref}
      {...rest}
      data-disabled={why !== null || undefined}
      aria-disabled={why !== null || undefined}
      onClick={why === null ? onClick : (event) => event.preventDefault()}
    >
      {children}
    </Button>
  );
  return why === null ? button : <Tooltip label={why}>{button}</Tooltip>;
}
