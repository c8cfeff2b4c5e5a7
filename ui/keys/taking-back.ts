/**
 * What was done last in this tab and can still be taken back: by the button of its toast, or by a key as long as somebody remembers it.
 * There is one way back at a time. Whether it really can, the ticket's workflow says.
 */

/** Longer ago it is not what a hand means that presses the key. */
const MEANT_MS = 60_000;

let last: { takeBack: () => void; until: number; over: () => void } | null = null;

/**
 * From now on the key takes this back; answers it, so that it happens once, whoever asks. `over`: it was taken back, or something else was done
 * since, and what offers it goes.
 */
export function rememberDone(takeBack: () => void, over: () => void = () => undefined): () => void {
  last?.over();
  const isOver = once(over);
  const back = once(() => {
    isOver();
    takeBack();
  });
  last = { takeBack: back, until: performance.now() + MEANT_MS, over: isOver };
  return back;
}

/** Takes back what was done last; nothing when that is long ago, or was taken back. */
export function takeBackLast(): void {
  const one = last;
  last = null;
  if (one !== null && performance.now() < one.until) one.takeBack();
}

function once(act: () => void): () => void {
  let acted = false;
  return () => {
    if (acted) return;
    acted = true;
    act();
  };
}
