import { Popover, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { ListComparison, ListCondition } from '../../domain/ticket/condition.ts';
import { askedAbout, customFilter } from '../../domain/ticket/list/filter.ts';
import { takenApart } from '../../domain/ticket/list/saved-view.ts';
import type { SavedView } from '../data/types.ts';
import { isCustomName } from '../../domain/ticket/custom/name.ts';
import { useLanguage } from '../language.tsx';
import { knownText } from '../texts/known.ts';
import type { DeskT } from '../texts/index.ts';
import { useValueWords } from './use-choices.ts';
import classes from './filters.module.css';

/** That a view has conditions which no filter can say, and what they are. */
export function CustomChip({ saved }: { saved: SavedView }) {
  const { t } = useLanguage();
  const { rest } = takenApart(saved);
  return (
    <Popover position="bottom-start" withinPortal shadow="md" width={320}>
      <span className={classes['chip']}>
        <Popover.Target>
          <button type="button" className={classes['words']}>
            {t('saved.custom')}
          </button>
        </Popover.Target>
      </span>
      <Popover.Dropdown>
        <Text size="sm">{t('saved.custom.text')}</Text>
        <ul className={classes['custom']}>
          {rest.map((part, at) => (
            <li key={at} dir="auto">
              <Words condition={part} />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A condition in words; `isWithin`: of another one, from which it is set apart. */
function Words({ condition, isWithin = false }: { condition: ListCondition; isWithin?: boolean }): ReactNode {
  const { t } = useLanguage();
  if ('field' in condition) return <Comparison {...condition} />;
  if ('not' in condition) {
    const [before = '', after = ''] = t('saved.not', { what: HERE }).split(HERE);
    return (
      <>
        {before}
        <Words condition={condition.not} />
        {after}
      </>
    );
  }
  const [parts, by] = 'all' in condition ? [condition.all, 'saved.and' as const] : [condition.any, 'saved.or' as const];
  const isApart = isWithin && parts.length > 1;
  return (
    <>
      {isApart && '('}
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ` ${t(by)} `}
          <Words condition={part} isWithin />
        </Fragment>
      ))}
      {isApart && ')'}
    </>
  );
}
/** Where the words of what is denied stand in the sentence. */
const HERE = '…';

function Comparison({ field, op, value }: ListComparison) {
  const { t } = useLanguage();
  const name = askedAbout(field);
  const custom = isCustomName(field);
  const called = useValueWords(
    name ?? 'state',
    name === undefined ? [] : value.map((one) => (custom ? customFilter(field, String(one)) : String(one))),
  );
  const words = name === undefined ? value.map((one) => plainWords(field, one, t)) : called;
  const isPlain = name !== undefined && name !== 'subject';
  // Of a custom field its words say which.
  if (custom)
    return `${words.join(` ${t('saved.or')} `)}${op === 'is' ? '' : ` (${knownText(t, `saved.op.${op}`, op)})`}`;
  const label = isPlain ? t(`filter.${name}`) : knownText(t, `saved.field.${field}`, field);
  const sign = knownText(t, `saved.op.${op}`, '');
  return `${label}${sign === '' ? '' : ` ${sign}`}: ${words.join(` ${t('saved.or')} `)}`;
}

/** Of what no filter asks about. */
function plainWords(field: string, value: string | number | boolean, t: DeskT): string {
  if (field === 'view') return knownText(t, `view.${String(value)}`, String(value));
  if (typeof value === 'boolean') return t(value ? 'saved.yes' : 'saved.no');
  return typeof value === 'number' ? String(value) : `“${value}”`;
}
