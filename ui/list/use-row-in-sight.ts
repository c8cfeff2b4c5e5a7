import { type RefObject, useEffect, useRef } from 'react';
import { untilReaderActs } from '../reader-acts.ts';

type Sought = {
  scroller: RefObject<HTMLElement | null>;
  /** The ticket whose row it is. */
  near: number | null;
  /** Where that row is; -1 as long as it was not read. */
  place: number;
  /** There are rows. */
  arrived: boolean;
  show: () => void;
};

/**
 * Brings a row in sight once there are rows, and holds it there while banners above the list and further pages come, until the reader takes
 * over: then neither new mail nor a note pulls the list under their hand.
 */
export function useRowInSight({ scroller, near, place, arrived, show }: Sought): void {
  const showNow = useRef(() => {});
  const isHeld = useRef(false);
  useEffect(() => void (showNow.current = () => void (place >= 0 && show())));
  useEffect(() => {
    const box = scroller.current;
    if (!arrived || near === null || box === null) return;
    showNow.current();
    isHeld.current = true;
    const { signal, leave } = untilReaderActs();
    const size = new ResizeObserver(() => showNow.current());
    size.observe(box);
    signal.addEventListener('abort', () => {
      isHeld.current = false;
      size.disconnect();
    });
    return leave;
  }, [scroller, arrived, near]);
  const isThere = place >= 0;
  useEffect(() => {
    if (isThere && isHeld.current) showNow.current();
  }, [isThere]);
}
