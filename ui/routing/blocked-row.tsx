import { IconBan } from '@tabler/icons-react';
import { blockedBy } from '../../domain/routing/blocked.ts';
import type { Rule } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Hits } from './hits.tsx';
import ordered from '../parts/order/ordered.module.css';
import classes from './rules.module.css';

/** The rule of the blocked senders: the first of all, and changed by their list alone. */
export function BlockedRow({ rule, onOpen }: { rule: Rule; onOpen: (() => void) | null }) {
  const { t } = useLanguage();
  return (
    <div className={ordered['row']}>
      <span className={ordered['place']}>
        <IconBan size={17} aria-hidden="true" />
      </span>
      <div className={ordered['words']}>
        <p className={ordered['name']}>
          {onOpen === null ? (
            <b>{t('blocked.title')}</b>
          ) : (
            <button type="button" className={classes['opener']} aria-haspopup="dialog" onClick={onOpen}>
              {t('blocked.title')}
            </button>
          )}
        </p>
        <p className={ordered['says']}>{t('blocked.count', { count: blockedBy(rule).length })}</p>
        <Hits rule={rule} />
      </div>
    </div>
  );
}
