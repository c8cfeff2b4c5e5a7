import '@mantine/core/styles/Checkbox.css';
import { Checkbox, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FilterName } from '../../domain/ticket/list/filter.ts';
import { fitting } from '../../domain/text/fuzzy.ts';
import { useLanguage } from '../language.tsx';
import { useChoices, useValueWords } from './use-choices.ts';
import classes from './filters.module.css';

/** With more than so many a field helps to find one. */
const FEW = 8;

/** The values of a filter, any number of them. */
export function FilterChoices({
  name,
  values,
  onChange,
}: {
  name: FilterName;
  values: string[];
  onChange: (values: string[]) => void;
}) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 200);
  const { choices, isLookedFor } = useChoices(name, isLooked(name) ? words : '');
  const chosenWords = useValueWords(name, values);
  // What is chosen and not found by the words stays in sight.
  const chosen = values.map((value, at) => ({ value, label: chosenWords[at] ?? value }));
  const others = choices.filter(({ value }) => !values.includes(value));
  const found = isLookedFor ? others : fitting(typed, others, ({ label }) => label);
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...values, value] : values.filter((one) => one !== value));
  return (
    <fieldset className={classes['choices']}>
      <legend className={classes['legend']}>{t(`filter.${name}`)}</legend>
      {(isLookedFor || choices.length > FEW) && (
        <TextInput
          size="xs"
          data-autofocus
          value={typed}
          aria-label={t('filter.find', { filter: t(`filter.${name}`) })}
          placeholder={t('filter.find', { filter: t(`filter.${name}`) })}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={classes['scroll']}>
        {[...chosen, ...found].map(({ value, label }) => (
          <Checkbox
            key={value}
            size="xs"
            label={label}
            checked={values.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
        ))}
        {chosen.length + found.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(isLookedFor && words.length < 2 ? 'filter.short' : 'filter.nothing')}
          </Text>
        )}
      </div>
    </fieldset>
  );
}

const isLooked = (name: FilterName): boolean => name === 'contact' || name === 'organisation';
