import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import classes from './connect.module.css';

type Props = {
  title: string;
  text?: string;
  /** Null: nothing lies before. */
  onBack: (() => void) | null;
  /** The buttons that lead on. */
  actions?: ReactNode;
  /** Sends the step as a form; without it the step has none. */
  onSubmit?: () => void;
  children: ReactNode;
};

/** One step: what is asked, its fields, back on the left and on on the right. Without a field of its own its title has the keyboard. */
export function StepCard({ title, text, onBack, actions, onSubmit, children }: Props) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const card = heading.current?.closest('section');
    if (card && !card.contains(document.activeElement)) heading.current?.focus();
  }, []);
  const Frame = onSubmit ? 'form' : 'div';
  return (
    <section className={classes['card']} aria-label={title}>
      <Frame
        className={classes['step']}
        {...(onSubmit && {
          onSubmit: (event: React.FormEvent) => {
            event.preventDefault();
            onSubmit();
          },
        })}
      >
        <header>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {text && <p className={classes['lead']}>{text}</p>}
        </header>
        {children}
        <footer className={classes['foot']}>
          {onBack && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
              onClick={onBack}
            >
              {t('connect.back')}
            </Button>
          )}
          <span />
          {actions}
        </footer>
      </Frame>
    </section>
  );
}
