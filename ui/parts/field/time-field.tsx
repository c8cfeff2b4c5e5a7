import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { readTime } from '../../time.ts';

type Props = {
  label: string;
  /** `HH:MM`; what is no time stays as it was written, to be refused. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  size?: 'xs' | 'sm';
  /** Its label is for those who do not see what it stands beside. */
  bare?: boolean;
  disabled?: boolean;
};

/** A time of day by the clock of 24 hours, whatever the browser's own language makes of times. */
export function TimeField({ label, value, onChange, error, size = 'sm', bare = false, disabled = false }: Props) {
  const { t } = useLanguage();
  const [left, setLeft] = useState(false);
  const wrong = left && readTime(value) === null ? t('time.wrong') : error;
  return (
    <TextInput
      {...(bare ? { 'aria-label': label } : { label })}
      size={size}
      value={value}
      error={wrong}
      disabled={disabled}
      placeholder={t('time.form')}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        setLeft(true);
        onChange(readTime(value) ?? value);
      }}
    />
  );
}
