import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { untilReaderActs } from '../../reader-acts.ts';

type Place = {
  /** The message at whose beginning it stands at first. */
  stand: string | null;
  /** The one that the address names. */
  linked: string | null;
  newestFirst: boolean;
};

/** Room above where reading begins. */
const ABOVE = 24;

/** Where a thread stands: at the beginning of a message until its reader takes over, and then where they left it. */
export function useScrollPlace(scroller: RefObject<HTMLElement | null>, { stand, linked, newestFirst }: Place): void {
  const isHeld = useRef(false);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // What is newest stands on top, and what waits to be sent above it.
    if (newestFirst && linked === null) {
      box.scrollTo(0, 0);
      return;
    }
    // The beginning of the message, not its end: a long mail is read from the top.
    const toIt = () => {
      const message = box.querySelector<HTMLElement>(`[data-message="${stand}"]`);
      if (message) box.scrollTo(0, Math.max(0, beginningOf(message).offsetTop - ABOVE));
    };
    toIt();
    // Frames and pictures take their height later and notes come above it all: it is held until the reader takes over.
    isHeld.current = true;
    const { signal, leave } = untilReaderActs();
    const sizes = new ResizeObserver(toIt);
    const watch = () => [box, ...box.children].forEach((one) => sizes.observe(one));
    const rows = new MutationObserver(watch);
    rows.observe(box, { childList: true });
    watch();
    signal.addEventListener('abort', () => {
      isHeld.current = false;
      rows.disconnect();
      sizes.disconnect();
    });
    return leave;
  }, [scroller, stand, newestFirst, linked]);

  // The composer opens below and takes room: who stood at the end stays at the end.
  useEffect(() => {
    const box = scroller.current;
    if (!box || newestFirst) return;
    let height = box.clientHeight;
    const watch = new ResizeObserver(() => {
      const wasAtEnd = box.scrollHeight - box.scrollTop - height < 48;
      height = box.clientHeight;
      if (wasAtEnd && !isHeld.current) box.scrollTo(0, box.scrollHeight);
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, [scroller, newestFirst]);
}

/** With the line that says that what is new begins there. */
function beginningOf(message: HTMLElement): HTMLElement {
  const before = message.previousElementSibling;
  return before instanceof HTMLElement && before.hasAttribute('data-new') ? before : message;
}
