/** What a reader does who takes over from a page that holds something where they look. */
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** Ends once the reader acts; `leave` ends it sooner. */
export function untilReaderActs(): { signal: AbortSignal; leave: () => void } {
  const leave = new AbortController();
  const { signal } = leave;
  const since = performance.now();
  for (const act of ACTS)
    // The click or the key that led here may still be on its way up.
    window.addEventListener(act, ({ timeStamp }) => timeStamp > since && leave.abort(), { signal, passive: true });
  return { signal, leave: () => leave.abort() };
}
