import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { onceCalm } from '../../data/once-calm.ts';

/** True for good once the page has what it asked for first and the browser is idle: the time for what may come later. */
export function useCalm(): boolean {
  const client = useQueryClient();
  const [calm, setCalm] = useState(false);
  useEffect(() => {
    if (!calm) return onceCalm(client, () => setCalm(true));
  }, [calm, client]);
  return calm;
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
