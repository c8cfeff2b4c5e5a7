import { useLanguage } from '../../language.tsx';
import classes from './week.module.css';

/** What the bars and shades of the picture mean. */
export function Legend() {
  const { t } = useLanguage();
  return (
    <ul className={classes['legend']} aria-label={t('week.legend')}>
      {(['shift', 'hours', 'absence', 'duty'] as const).map((kind) => (
        <li key={kind}>
          <span className={classes['bar']} data-kind={kind} data-begins data-ends aria-hidden="true" />
          {t(`week.${kind}`)}
        </li>
      ))}
      <li>
        <span className={classes['shut']} aria-hidden="true" />
        {t('week.shut')}
      </li>
    </ul>
  );
}
