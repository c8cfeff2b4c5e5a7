import { type NotificationData, notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { ProblemError } from './data/client.ts';
import { faultText } from './field-error.ts';
import type { DeskT } from './texts/index.ts';

/**
 * The sentences for a failure: what the API calls it, in the reader's language, and what is wrong with the fields, but those at
 * `shown`, which say it themselves; our own when the API did not speak. That something entered is wrong goes without saying where
 * it is said what.
 */
export const failureText = (error: unknown, t: DeskT, shown: readonly string[] = []): string => {
  if (!(error instanceof ProblemError)) return t('problem.internal');
  const faults = error.fields.filter(({ path }) => !shown.includes(path)).map((field) => faultText(field, t));
  // What is wrong says more than that something is.
  if (error.code === 'bad-input' && faults.length > 0) return [...new Set(faults)].join(' ');
  // A title carries no full stop; here it stands as a sentence among others.
  if (error.title !== null) return [`${error.title}.`, ...new Set(faults)].join(' ');
  return t(error.code === 'unavailable' ? 'problem.unavailable' : 'problem.internal');
};

/** Tells that something could not be done. Stays until read, longer than good news. */
export const toastFailure = (error: unknown, t: DeskT, what?: string): void =>
  toastRefused(what ?? t('toast.failed'), failureText(error, t), t);

/** Tells what did not come about, and why. */
export const toastRefused = (
  title: string,
  message: ReactNode,
  t: DeskT,
  more: Pick<NotificationData, 'id' | 'onClose'> = {},
): void => {
  notifications.show({
    ...more,
    color: 'red',
    title,
    message,
    // The grey of the library is too pale to be read.
    styles: { description: { color: 'var(--ink-soft)' } },
    autoClose: 8_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
};

/** What was done last, as it is told. */
let done: string | null = null;

/**
 * Tells what was done in the place of what was told before: whoever works fast reads what they did last, and no pile lies on their work.
 * What was refused, or is under way, stands apart. Answers its name.
 */
export function tellDone(toast: NotificationData): string {
  leaveDone();
  done = notifications.show(toast);
  return done;
}

/** What stood there as under way is done. */
export function becomesDone(id: string): void {
  if (done !== id) leaveDone();
  done = id;
}

function leaveDone(): void {
  if (done !== null) notifications.hide(done);
  done = null;
}

/** What is more than a few words takes as long to read as a refusal. */
const LONG_CHARS = 60;

/** Tells that something was done, in the place of what was told before. */
export const toastDone = (message: string, t: DeskT): void => {
  tellDone({
    color: 'bilet',
    message,
    autoClose: message.length > LONG_CHARS ? 8_000 : 3_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
};
