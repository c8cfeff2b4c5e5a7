import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { askedDay, fullDay, readDay, writtenDay } from '../../time.ts';
import { HINT_BELOW } from '../panel/hint-below.ts';

type Props = {
  label: string;
  /** As the API names days; empty: none. What is no day stays as it was written, to be refused. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** What it means that it is empty; absent: it must not be. */
  empty?: string;
  autoFocus?: boolean;
};

/** A day as the reader writes days, with its weekday beneath, because people plan by weekdays. */
export function DayField({ label, value, onChange, error, empty, autoFocus = false }: Props) {
  const { t, language } = useLanguage();
  const [written, setWritten] = useState(() => writtenDay(value, language));
  // What was written, for as long as it means the value; another value came from elsewhere.
  const text = meaning(written) === value ? written : writtenDay(value, language);
  const [left, setLeft] = useState(false);
  const known = readDay(text) !== null;
  const isEmpty = text.trim() === '';
  const isWrong = left && !known && !(isEmpty && empty !== undefined);
  return (
    <TextInput
      label={label}
      placeholder={t('day.form')}
      description={known ? fullDay(askedDay(text), language) : isEmpty ? empty : undefined}
      inputWrapperOrder={HINT_BELOW}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      data-autofocus={autoFocus || undefined}
      value={text}
      error={isWrong ? t('day.wrong') : error}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        onChange(meaning(event.currentTarget.value));
      }}
      onBlur={() => setLeft(true)}
    />
  );
}

const meaning = (written: string): string => (written.trim() === '' ? '' : askedDay(written));
