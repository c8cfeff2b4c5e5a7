/** Whether single letters are keys for whoever is signed in, for what stands outside of the session, as toasts do. */
import { useSyncExternalStore } from 'react';

let isOn = true;
const heard = new Set<() => void>();

export const hasSingleKeys = (): boolean => isOn;

export function setSingleKeys(are: boolean): void {
  isOn = are;
  for (const hear of heard) hear();
}

/** The same, drawn anew as it changes. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, hasSingleKeys);

function subscribe(hear: () => void): () => void {
  heard.add(hear);
  return () => heard.delete(hear);
}
