import { selectTo, toggleSelected, useIsSelected } from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import classes from './list.module.css';

/** Selects a row; with Shift all from the one before. `numbers`: the list in its order. */
export function RowCheck({ number, name, numbers }: { number: number; name: string; numbers: () => number[] }) {
  const { t } = useLanguage();
  const isSelected = useIsSelected(number);
  return (
    <input
      type="checkbox"
      className={classes['check']}
      checked={isSelected}
      aria-label={t('bulk.select-row', { name, number: String(number) })}
      onChange={(event) =>
        (event.nativeEvent as MouseEvent).shiftKey ? selectTo(number, numbers()) : toggleSelected(number)
      }
    />
  );
}
