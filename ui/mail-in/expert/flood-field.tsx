import '@mantine/core/styles/NumberInput.css';
import { NumberInput } from '@mantine/core';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';

/** How many new requests a mailbox takes in a minute; left empty, what it has. */
export function FloodField({
  most,
  error,
  onChange,
}: {
  most: number | undefined;
  error: string | undefined;
  onChange: (most: number | undefined) => void;
}) {
  const { t } = useLanguage();
  return (
    <NumberInput
      label={t('mailbox.flood')}
      description={t('mailbox.flood.hint')}
      inputWrapperOrder={HINT_BELOW}
      min={1}
      max={100_000}
      allowDecimal={false}
      value={most ?? ''}
      placeholder={String(LIMITS.ticketsMinute)}
      error={error}
      onChange={(value) => onChange(value === '' ? undefined : Number(value))}
    />
  );
}
