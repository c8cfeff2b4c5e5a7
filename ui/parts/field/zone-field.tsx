import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { isZoneFor, zoneNames, zoneWords } from './zones.ts';

type Props = {
  value: string;
  onChange: (zone: string) => void;
  error?: string | undefined;
  label?: string;
  description?: string;
  /** A choice that names no zone, on top; its value is ''. */
  none?: string;
};

/** The time zone that local times are of, from those that the browser knows, and the one that is set; looked for by city, by country or by its hours. */
export function ZoneField({ value, onChange, error, label, description, none }: Props) {
  const { t } = useLanguage();
  const [now] = useState(Date.now);
  const options = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    const zones = value === '' || known.includes(value) ? known : [value, ...known];
    return zones.map((zone) => ({ value: zone, label: zoneWords(zone, now) }));
  }, [value, now]);
  return (
    <Select
      label={label ?? t('zone')}
      description={description}
      error={error}
      searchable
      // What is typed takes the place of what is set, and is looked for.
      onFocus={(event) => event.currentTarget.select()}
      allowDeselect={false}
      maxDropdownHeight={280}
      nothingFoundMessage={t('zone.none')}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
      data={none === undefined ? options : [{ value: '', label: none }, ...options]}
      filter={({ options: all, search }) =>
        all.filter(
          (one) =>
            'label' in one &&
            'value' in one &&
            isZoneFor(
              search,
              search.trim() === '' || one.value === '' ? one.label : `${one.label} ${zoneNames(one.value)}`,
            ),
        )
      }
    />
  );
}
