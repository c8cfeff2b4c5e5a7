import '@mantine/core/styles/Progress.css';
import { Button, Progress } from '@mantine/core';
import { type NotificationData, notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { COMMAND_TABLE } from '../../command/table.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { failureText, toastDone, toastRefused } from '../../toast.ts';
import { oneByOne, type Through } from './one-by-one.ts';
import classes from './block.module.css';

export type Closing = 'archive' | 'mark-spam';

/**
 * Closes many tickets, each by its own command as if it had been open on the screen. A toast tells how far it is and stops it; what was
 * closed is opened again with one click, by commands as well.
 */
export function useCloseMany(): (numbers: number[], how: Closing) => Promise<void> {
  const { t } = useLanguage();
  const client = useQueryClient();

  const run = async (
    numbers: number[],
    does: Closing | 'reopen',
    says: 'block.closing' | 'block.reopening',
  ): Promise<Through> => {
    const id = `many-${does}-${numbers[0]}`;
    const stop = new AbortController();
    const show = (through: number, how: (told: NotificationData) => unknown) =>
      how({
        id,
        color: 'bilet',
        autoClose: false,
        withBorder: true,
        withCloseButton: false,
        message: (
          <div className={classes['running']}>
            <span>{t(says, { through, of: numbers.length })}</span>
            <Button size="compact-xs" variant="default" onClick={() => stop.abort()}>
              {t('block.stop')}
            </Button>
            <Progress
              value={(100 * through) / numbers.length}
              aria-label={t(says, { through, of: numbers.length })}
              size="sm"
            />
          </div>
        ),
      });
    show(0, notifications.show);
    const through = await oneByOne(
      numbers,
      (number) => call(COMMAND_TABLE[does].route, { params: { number } }),
      (count) => show(count, notifications.update),
      stop.signal,
    );
    notifications.hide(id);
    for (const queryKey of [keys.everyTicket, keys.lists, keys.counters, keys.rules])
      void client.invalidateQueries({ queryKey });
    const [first] = through.failed;
    if (first !== undefined)
      toastRefused(t('block.failed', { count: through.failed.length }), failureText(first.error, t), t);
    return through;
  };

  return async (numbers, how) => {
    const { done } = await run(numbers, how, 'block.closing');
    if (done.length === 0) return;
    const id = `closed-${how}-${done[0]}`;
    const reopen = async () => {
      notifications.hide(id);
      const again = await run(done, 'reopen', 'block.reopening');
      if (again.done.length > 0) toastDone(t('block.reopened', { count: again.done.length }), t);
    };
    notifications.show({
      id,
      color: 'bilet',
      autoClose: false,
      withBorder: true,
      closeButtonProps: { 'aria-label': t('close') },
      message: (
        <div className={classes['closed']}>
          <span>{t(`block.closed.${how}`, { count: done.length })}</span>
          <Button size="compact-xs" variant="default" onClick={() => void reopen()}>
            {t('block.reopen')}
          </Button>
        </div>
      ),
    });
  };
}
