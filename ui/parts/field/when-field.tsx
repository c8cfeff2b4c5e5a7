import { TextInput } from '@mantine/core';
import { type Ref, useId } from 'react';
import classes from '../panel/settings.module.css';

type Props = {
  label: string;
  hint: string;
  value: string;
  /** What was understood of it, or what stands while nothing is written. */
  means: string;
  error: string | undefined;
  autoFocus?: boolean;
  field?: Ref<HTMLInputElement>;
  onChange: (text: string) => void;
};

/** A time in one's own words, with what was understood beneath it while it is written. */
export function WhenField({ label, hint, value, means, error, autoFocus = false, field, onChange }: Props) {
  const below = useId();
  return (
    <div className={classes['when']}>
      <TextInput
        ref={field}
        label={label}
        placeholder={hint}
        value={value}
        error={error !== undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        aria-describedby={below}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={below} data-wrong={error !== undefined || undefined} role="status">
        {error ?? means}
      </p>
    </div>
  );
}
