import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { Hint } from './hint.tsx';

type Props = ButtonProps & {
  why: string | null;
  onClick?: () => void;
  /** It was clicked although it cannot be used. */
  onRefused?: () => void;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

/**
 * A button that says why it cannot be used. It stays focusable (`data-disabled`, aria-disabled), so that the keyboard
 * and a screen reader reach the reason too.
 */
export function ReasonedButton({ why, onClick, onRefused, children, ref, ...rest }: Props) {
  const button = (
    <Button
      ref={ref}
      {...rest}
      data-disabled={why !== null || undefined}
      aria-disabled={why !== null || undefined}
      onClick={
        why === null
          ? onClick
          : (event) => {
              event.preventDefault();
              onRefused?.();
            }
      }
    >
      {children}
    </Button>
  );
  return why === null ? button : <Hint label={why}>{button}</Hint>;
}
