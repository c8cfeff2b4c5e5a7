import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';

/** Why a promise is moved or withdrawn, while it is written. */
export function usePromiseReason() {
  const [words, setWords] = useState('');
  const [isAsked, setAsked] = useState(false);
  const reason = words.trim();
  return {
    ...{ words, setWords },
    isMissing: isAsked && reason === '',
    /** The reason; null without one, which its field says from then on. */
    asked(): string | null {
      setAsked(true);
      return reason === '' ? null : reason;
    },
  };
}

/** It has to be given, and stays a note among ourselves. */
export function PromiseReason({
  reason,
  autofocus,
}: {
  reason: ReturnType<typeof usePromiseReason>;
  autofocus?: boolean;
}) {
  const { t } = useLanguage();
  return (
    <TextInput
      label={t('promise.reason')}
      placeholder={t('promise.reason.hint')}
      value={reason.words}
      maxLength={LIMITS.reasonChars}
      aria-required
      data-autofocus={autofocus || undefined}
      error={reason.isMissing ? t('promise.reason.missing') : undefined}
      onChange={(event) => reason.setWords(event.currentTarget.value)}
    />
  );
}
