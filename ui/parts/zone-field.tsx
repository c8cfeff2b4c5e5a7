import { NativeSelect } from '@mantine/core';
import { useLanguage } from '../language.tsx';

type Props = { value: string; onChange: (zone: string) => void; error?: string | undefined };

/** The time zone that local times are of, from those that the browser knows, and the one that is set. */
export function ZoneField({ value, onChange, error }: Props) {
  const { t } = useLanguage();
  const known = Intl.supportedValuesOf('timeZone');
  return (
    <NativeSelect
      label={t('zone')}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={known.includes(value) ? known : [value, ...known]}
    />
  );
}
