import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { beginPicking, toggleSelected, useIsPicking } from '../keys/selection.ts';

/** So long a finger rests on a row that means it, and so far it may move meanwhile: else it scrolls. */
const HELD_MS = 450;
const MOVED_PX = 10;

/** A row under a finger: held it begins a selection; while one is made a touch chooses instead of opening. */
export function useHolding(number: number) {
  const isPicking = useIsPicking();
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  // The click and the menu of the browser that end the touch are not meant.
  const isSwallowed = useRef(false);
  const end = () => {
    if (held.current !== null) clearTimeout(held.current.timer);
    held.current = null;
  };
  return {
    onPointerDown: ({ pointerType, clientX, clientY }: PointerEvent) => {
      isSwallowed.current = false;
      if (pointerType !== 'touch' || isPicking) return;
      end();
      const timer = setTimeout(() => {
        held.current = null;
        isSwallowed.current = true;
        navigator.vibrate?.(10);
        beginPicking(number);
      }, HELD_MS);
      held.current = { timer, x: clientX, y: clientY };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { current } = held;
      if (current !== null && Math.hypot(clientX - current.x, clientY - current.y) > MOVED_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => {
      if (held.current !== null || isSwallowed.current) event.preventDefault();
    },
    onClickCapture: (event: MouseEvent) => {
      const isOwn = (event.target as HTMLElement).tagName === 'INPUT';
      if (!isSwallowed.current && (!isPicking || isOwn)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!isSwallowed.current) toggleSelected(number);
      isSwallowed.current = false;
    },
  };
}
