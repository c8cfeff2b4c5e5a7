import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DAY_MS, MINUTE_MS } from '../../../domain/time.ts';
import { useLanguage } from '../../language.tsx';
import { inWorkdays, inWords, readDuration } from './duration-words.ts';
import classes from './policy.module.css';

type Props = {
  label: string;
  /** Its label is for those who do not see what it stands beside. */
  bare?: boolean;
  /** In ms; null: no promise. */
  value: number | null;
  /** How long a day is, as it is counted. */
  dayMs: number;
  /** Whether it may be none. */
  nullable?: boolean;
  error?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean;
  onChange: (value: number | null) => void;
};

/** The longest that there may be (contract/sla/policies.ts). */
const LONGEST_MS = 366 * DAY_MS;

/** A time as people say it, in one field: `30 dk`, `4 sa`, `2 gün`. What cannot be understood stays, and says so. */
export function DurationField(props: Props) {
  const { label, bare = false, value, dayMs, nullable = false, error, hint, disabled = false, onChange } = props;
  const { t, language } = useLanguage();
  /** As it is typed; null: as it is. */
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const none = nullable ? t('policy.no-promise') : '';
  const fault = (read: number | null | undefined): string | null => {
    if (read === undefined || (read === null && !nullable)) return t('policy.duration.wrong');
    if (read === null) return null;
    if (read < MINUTE_MS) return t('policy.duration.small');
    return read > LONGEST_MS ? t('policy.duration.large') : null;
  };
  const workdays = value === null ? null : inWorkdays(value, dayMs, language);
  return (
    <TextInput
      {...(bare ? { 'aria-label': label } : { label })}
      className={classes['duration']}
      classNames={{ description: classes['workdays'] ?? '' }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={workdays ?? hint}
      value={text ?? (value === null ? '' : inWords(value, dayMs, language))}
      placeholder={none}
      error={wrong ?? error}
      disabled={disabled}
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setWrong(null);
        const read = readDuration(typed, dayMs);
        if (read !== undefined && fault(read) === null) onChange(read);
      }}
      onBlur={() => {
        const bad = text === null ? wrong : fault(readDuration(text, dayMs));
        setWrong(bad);
        if (bad === null) setText(null);
      }}
    />
  );
}
