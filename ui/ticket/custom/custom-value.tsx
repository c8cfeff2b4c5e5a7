import { MultiSelect, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type CustomField, labelIn } from '../../../domain/ticket/custom/field.ts';
import { type CustomValue, readValue } from '../../../domain/ticket/custom/value.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { customText, readNumber, shortLink, writtenNumber } from '../../parts/custom/custom-text.ts';
import { readDay, writtenDay } from '../../time.ts';
import { InPlace } from '../sender/in-place.tsx';
import { Pencil } from '../sender/pencil.tsx';
import classes from './custom.module.css';

type Props = {
  field: CustomField;
  /** Undefined: nothing is known. */
  value: CustomValue | undefined;
  mayChange: boolean;
  onSay: (value: CustomValue | null) => void;
};

/** What a custom field holds, changed where it stands. */
export function CustomValueInPlace({ field, value, mayChange, onSay }: Props) {
  const { t, language } = useLanguage();
  const label = labelIn(field.label, language);
  const shown = value === undefined ? '–' : customText(field, value, language, t);
  if (field.kind === 'choices') return <Several {...{ field, value, mayChange, onSay, label, shown }} />;
  if (field.kind === 'choice' || field.kind === 'flag') {
    if (!mayChange) return <span className={classes['text']}>{shown}</span>;
    const options =
      field.kind === 'flag'
        ? [
            { value: 'true', label: t('custom.yes') },
            { value: 'false', label: t('custom.no') },
          ]
        : field.choices.map((choice) => ({ value: choice.id, label: labelIn(choice.label, language) }));
    return (
      <NativeSelect
        className={classes['select']}
        size="xs"
        aria-label={label}
        value={value === undefined ? '' : String(value)}
        data={[{ value: '', label: '–' }, ...options]}
        onChange={({ currentTarget: { value: said } }) =>
          onSay(said === '' ? null : field.kind === 'flag' ? said === 'true' : said)
        }
      />
    );
  }
  return <Written {...{ field, value, mayChange, onSay, label, shown }} />;
}

type Shown = Props & { label: string; shown: string };

/** A text, a number, a date or a link. */
function Written({ field, value, mayChange, onSay, label, shown }: Shown) {
  const { t, language } = useLanguage();
  /** Undefined: it is none of this kind. */
  const meant = (said: string): CustomValue | null | undefined => {
    if (said === '') return null;
    if (field.kind === 'number') return readNumber(said, language);
    if (field.kind === 'date') return readDay(said) ?? undefined;
    const read = readValue(field, said);
    return 'fault' in read ? undefined : read.value;
  };
  return (
    <InPlace
      label={label}
      change={t('custom.change', { label })}
      value={
        typeof value === 'number'
          ? writtenNumber(value, language)
          : field.kind === 'date'
            ? writtenDay(String(value ?? ''), language)
            : String(value ?? '')
      }
      mayChange={mayChange}
      maxLength={field.kind === 'date' ? 12 : LIMITS.customTextChars}
      wrong={(said) =>
        meant(said) === undefined ? t(`custom.wrong.${field.kind as 'link' | 'number' | 'date'}`) : null
      }
      onSay={(said) => onSay(meant(said) ?? null)}
    >
      {field.kind === 'link' && typeof value === 'string' ? (
        <a className={classes['text']} href={value} target="_blank" rel="noopener noreferrer">
          {shortLink(value)}
        </a>
      ) : (
        <span className={classes['text']}>{shown}</span>
      )}
    </InPlace>
  );
}

/** Several choices: said one by one while the list is open, and kept when it is left, by Escape too. */
function Several({ field, value, mayChange, onSay, label, shown }: Shown) {
  const { t, language } = useLanguage();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isOver = useRef(false);
  const held = typeof value === 'object' ? [...value] : [];
  if (chosen === null)
    return (
      <span className={classes['said']}>
        <span className={classes['text']}>{shown}</span>
        {mayChange && (
          <Pencil
            ref={opener}
            label={t('custom.change', { label })}
            onClick={() => {
              isOver.current = false;
              setChosen(held);
            }}
          />
        )}
      </span>
    );
  const keep = () => {
    // A field that goes away in focus is left as well, when it was dealt with already.
    if (isOver.current) return;
    isOver.current = true;
    flushSync(() => setChosen(null));
    if (chosen.join() !== held.join()) onSay(chosen.length === 0 ? null : chosen);
  };
  return (
    <MultiSelect
      className={classes['select']}
      size="xs"
      aria-label={label}
      autoFocus
      defaultDropdownOpened
      searchable={field.choices.length > 8}
      data={field.choices.map((choice) => ({ value: choice.id, label: labelIn(choice.label, language) }))}
      value={chosen}
      onChange={setChosen}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The page would go back to its list.
        event.stopPropagation();
        keep();
        opener.current?.focus();
      }}
    />
  );
}
