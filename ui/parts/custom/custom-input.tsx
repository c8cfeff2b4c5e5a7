import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CustomField, labelIn } from '../../../domain/ticket/custom/field.ts';
import type { CustomValue } from '../../../domain/ticket/custom/value.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { DayField } from '../field/day-field.tsx';
import { readNumber, writtenNumber } from './custom-text.ts';

type Props = {
  field: CustomField;
  /** Null: nothing is known. */
  value: CustomValue | null;
  onChange: (value: CustomValue | null) => void;
  error?: string | undefined;
};

/** A custom field in a form. What is no number or no date stays as it was written, to be refused. */
export function CustomInput({ field, value, onChange, error }: Props) {
  const { t, language } = useLanguage();
  const label = labelIn(field.label, language);
  const options = field.choices.map((choice) => ({ value: choice.id, label: labelIn(choice.label, language) }));
  switch (field.kind) {
    case 'date':
      return (
        <DayField
          label={label}
          value={String(value ?? '')}
          empty=""
          error={error}
          onChange={(day) => onChange(day === '' ? null : day)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          label={label}
          error={error}
          value={String(value ?? '')}
          data={[{ value: '', label: '–' }, ...options]}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          label={label}
          error={error}
          data={options}
          value={Array.isArray(value) ? [...(value as string[])] : []}
          searchable={options.length > 8}
          onChange={(chosen) => onChange(chosen.length === 0 ? null : chosen)}
        />
      );
    case 'flag':
      return (
        <NativeSelect
          label={label}
          error={error}
          value={value === null ? '' : String(value)}
          data={[
            { value: '', label: '–' },
            { value: 'true', label: t('custom.yes') },
            { value: 'false', label: t('custom.no') },
          ]}
          onChange={({ currentTarget: { value: said } }) => onChange(said === '' ? null : said === 'true')}
        />
      );
    case 'number':
      return <NumberInput label={label} value={value} error={error} onChange={onChange} />;
    default:
      return (
        <TextInput
          label={label}
          error={error}
          type={field.kind === 'link' ? 'url' : 'text'}
          maxLength={LIMITS.customTextChars}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}

function NumberInput({ label, value, error, onChange }: Omit<Props, 'field'> & { label: string }) {
  const { t, language } = useLanguage();
  const [written, setWritten] = useState(typeof value === 'number' ? writtenNumber(value, language) : '');
  const isWrong = written.trim() !== '' && readNumber(written, language) === undefined;
  return (
    <TextInput
      label={label}
      error={isWrong ? t('custom.number.wrong') : error}
      inputMode="decimal"
      maxLength={30}
      value={written}
      onChange={({ currentTarget: { value: said } }) => {
        setWritten(said);
        onChange(said.trim() === '' ? null : (readNumber(said, language) ?? said));
      }}
    />
  );
}
