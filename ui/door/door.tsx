import type { ReactNode } from 'react';
import type { Language } from '../../domain/text/language.ts';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { Mark, Scene } from '../parts/empty/logo.tsx';
import classes from './door.module.css';

type Props = {
  title: string;
  text: string;
  /** The language that was chosen here by hand. */
  onLanguage?: (language: Language) => void;
  children: ReactNode;
};

/** The page before the desk: what Bilet promises on one side, a form on the other. */
export function Door({ title, text, onLanguage, children }: Props) {
  const { t, language, setLanguage } = useLanguage();
  return (
    <main className={classes['door']}>
      <section className={classes['scene']} aria-label="Bilet">
        <p className={classes['brand']}>
          <Mark size={34} /> Bilet
        </p>
        <div className={classes['picture']}>
          <Scene />
        </div>
        <p className={classes['claim']}>{t('door.claim')}</p>
        <p className={classes['sub']}>{t('door.sub')}</p>
      </section>
      <section className={classes['side']} aria-label={title}>
        {/* By the browser's own means: nobody waits here for what the desk alone needs. */}
        <div className={classes['language']} role="radiogroup" aria-label={t('user.language')}>
          {LANGUAGES.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name="language"
                value={value}
                checked={value === language}
                onChange={() => {
                  setLanguage(value);
                  onLanguage?.(value);
                }}
              />
              {label}
            </label>
          ))}
        </div>
        <div className={classes['form']}>
          <p className={classes['small']}>
            <Mark size={30} /> Bilet
          </p>
          <h1>{title}</h1>
          <p className={classes['text']}>{text}</p>
          {children}
        </div>
      </section>
    </main>
  );
}
