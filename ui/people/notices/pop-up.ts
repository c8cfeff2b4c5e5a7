/** Notifications of the browser. */
import { ring } from './ring.ts';

/** Whether this browser lets us; `unsupported`: it cannot, or not at this address. */
export type Permission = NotificationPermission | 'unsupported';
export const permissionNow = (): Permission =>
  'Notification' in window && window.isSecureContext ? Notification.permission : 'unsupported';

export type PopUp = {
  title: string;
  body: string;
  /** The next one of this name takes its place. */
  tag: string;
  /** How often it is heard. */
  rings: number;
  onClick?: () => void;
};

/** Shows one where it may, and nothing elsewhere. */
export function popUp({ title, body, tag, rings, onClick }: PopUp): void {
  if (permissionNow() !== 'granted') return;
  try {
    // It rings by itself, the same on every system.
    const shown = new Notification(title, { body, tag, silent: true });
    shown.addEventListener('click', () => {
      window.focus();
      onClick?.();
      shown.close();
    });
  } catch {
    // Chrome on Android knows notifications of service workers only.
    return;
  }
  if (rings > 0) ring(rings);
}
