import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useBuilding } from './build-context.ts';
import type { Value } from './blocks.ts';
import { type Unit, UNIT_MINUTES, unitOf } from './words.ts';
import classes from './condition.module.css';

const UNITS = Object.keys(UNIT_MINUTES) as Unit[];

type Props = { minutes: Value | undefined; error: string | undefined; onChange: (minutes: number) => void };

/** A time as people say it: so many minutes, hours or days. */
export function Duration({ minutes, error, onChange }: Props) {
  const { t } = useBuilding().speaker;
  const given = typeof minutes === 'number' ? minutes : 0;
  const [unit, setUnit] = useState<Unit>(given === 0 ? 'hour' : unitOf(given));
  const amount = given === 0 ? '' : String(given / UNIT_MINUTES[unit]);
  return (
    <div className={classes['duration']}>
      <TextInput
        aria-label={t('rules.value')}
        error={error}
        inputMode="numeric"
        value={amount}
        onChange={(event) => onChange(Number(event.currentTarget.value.replace(/\D/g, '')) * UNIT_MINUTES[unit])}
      />
      <NativeSelect
        aria-label={t('rules.unit')}
        value={unit}
        onChange={(event) => {
          const next = event.currentTarget.value as Unit;
          onChange(Math.round(given / UNIT_MINUTES[unit]) * UNIT_MINUTES[next]);
          setUnit(next);
        }}
        data={UNITS.map((one) => ({ value: one, label: t(`rules.unit.${one}`) }))}
      />
    </div>
  );
}
