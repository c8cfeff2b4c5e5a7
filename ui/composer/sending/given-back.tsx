import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DeskT } from '../../texts/index.ts';
import { failureText, toastRefused } from '../../toast.ts';
import type { Outgoing } from './outgoing.ts';
import { standsHere } from './refusals.ts';
import classes from './held.module.css';

/** Says that the server has not taken a reply or a note, of which ticket and why; leads there whoever has gone on meanwhile. */
export function toastGivenBack({ number, tab }: Outgoing, error: unknown, t: DeskT, open: () => void): void {
  const id = `given-back-${number}-${tab}`;
  const why = failureText(error, t);
  const go = () => {
    notifications.hide(id);
    open();
  };
  const message = standsHere(number) ? (
    why
  ) : (
    <span className={classes['toast']}>
      <span>{why}</span>
      <Button size="compact-sm" variant="light" onClick={go}>
        {t('refused.open')}
      </Button>
    </span>
  );
  // The one before may stand there still, with another reason.
  notifications.hide(id);
  toastRefused(
    t(tab === 'note' ? 'composer.failed-note' : 'composer.failed-reply', { number: String(number) }),
    message,
    t,
    { id },
  );
}
