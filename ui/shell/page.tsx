import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { GuideName } from '../../domain/text/guide.ts';
import { useLanguage } from '../language.tsx';
import { GuideLink } from '../parts/button/guide-link.tsx';
import { paths } from '../paths.ts';
import { MenuButton } from './menu-button.tsx';
import { useTitle } from './title.ts';
import classes from './page.module.css';

/** A page of settings: a title, what it is for, its actions, its content. */
export function Page({
  title,
  text,
  actions,
  guide,
  narrow = false,
  wide = false,
  children,
}: {
  title: string;
  text?: string;
  actions?: ReactNode;
  /** The page of the guide that explains it. */
  guide?: GuideName;
  /** One thing at a time, in the middle. */
  narrow?: boolean;
  /** A picture that takes what room there is. */
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  useTitle(title);
  // Whoever came here for one of the first steps is led back to them.
  const isStep = useHistoryState<{ from?: string } | null>()?.from === 'first-steps';
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']} data-narrow={narrow || undefined} data-wide={wide || undefined}>
        <header className={classes['head']}>
          <div>
            {isStep && (
              <Link className={classes['back']} href={paths.firstSteps()}>
                <IconArrowLeft size={15} aria-hidden="true" /> {t('user.first-steps')}
              </Link>
            )}
            <div className={classes['title']}>
              <MenuButton />
              <Title order={1} size={22}>
                {title}
              </Title>
            </div>
            {text && <p className={classes['text']}>{text}</p>}
            {guide && <GuideLink page={guide} />}
          </div>
          {actions && <div className={classes['actions']}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A framed group of things. */
export function Card({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section className={classes['card']} aria-label={label}>
      {children}
    </section>
  );
}

/** What a card holds, a word about it, and what is done there. */
export function CardHead({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={classes['cardHead']}>
      <div>
        <h2>{title}</h2>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}
