import { notifications } from '@mantine/notifications';
import { ProblemError } from './data/client.ts';
import type { DeskT } from './texts/index.ts';

/** The sentence for a failure: that of its problem code, in the reader's language. */
export const failureText = (error: unknown, t: DeskT): string =>
  t(`problem.${error instanceof ProblemError ? error.code : 'internal'}`);

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
