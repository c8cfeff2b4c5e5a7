import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ComponentType } from 'react';

/** True for good once the page has what it asked for first and the browser is idle: the time for what may come later. */
export function useCalm(): boolean {
  const client = useQueryClient();
  const [calm, setCalm] = useState(false);
  useEffect(() => {
    if (!calm) return onceCalm(client, () => setCalm(true));
  }, [calm, client]);
  return calm;
}

/** Listens to the cache beside React: whoever waits for calm is not drawn with each question that comes and goes meanwhile. */
function onceCalm(client: QueryClient, done: () => void): () => void {
  // Safari has no idle time to offer.
  const [soon, never] = [window.requestIdleCallback ?? setTimeout, window.cancelIdleCallback ?? clearTimeout];
  let timer: number | undefined;
  const look = () => {
    const isCalm = client.isFetching() === 0;
    if (isCalm) timer ??= soon(done);
    else if (timer !== undefined) {
      never(timer);
      timer = undefined;
    }
  };
  const leave = client.getQueryCache().subscribe(look);
  look();
  return () => {
    leave();
    if (timer !== undefined) never(timer);
  };
}

/**
 * A component that betters what stands there already, in a file of its own: null until the page is calm or `ask` was called, and
 * the file has come. When it does not come, `ask` tries again.
 */
export function useBetter<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const calm = useCalm();
  const [found, setFound] = useState<ComponentType<Props> | null>(null);
  const ask = useCallback(() => {
    load().then(
      (file) => setFound(() => file.default),
      () => undefined,
    );
  }, [load]);
  useEffect(() => {
    if (calm) ask();
  }, [calm, ask]);
  return [found, ask] as const;
}
