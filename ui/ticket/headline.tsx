import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import classes from './ticket.module.css';

type Props = {
  /** Null beside the list. */
  onBack: (() => void) | null;
  subject: string;
  /** What stands beneath the subject. */
  ids: ReactNode;
  children?: ReactNode;
};

/** The way back, where there is one, and what the ticket is called. */
export function Headline({ onBack, subject, ids, children }: Props) {
  const { t } = useLanguage();
  // Beside the list it is the page's second title; alone it is the first.
  const Heading = onBack ? 'h1' : 'h2';
  return (
    <div className={classes['headline']}>
      {onBack && (
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onBack} aria-label={t('ticket.back')}>
          <IconArrowLeft size={20} />
        </ActionIcon>
      )}
      <div className={classes['title']}>
        <Heading dir="auto">{subject}</Heading>
        {ids && <p className={classes['ids']}>{ids}</p>}
      </div>
      {children}
    </div>
  );
}
