import { useLanguage } from '../../language.tsx';
import { dayInWords } from '../../time.ts';
import { turnsFrom } from './pieces.ts';
import classes from './panels.module.css';

const SHOWN = 6;

/** Who would be on call in the next weeks. */
export function Turns({ people, since, today }: { people: readonly { name: string }[]; since: string; today: string }) {
  const { t, language } = useLanguage();
  if (people.length === 0) return null;
  return (
    <section aria-label={t('week.rota.next')}>
      <h3 className={classes['small']}>{t('week.rota.next')}</h3>
      <ol className={classes['turns']}>
        {turnsFrom(since, today, SHOWN).map(({ day, turn }) => (
          <li key={day}>
            <span>{dayInWords(day, language)}</span> {people[turn % people.length]!.name}
          </li>
        ))}
      </ol>
    </section>
  );
}
