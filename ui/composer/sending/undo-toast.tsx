import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { hasSingleKeys } from '../../single-keys.ts';
import type { DeskT } from '../../texts/index.ts';
import { type JustSent, toastOf } from './held.ts';
import { Ring, useSecondsTo } from './ring.tsx';
import classes from './held.module.css';

/** Says that a reply is about to leave, for as long as it can be taken back. */
export function toastHeld(one: JustSent, takeBack: () => void, t: DeskT): void {
  notifications.show({
    id: toastOf(one.outbox),
    color: 'bilet',
    message: <Undo one={one} takeBack={takeBack} />,
    autoClose: Math.max(1_000, one.until - Date.now()),
    withBorder: true,
    closeButtonProps: { 'aria-label': t('close') },
  });
}

/** Toasts stand outside of the session: what it does is handed in. */
function Undo({ one, takeBack }: { one: JustSent; takeBack: () => void }) {
  const { t } = useLanguage();
  const [from] = useState(Date.now);
  const seconds = useSecondsTo(one.until);
  return (
    <div className={classes['toast']}>
      <Ring from={from} until={one.until} />
      <span>
        {t('held.leaves', { count: Math.max(1, seconds) })}
        <small>{t(hasSingleKeys() ? 'held.back.keys' : 'held.back.chord')}</small>
      </span>
      <Button size="compact-sm" variant="light" onClick={takeBack}>
        {t('held.back')}
      </Button>
    </div>
  );
}
