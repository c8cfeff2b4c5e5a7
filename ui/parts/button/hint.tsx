import { Tooltip, type TooltipProps } from '@mantine/core';
import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type MouseEvent,
  type ReactElement,
  useEffect,
  useId,
  useState,
} from 'react';

/** Resting so long on something asks what it means. */
const RESTS_MS = 250;

/** There is one mouse. */
let resting: ReturnType<typeof setTimeout> | undefined;
const rest = (answer: () => void): void => {
  clearTimeout(resting);
  resting = setTimeout(answer, RESTS_MS);
};
const restless = (): void => clearTimeout(resting);

type Props = Pick<TooltipProps, 'label' | 'multiline' | 'maw' | 'position'> & {
  /** What is explained; it can have the focus. */
  children: ReactElement<HTMLAttributes<HTMLElement>>;
};
type Shown = { at: HTMLElement; opened: boolean };

/** Words about something, under the mouse or the keyboard. The tooltip is made when it is first asked for: a ticket has a dozen, and few are. */
export function Hint({ children, label, ...looks }: Props) {
  const id = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  const own = children.props;
  const open = (at: HTMLElement) => setShown({ at, opened: true });
  const close = () => {
    restless();
    setShown((now) => now && { ...now, opened: false });
  };
  const opened = shown?.opened ?? false;
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': opened ? id : own['aria-describedby'],
        onMouseEnter: (event: MouseEvent<HTMLElement>) => {
          own.onMouseEnter?.(event);
          const at = event.currentTarget;
          rest(() => at.isConnected && open(at));
        },
        onMouseLeave: (event: MouseEvent<HTMLElement>) => {
          own.onMouseLeave?.(event);
          close();
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          own.onFocus?.(event);
          if (event.currentTarget.matches(':focus-visible')) open(event.currentTarget);
        },
        onBlur: (event: FocusEvent<HTMLElement>) => {
          own.onBlur?.(event);
          close();
        },
      })}
      {shown !== null && <Words {...looks} {...shown} id={id} label={label} onClose={close} />}
    </>
  );
}

type WordsProps = Omit<Props, 'children'> & Shown & { id: string; onClose: () => void };

function Words({ id, at, opened, label, onClose, ...rest }: WordsProps) {
  useEffect(() => {
    if (!opened) return;
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && onClose();
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  });
  return <Tooltip target={at} opened={opened} label={<span id={id}>{label}</span>} {...rest} />;
}
