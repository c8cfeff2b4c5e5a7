import '@mantine/core/styles/Checkbox.css';
import { Checkbox, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { askedBy, type FilterName, isOpposite } from '../../domain/ticket/list/filter.ts';
import { fitting } from '../../domain/text/fuzzy.ts';
import { useLanguage } from '../language.tsx';
import { filterWords } from './filters.ts';
import { useChoices, useValueWords } from './use-choices.ts';
import classes from './filters.module.css';

/** So many are listed at once: the rest is found by its words. */
const MOST = 60;
/** With more than so many a field helps to find one. */
const FEW = 8;

/** The values of a filter, any number of them. */
export function FilterChoices({
  name,
  values,
  onChange,
  onTurn,
}: {
  name: FilterName;
  values: string[];
  onChange: (values: string[]) => void;
  /** Asks the other way; null where there is none. */
  onTurn: (() => void) | null;
}) {
  const { t } = useLanguage();
  const asked = askedBy(name);
  const isWords = asked === 'subject';
  const [typed, setTyped] = useState('');
  /** The words with which Enter was pressed: the first that they find is meant, a moment later where it has to be looked for. */
  const [meant, setMeant] = useState<string | null>(null);
  const [slow] = useDebouncedValue(typed.trim(), 200);
  const { choices, isLookedFor, isOld } = useChoices(asked, slow);
  const chosenWords = useValueWords(name, values);
  // What is chosen and not found by the words stays in sight.
  const chosen = values.map((value, at) => ({ value, label: chosenWords[at] ?? value }));
  const others = choices.filter(({ value }) => !values.includes(value));
  const fits = isLookedFor ? others : fitting(typed, others, ({ label }) => label);
  const found = fits.slice(0, MOST);
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...values, value] : values.filter((one) => one !== value));
  const take = (value: string) => {
    if (!values.includes(value)) onChange([...values, value]);
    setTyped('');
    setMeant(null);
  };
  const first = found[0]?.value;
  const isKnown = !isLookedFor || (slow === meant && !isOld);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what was asked for is chosen once the server has answered
    if (meant !== null && isKnown && first !== undefined) take(first);
  });
  const finding = t(isWords ? 'filter.words' : 'filter.find', { filter: t(`filter.${asked}`) });
  return (
    <fieldset className={classes['choices']}>
      <legend className={classes['legend']}>{filterWords(name, t)}</legend>
      {onTurn && (
        <div className={classes['ways']} role="group" aria-label={t('filter.way')}>
          {[false, true].map((isNot) => (
            <button
              key={String(isNot)}
              type="button"
              aria-pressed={isOpposite(name) === isNot}
              onClick={() => isOpposite(name) !== isNot && onTurn()}
            >
              {t(isNot ? 'filter.none-of' : 'filter.one-of')}
            </button>
          ))}
        </div>
      )}
      {(isLookedFor || isWords || choices.length > FEW) && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const word = typed.trim();
            if (word === '') return;
            if (isWords) take(word);
            else setMeant(word);
          }}
        >
          <TextInput
            size="xs"
            data-autofocus
            value={typed}
            maxLength={LIMITS.comparedChars}
            aria-label={finding}
            placeholder={finding}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setMeant(null);
            }}
          />
        </form>
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
        {fits.length > MOST && (
          <Text size="sm" c="dimmed">
            {t('filter.more', { count: fits.length - MOST })}
          </Text>
        )}
        {!isWords && chosen.length + found.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(
              asked === 'custom-field'
                ? 'filter.custom-field.type'
                : isLookedFor && slow.length < 2
                  ? 'filter.short'
                  : 'filter.nothing',
            )}
          </Text>
        )}
      </div>
    </fieldset>
  );
}
