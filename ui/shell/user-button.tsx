import { IconDots } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Avatar } from '../parts/person/avatar.tsx';
import classes from './shell.module.css';

/** Who is signed in, as the button of their menu, which hands in what else a button needs. */
export function UserButton({
  rail,
  presence,
  ...button
}: { rail: boolean; presence?: ReactNode } & ComponentProps<'button'>) {
  const { agent } = useMe();
  const { t } = useLanguage();
  return (
    <button {...button} type="button" className={classes['me']} aria-label={t('user.menu', { name: agent.name })}>
      <span className={classes['meFace']}>
        <Avatar name={agent.name} size={rail ? 32 : 30} />
        {presence}
      </span>
      {!rail && (
        <>
          <span className={classes['meName']}>
            <span>{agent.name}</span>
            <span>{t(`role.${agent.role}`)}</span>
          </span>
          <IconDots size={16} aria-hidden="true" />
        </>
      )}
    </button>
  );
}
