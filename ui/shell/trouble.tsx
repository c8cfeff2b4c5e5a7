import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { countersQuery } from '../data/list-queries.ts';
import { useMe } from '../door/session.tsx';
import classes from './shell.module.css';

/** That mail does not come, or does not go, said on every page to those who can do something about it. */
export function TroubleBanner() {
  const { t } = useLanguage();
  const { can } = useMe();
  const trouble = useQuery(countersQuery).data?.mailboxTrouble ?? null;
  if (trouble === null || !can('quarantine:decide')) return null;
  return (
    <div className={classes['banner']} data-tone="danger" role="alert">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span>
        {t(`trouble.${trouble.worst}`, { count: trouble.count })}{' '}
        {trouble.worst === 'flooded' ? (
          <Link href={paths.quarantine()}>{t('trouble.look.flooded')}</Link>
        ) : (
          <Link href={paths.mailboxes()}>{t('trouble.look')}</Link>
        )}
      </span>
    </div>
  );
}
