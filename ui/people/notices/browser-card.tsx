import { Button } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { type Permission, permissionNow, popUp } from './pop-up.ts';
import classes from './notices.module.css';

/**
 * Whether this browser notifies, and the button by which it is asked to: a browser is never asked but by a click. `onlyToAsk`: nothing stands
 * there once it was answered. `sound`: a test is heard as well.
 */
export function BrowserCard({ onlyToAsk = false, sound = true }: { onlyToAsk?: boolean; sound?: boolean }) {
  const { t } = useLanguage();
  const [permission, setPermission] = useState<Permission>(permissionNow);
  if (onlyToAsk && permission !== 'default') return null;
  const test = () =>
    popUp({ title: t('browser.test'), body: t('browser.test.text'), tag: 'bilet-test', rings: sound ? 1 : 0 });
  const ask = async () => {
    setPermission(await Notification.requestPermission());
    test();
  };
  return (
    <section className={classes['browser']} aria-label={t('browser.title')} data-permission={permission}>
      <IconBellRinging size={20} aria-hidden="true" />
      <div>
        <strong>{t('browser.title')}</strong>
        <p>{t(`browser.${permission}`)}</p>
      </div>
      {permission === 'default' && (
        <Button size="xs" onClick={() => void ask()}>
          {t('browser.allow')}
        </Button>
      )}
      {permission === 'granted' && (
        <Button size="xs" variant="default" onClick={test}>
          {t('browser.try')}
        </Button>
      )}
    </section>
  );
}
