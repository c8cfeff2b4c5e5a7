import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useContext, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useLanguage } from '../../language.tsx';
import { PaperContext } from '../../parts/print/paper.ts';
import named from './title.module.css';
import classes from '../ticket.module.css';

type Props = {
  /** Null beside the list. */
  onBack: (() => void) | null;
  subject: string;
  /** Beside the subject; and what stands in its place. */
  pencil?: ReactNode;
  field?: ReactNode;
  /** What stands beneath the subject. */
  ids?: ReactNode;
  /** What a printed page says instead of the subject, and below it. */
  onPaper?: { title: string; of: string };
  children?: ReactNode;
};

/** The way back, where there is one, and what the ticket is called, in two lines at most: under the hand or the keyboard all of it. */
export function Headline({ onBack, subject, pencil, field, ids, onPaper, children }: Props) {
  const { t } = useLanguage();
  const paper = useContext(PaperContext);
  return (
    <div className={classes['headline']}>
      {onBack && (
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onBack} aria-label={t('ticket.back')}>
          <IconArrowLeft size={20} />
        </ActionIcon>
      )}
      <div className={classes['title']} data-printable data-unchosen={paper === null || undefined}>
        {field || (
          <div className={named['named']}>
            <Called subject={subject} isAlone={onBack !== null} />
            {pencil}
          </div>
        )}
        {onPaper && (
          <div className={classes['onPaper']}>
            <strong dir="auto">{onPaper.title}</strong>
            <p>{onPaper.of}</p>
          </div>
        )}
        {ids && <p className={classes['ids']}>{ids}</p>}
      </div>
      {children}
    </div>
  );
}

const WHOLE = { hover: true, focus: true, touch: true };

function Called({ subject, isAlone }: { subject: string; isAlone: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [isCut, setCut] = useState(false);
  // Beside the list it is the page's second title; alone it is the first.
  const Heading = isAlone ? 'h1' : 'h2';
  useLayoutEffect(() => {
    const at = heading.current;
    if (at === null) return;
    const look = new ResizeObserver(() => setCut(at.scrollHeight > at.clientHeight + 1));
    look.observe(at);
    return () => look.disconnect();
  }, []);
  return (
    <>
      <Heading ref={heading} dir="auto" tabIndex={isCut ? 0 : undefined}>
        {subject}
      </Heading>
      {isCut && <Tooltip target={heading} label={subject} multiline maw={520} position="bottom-start" events={WHOLE} />}
    </>
  );
}
