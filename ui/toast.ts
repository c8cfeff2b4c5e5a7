import { notifications } from '@mantine/notifications';
import { ProblemError } from './data/client.ts';
import type { DeskT } from './texts/index.ts';

/** The sentence for a failure: what the API calls it, in the reader's language; our own when the API did not speak. */
export const failureText = (error: unknown, t: DeskT): string => {
  if (!(error instanceof ProblemError)) return t('problem.internal');
  // A title carries no full stop; here it stands as a sentence among others.
  if (error.title !== null) return `${error.title}.`;
  return t(error.code === 'unavailable' ? 'problem.unavailable' : 'problem.internal');
};

/** Tells that something could not be done. Stays until read, longer than good news. */
export const toastFailure = (error: unknown, t: DeskT, what?: string): void => {
  notifications.show({
    color: 'red',
    title: what ?? t('toast.failed'),
    message: failureText(error, t),
    autoClose: 8_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
};

/** Tells that something was done. */
export const toastDone = (message: string, t: DeskT): void => {
  notifications.show({
    color: 'bilet',
    message,
    autoClose: 3_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
};
