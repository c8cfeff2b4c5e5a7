import { Popover, Text } from '@mantine/core';
import type { ListCondition } from '../../domain/ticket/condition.ts';
import { FILTER_NAMES, FILTERS } from '../../domain/ticket/list/filter.ts';
import { takenApart } from '../../domain/ticket/list/saved-view.ts';
import type { SavedView } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { knownText } from '../texts/known.ts';
import type { DeskT } from '../texts/index.ts';
import { fixedChoices } from './use-choices.ts';
import classes from './filters.module.css';

/** That a view has conditions which no filter can say, and what they are. */
export function CustomChip({ saved }: { saved: SavedView }) {
  const { t } = useLanguage();
  const { rest } = takenApart(saved);
  return (
    <Popover position="bottom-start" withinPortal shadow="md" width={320}>
      <Popover.Target>
        <span className={classes['chip']}>
          <button type="button" className={classes['words']}>
            {t('saved.custom')}
          </button>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t('saved.custom.text')}</Text>
        <ul className={classes['custom']}>
          {rest.map((part, at) => (
            <li key={at} dir="auto">
              {conditionWords(part, t)}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A condition in a line. What it names by its id is not looked up. */
function conditionWords(condition: ListCondition, t: DeskT): string {
  if ('all' in condition) return condition.all.map((part) => conditionWords(part, t)).join(' + ');
  if ('any' in condition) return `(${condition.any.map((part) => conditionWords(part, t)).join(` ${t('saved.or')} `)})`;
  if ('not' in condition) return t('saved.not', { what: conditionWords(condition.not, t) });
  const { field, op, value } = condition;
  const name = FILTER_NAMES.find((one) => FILTERS[one] === field);
  const label = name === undefined ? knownText(t, `saved.field.${field}`, field) : t(`filter.${name}`);
  const choices = name === undefined ? null : fixedChoices(name, t);
  const words = value.map((one) => {
    if (field === 'view') return knownText(t, `view.${String(one)}`, String(one));
    const known = choices?.find((choice) => choice.value === String(one))?.label;
    if (known !== undefined) return known;
    if (typeof one === 'boolean') return t(one ? 'saved.yes' : 'saved.no');
    return /^[0-9a-f]{8}-/.test(String(one)) ? '…' : String(one);
  });
  const sign = op === 'at-least' ? ' ≥' : op === 'at-most' ? ' ≤' : op === 'is' ? ':' : ' ~';
  return `${label}${sign} ${words.join(', ')}`;
}
