import { MultiSelect, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type CustomField, labelIn } from '../../../domain/ticket/custom/field.ts';
import { type CustomValue, readValue } from '../../../domain/ticket/custom/value.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { takesLead } from '../../keys/filling.ts';
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
  /** Which time that somebody was led here to fill it in: then it opens, with the focus; 0: nobody was. */
  led?: number;
  /** The id of what says that it is needed, while it is empty. */
  needed?: string | null;
  onSay: (value: CustomValue | null) => void;
};

/** What a custom field holds, changed where it stands. */
export function CustomValueInPlace(props: Props) {
  const { field, value, mayChange, led = 0, needed = null, onSay } = props;
  const { t, language } = useLanguage();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (led > 0 && takesLead(led)) select.current?.focus();
  }, [led]);
  const label = labelIn(field.label, language);
  const shown = value === undefined ? '–' : customText(field, value, language, t);
  if (field.kind === 'choices') return <Several {...props} label={label} shown={shown} />;
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
        ref={select}
        className={classes['select']}
        size="xs"
        aria-label={label}
        {...whileNeeded(led, needed)}
        // Keys mean the page again, as behind a field that is written in.
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
        value={value === undefined ? '' : String(value)}
        data={[{ value: '', label: '–' }, ...options]}
        onChange={({ currentTarget: { value: said } }) =>
          onSay(said === '' ? null : field.kind === 'flag' ? said === 'true' : said)
        }
      />
    );
  }
  return <Written {...props} label={label} shown={shown} />;
}

type Shown = Props & { label: string; shown: string };

/** Marked once somebody was kept from closing the ticket by it; before that it is an empty field like others. */
const whileNeeded = (led: number, needed: string | null) =>
  led > 0 && needed !== null ? { error: true, 'aria-describedby': needed, 'data-autofocus': true } : {};

/** A text, a number, a date or a link. */
function Written({ field, value, mayChange, led = 0, needed = null, onSay, label, shown }: Shown) {
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
      opens={led}
      whileEmpty={whileNeeded(led, needed)}
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
function Several({ field, value, mayChange, led = 0, needed = null, onSay, label, shown }: Shown) {
  const { t, language } = useLanguage();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isOver = useRef(false);
  const held = typeof value === 'object' ? [...value] : [];
  const open = () => {
    isOver.current = false;
    setChosen(held);
  };
  useEffect(() => {
    if (led > 0 && mayChange && takesLead(led)) open();
    // oxlint-disable-next-line react/exhaustive-deps -- each time that somebody is led here, and no other
  }, [led]);
  if (chosen === null)
    return (
      <span className={classes['said']}>
        <span className={classes['text']}>{shown}</span>
        {mayChange && <Pencil ref={opener} label={t('custom.change', { label })} onClick={open} />}
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
      {...(chosen.length === 0 && whileNeeded(led, needed))}
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
