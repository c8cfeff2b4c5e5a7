import type { QueryClient } from '@tanstack/react-query';

/**
 * Calls `done` once the page has what it asked for and the browser is idle, unless the answer is called before. Listens to the cache beside
 * React: whoever waits is not drawn with each question that comes and goes meanwhile.
 */
export function onceCalm(client: QueryClient, done: () => void): () => void {
  // Safari has no idle time to offer.
  const [soon, never] = [window.requestIdleCallback ?? setTimeout, window.cancelIdleCallback ?? clearTimeout];
  let timer: number | undefined;
  const end = () => {
    leave();
    if (timer !== undefined) never(timer);
    timer = undefined;
  };
  const look = () => {
    const isCalm = client.isFetching() === 0;
    if (isCalm)
      timer ??= soon(() => {
        end();
        done();
      });
    else if (timer !== undefined) {
      never(timer);
      timer = undefined;
    }
  };
  const leave = client.getQueryCache().subscribe(look);
  look();
  return end;
}
