import { Tooltip, type TooltipProps } from '@mantine/core';
import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

/** Resting so long on something asks what it means. */
const RESTS_MS = 250;

/** A finger does not leave what it has touched: its words go with the next touch, or after so long. */
const TOUCHED_MS = 4_000;

/** By what was pointed last: a touch reports a mouse, too, that never leaves. */
let isTouch = false;
const pointedBy = (pointer: string) => void (isTouch = pointer === 'touch');
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
type Shown = { at: HTMLElement; opened: boolean; touched: boolean };

/** What does something when it is touched needs no words beside that; what does nothing is explained. */
const acts = (at: HTMLElement): boolean => at.matches('button, a[href]') && at.getAttribute('aria-disabled') !== 'true';

/** Words about something, under the mouse or the keyboard. The tooltip is made when it is first asked for: a ticket has a dozen, and few are. */
export function Hint({ children, label, ...looks }: Props) {
  const id = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  const own = children.props;
  const open = (at: HTMLElement, touched = false) => setShown({ at, opened: true, touched });
  const close = () => {
    restless();
    setShown((now) => now && { ...now, opened: false });
  };
  const opened = shown?.opened ?? false;
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': opened ? id : own['aria-describedby'],
        onPointerEnter: (event: PointerEvent<HTMLElement>) => {
          own.onPointerEnter?.(event);
          pointedBy(event.pointerType);
        },
        onMouseEnter: (event: MouseEvent<HTMLElement>) => {
          own.onMouseEnter?.(event);
          const at = event.currentTarget;
          const touched = isTouch;
          if (!touched || !acts(at)) rest(() => at.isConnected && open(at, touched));
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

function Words({ id, at, opened, touched, label, onClose, ...rest }: WordsProps) {
  useEffect(() => {
    if (!opened) return;
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && onClose();
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  });
  const close = useRef(onClose);
  useEffect(() => void (close.current = onClose));
  useEffect(() => {
    if (!opened || !touched) return;
    const leave = () => close.current();
    const timer = setTimeout(leave, TOUCHED_MS);
    document.addEventListener('pointerdown', leave, { capture: true });
    document.addEventListener('scroll', leave, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', leave, { capture: true });
      document.removeEventListener('scroll', leave, { capture: true });
    };
  }, [opened, touched]);
  return <Tooltip target={at} opened={opened} label={<span id={id}>{label}</span>} {...rest} />;
}
