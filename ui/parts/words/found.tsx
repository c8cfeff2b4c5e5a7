import { IconCornerUpLeft, IconMail, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import type { TicketBrief } from '../../data/types.ts';
import classes from './found.module.css';

type Place = NonNullable<TicketBrief['found']>;
const ICONS = { in: IconMail, out: IconCornerUpLeft, note: IconNote, file: IconPaperclip } as const;

/** Where a search found a ticket: in which kind of text, and its words with what was asked for marked. */
export function Found({ where, file, pieces }: Place) {
  const { t } = useLanguage();
  const Picture = ICONS[where];
  const isName = file !== null && pieces.map(({ text }) => text).join('') === file;
  return (
    <span className={classes['found']} data-where={where}>
      <Picture size={13} className={classes['where']} role="img" aria-label={t(`search.where.${where}`)} />
      {(where === 'note' || where === 'file') && (
        <span className={classes['place']}>{where === 'note' || isName ? t(`search.where.${where}`) : file}: </span>
      )}
      <Marked pieces={pieces} />
    </span>
  );
}

/** A text with what was asked for marked in it. */
export const Marked = ({ pieces }: Pick<Place, 'pieces'>) =>
  // The order of the pieces is all that they have.
  pieces.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className={classes['hit']}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
