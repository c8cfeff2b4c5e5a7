/** The time zone in which the desk shows every time to its reader: the one of their profile, else that of this device. */
import { useSyncExternalStore } from 'react';
import { isTimeZone } from '../domain/wall-time.ts';

/** A device that does not know where it is names a zone that is none. */
function ofDevice(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}

let device = ofDevice();
let chosen: string | null = null;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** That of this device. */
const zoneOfDevice = (): string => device;

export const zoneHere = (): string => chosen ?? device;

/** From now on every time is shown so; null: as on this device, and so is what this browser does not know. */
export function showIn(zone: string | null): void {
  const next = zone !== null && isTimeZone(zone) ? zone : null;
  if (next === chosen) return;
  chosen = next;
  tell();
}

/** A laptop travels while its desk is open. */
function look(): void {
  const now = ofDevice();
  if (now === device) return;
  device = now;
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', look);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', look);
  };
}

/** The reader's zone, and that of this device; whoever asks is drawn again once it is another. */
export const useZone = (): string => useSyncExternalStore(subscribe, zoneHere);
export const useZoneOfDevice = (): string => useSyncExternalStore(subscribe, zoneOfDevice);
