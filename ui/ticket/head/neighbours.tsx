import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { IconButton } from '../../parts/button/icon-button.tsx';
import classes from '../ticket.module.css';

type Props = {
  /** Its place in the list, from 1; null where it has left the list. */
  at: number | null;
  /** How many the list holds, and whether these are only those that are known. */
  total: number;
  isMore: boolean;
  onMove: (by: 1 | -1) => void;
};

/** The way to the tickets before and behind this one in its list, for the mouse, and where in the list it stands. */
export function Neighbours({ at, total, isMore, onMove }: Props) {
  const { t, language } = useLanguage();
  const isFirst = at === 1;
  const isLast = at === total && !isMore;
  const way = (by: 1 | -1, isOver: boolean) => ({
    ...{ size: 26, 'aria-disabled': isOver || undefined, 'data-disabled': isOver || undefined },
    onClick: () => !isOver && onMove(by),
  });
  const [previous, next] = [t('ticket.previous'), t('ticket.next')];
  const count = `${total.toLocaleString(language)}${isMore ? '+' : ''}`;
  return (
    <span className={classes['neighbours']}>
      <IconButton {...way(-1, isFirst)} aria-label={previous} title={`${previous} (K)`} aria-keyshortcuts="k">
        <IconChevronUp size={17} />
      </IconButton>
      <IconButton {...way(1, isLast)} aria-label={next} title={`${next} (J)`} aria-keyshortcuts="j">
        <IconChevronDown size={17} />
      </IconButton>
      {at !== null && (
        <span className={classes['place']}>{t('ticket.place', { at: at.toLocaleString(language), total: count })}</span>
      )}
    </span>
  );
}
