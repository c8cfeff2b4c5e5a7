/**
 * Tries again what has not reached the server: at once while there is a line, whenever the browser says that it is back, and every so many ms, as
 * often nothing tells of that. Answers what ends it.
 */
export function againOnLine(again: () => void, connected: boolean, everyMs: number): () => void {
  if (connected) again();
  const timer = setInterval(again, everyMs);
  window.addEventListener('online', again);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', again);
  };
}
