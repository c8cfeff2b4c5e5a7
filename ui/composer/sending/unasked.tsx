import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import classes from './held.module.css';
import { useUnasked } from './refusals.ts';

const toastOf = (number: number): string => `refused-${number}`;

/**
 * Says of each reply that came back while its writer was elsewhere that it was not sent, and leads to the question. It stays until it was read or
 * answered. Stands once in the desk.
 */
export function Unasked() {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [, navigate] = useLocation();
  const numbers = useUnasked(agent.id);
  const told = useRef(new Set<number>());
  useEffect(() => {
    for (const number of told.current)
      if (!numbers.includes(number)) {
        notifications.hide(toastOf(number));
        told.current.delete(number);
      }
    for (const number of numbers) {
      if (told.current.has(number)) continue;
      told.current.add(number);
      notifications.show({
        id: toastOf(number),
        color: 'red',
        title: t('refused.title', { number: String(number) }),
        message: (
          <div className={classes['toast']}>
            <span>{t('refused.why')}</span>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => navigate(paths.ticketBeside(window.location, number))}
            >
              {t('refused.open')}
            </Button>
          </div>
        ),
        autoClose: false,
        withBorder: true,
        closeButtonProps: { 'aria-label': t('close') },
      });
    }
  }, [numbers, navigate, t]);
  return null;
}
