import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { type Field, type FieldName, FIELDS } from '../../domain/ticket/field.ts';
import { tagsQuery } from '../data/queries.ts';
import { useBuilding } from './build-context.ts';
import type { Value } from './blocks.ts';
import { Duration } from './duration.tsx';
import { useSuggestions } from './suggestions.ts';
import { valueWord } from './words.ts';

type Props = {
  field: FieldName;
  value: readonly Value[];
  error: string | undefined;
  onChange: (value: Value[]) => void;
};

/** What a field is compared with, entered as its kind asks for. */
export function ValuesField({ field, value, error, onChange }: Props) {
  const { speaker } = useBuilding();
  const { t } = speaker;
  const { kind, of, choices }: Field = FIELDS[field];
  const label = t('rules.value');
  if (kind === 'flag')
    return (
      <NativeSelect
        aria-label={label}
        error={error}
        value={value[0] === true ? 'yes' : 'no'}
        onChange={(event) => onChange([event.currentTarget.value === 'yes'])}
        data={[
          { value: 'yes', label: t('rules.yes') },
          { value: 'no', label: t('rules.no') },
        ]}
      />
    );
  if (field === 'minutes-in-state')
    return <Duration minutes={value[0]} error={error} onChange={(minutes) => onChange([minutes])} />;
  if (kind === 'number') return <Amount value={value[0]} label={label} error={error} onChange={onChange} />;
  if (kind === 'calendar')
    return (
      <NativeSelect
        aria-label={label}
        error={error}
        value={String(value[0] ?? '')}
        onChange={(event) => onChange(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
        data={[
          { value: '', label: t('rules.choose') },
          ...speaker.things.calendar.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    );
  if (of === undefined && choices === undefined)
    return <Words field={field} label={label} value={value} error={error} onChange={onChange} />;
  const offered = of === undefined ? (choices ?? []) : speaker.things[of].map(({ id }) => id);
  // What a rule names and is gone is shown, so that it can be taken out.
  const gone = value.map(String).filter((one) => !offered.includes(one));
  return (
    <MultiSelect
      aria-label={label}
      error={error}
      placeholder={value.length === 0 ? t('rules.choose') : ''}
      searchable
      hidePickedOptions
      nothingFoundMessage={t('rules.nothing-found')}
      value={value.map(String)}
      onChange={onChange}
      data={[...offered, ...gone].map((one) => ({ value: one, label: valueWord(field, one, speaker) }))}
    />
  );
}

/** Words, addresses or tags, each a chip. What is typed and not entered counts too, once the field is left. */
function Words({ field, label, value, error, onChange }: Props & { label: string }) {
  const { t } = useBuilding().speaker;
  const known = useQuery({ ...tagsQuery, enabled: field === 'tag' });
  const suggestions = useSuggestions();
  const { kind }: Field = FIELDS[field];
  return (
    <TagsInput
      aria-label={label}
      error={error}
      placeholder={t(`rules.words.${field === 'tag' ? 'tag' : kind}`)}
      maxTags={LIMITS.comparedValues}
      splitChars={[';']}
      acceptValueOnBlur
      clearable={false}
      value={value.map(String)}
      {...suggestions.list}
      onChange={(words) => {
        suggestions.close();
        onChange(words.map((word) => word.trim()).filter(Boolean));
      }}
      data={field === 'tag' ? (known.data?.items.map(({ tag }) => tag) ?? []) : []}
    />
  );
}

type AmountProps = Omit<Props, 'value' | 'field'> & { value: Value | undefined; label: string };

function Amount({ value, label, error, onChange }: AmountProps) {
  const { speaker } = useBuilding();
  // As it was typed: "4," is on its way to "4,5".
  const [text, setText] = useState(
    typeof value === 'number' ? new Intl.NumberFormat(speaker.language).format(value) : '',
  );
  return (
    <TextInput
      aria-label={label}
      error={error}
      inputMode="decimal"
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const amount = Number(typed.trim().replace(',', '.'));
        onChange(typed.trim() === '' || !Number.isFinite(amount) ? [] : [amount]);
      }}
    />
  );
}
