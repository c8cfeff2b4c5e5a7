import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Field, type FieldName, FIELDS } from '../../domain/ticket/field.ts';
import { useBuilding } from './build-context.ts';
import { comparisonOf, FIELD_GROUPS, waysOf } from './fields.ts';
import type { Comparison } from './blocks.ts';
import { ValuesField } from './values-field.tsx';
import classes from './condition.module.css';

type Props = {
  comparison: Comparison;
  path: string;
  onChange: (comparison: Comparison) => void;
  onRemove: () => void;
};

/** One comparison: what is looked at, how, and with what. */
export function ComparisonRow({ comparison, path: outer, onChange, onRemove }: Props) {
  const { speaker, fields: offered, wrong, fresh } = useBuilding();
  const { t } = speaker;
  const { field, op, not, value } = comparison;
  const path = not ? `${outer}.not` : outer;
  const { kind }: Field = FIELDS[field];
  const choose = (next: FieldName) => {
    const { kind: other }: Field = FIELDS[next];
    // Words that were typed already are good for another text.
    const kept = other === kind && kind === 'text' ? { op, not, value } : {};
    onChange({ ...comparisonOf(next, comparison.key), ...kept });
  };
  const ways = waysOf(field);
  const known = ways.some((way) => way.op === op && way.not === not) ? ways : [...ways, { op, not }];
  return (
    <div className={classes['comparison']}>
      <NativeSelect
        aria-label={t('rules.field')}
        autoFocus={fresh === comparison.key}
        value={field}
        error={wrong(`${path}.field`)}
        onChange={(event) => choose(event.currentTarget.value as FieldName)}
        data={Object.entries(FIELD_GROUPS).flatMap(([group, fields]) => {
          // What stands there and is no longer offered is shown, so that it can be changed.
          const items = fields.filter((one) => one === field || offered.includes(one));
          const labelled = items.map((one) => ({ value: one, label: t(`rules.field.${one}`) }));
          return items.length === 0 ? [] : [{ group: t(`rules.fields.${group}`), items: labelled }];
        })}
      />
      {kind !== 'flag' && (
        <NativeSelect
          aria-label={t('rules.op')}
          value={`${op}${not ? '.not' : ''}`}
          error={wrong(`${path}.op`)}
          onChange={(event) => {
            const way = known.find((one) => `${one.op}${one.not ? '.not' : ''}` === event.currentTarget.value);
            if (way !== undefined) onChange({ ...comparison, ...way });
          }}
          data={known.map((way) => ({
            value: `${way.op}${way.not ? '.not' : ''}`,
            label: t(`rules.op.${kind}.${way.op}${way.not ? '.not' : ''}`),
          }))}
        />
      )}
      <div className={classes['values']}>
        <ValuesField
          field={field}
          value={value}
          error={
            wrong(path) ?? wrong(`${path}.value`) ?? value.map((_, at) => wrong(`${path}.value.${at}`)).find(Boolean)
          }
          onChange={(next) => onChange({ ...comparison, value: next })}
        />
      </div>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('rules.condition.remove')} onClick={onRemove}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
