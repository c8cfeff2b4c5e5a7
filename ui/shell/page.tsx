import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { MenuButton } from './menu-button.tsx';
import { useTitle } from './title.ts';
import classes from './page.module.css';

/** A page of settings: a title, what it is for, its actions, its content. */
export function Page({
  title,
  text,
  actions,
  narrow = false,
  wide = false,
  children,
}: {
  title: string;
  text?: string;
  actions?: ReactNode;
  /** One thing at a time, in the middle. */
  narrow?: boolean;
  /** A picture that takes what room there is. */
  wide?: boolean;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']} data-narrow={narrow || undefined} data-wide={wide || undefined}>
        <header className={classes['head']}>
          <div>
            <div className={classes['title']}>
              <MenuButton />
              <Title order={1} size={22}>
                {title}
              </Title>
            </div>
            {text && <p className={classes['text']}>{text}</p>}
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
