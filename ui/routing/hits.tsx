import type { Rule } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime } from '../time.ts';
import classes from './rules.module.css';

/** How much a rule has done of late. */
export function Hits({ rule: { held, lastHeldAt } }: { rule: Pick<Rule, 'held' | 'lastHeldAt'> }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const last = lastHeldAt === null ? [] : [t('rules.held.last', { time: dayTime(lastHeldAt, now, language) })];
  const often =
    held === 0 ? t(lastHeldAt === null ? 'rules.held.never' : 'rules.held.none') : t('rules.held', { count: held });
  return <p className={classes['hits']}>{[often, ...last].join(' · ')}</p>;
}
