import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { fold } from '../../domain/text/fold.ts';
import { parseSearch } from '../../domain/ticket/search/search.ts';
import { type Completion, completionsOf } from '../../domain/ticket/search/completion.ts';
import { agentsQuery, tagsQuery, teamsQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { isolated } from '../parts/words/isolated.ts';
import { faultText, unknownTag } from './search-fault.ts';
import classes from './search-field.module.css';

type Props = { text: string; onType: (text: string) => void; onLeave: () => void; onClear: () => void };

/** Whoever has not typed for so long has typed it. */
const STILL_MS = 700;

/** What is looked for: words and operators, which are completed as they are typed. A wrong value is said beneath. */
export function SearchField({ text, onType, onLeave, onClear }: Props) {
  const { t, language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const isTyped = caret !== null;
  const { faults, unknown, parts } = parseSearch(text);
  const asksTag = parts.some(({ kind }) => kind === 'tag');
  const listed = useQuery({ ...tagsQuery, enabled: isTyped || asksTag }).data?.items.map(({ tag }) => tag);
  const tags = listed ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: isTyped }).data?.items.map(({ name }) => name) ?? [];
  const people = useQuery({ ...agentsQuery, enabled: isTyped }).data?.items.map(({ name }) => name) ?? [];
  const offered = caret === null ? [] : completionsOf(text, caret, language, { tags, teams, people });
  const noTag = unknownTag(text, listed);
  const hint = unknown[0]
    ? t('search.unknown', { operator: unknown[0] })
    : noTag !== null && t('search.no-tag', { tag: noTag });
  // What is being typed is not wrong yet.
  const isStill = useDebouncedValue(text, STILL_MS)[0] === text;
  const fault = faults.find(
    ({ value }) => caret === null || isStill || !fold(text.slice(0, caret)).endsWith(fold(value)),
  );

  const close = () => {
    setCaret(null);
    setChosen(-1);
  };
  const take = ({ text: completed, caret: at }: Completion) => {
    onType(completed);
    setCaret(at);
    setChosen(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (offered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setChosen((chosen + step + offered.length + (chosen < 0 && step < 0 ? 1 : 0)) % offered.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) take(offered[chosen]!);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes['field']}>
      <TextInput
        ref={input}
        type="search"
        aria-controls={offered.length > 0 ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        value={text}
        maxLength={LIMITS.searchChars}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        error={fault && faultText(fault, { t, language })}
        inputWrapperOrder={['input', 'error', 'description']}
        description={(isStill || !isTyped) && hint}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={
          text ? (
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('list.clear')} onClick={onClear}>
              <IconX size={14} />
            </ActionIcon>
          ) : null
        }
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onLeave();
        }}
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setChosen(-1);
          onType(event.currentTarget.value);
        }}
      />
      {offered.length > 0 && (
        <ul id={list} role="listbox" aria-label={t('search.completions')} className={classes['offers']}>
          {offered.map((one, index) => (
            <li
              key={one.said}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={classes['offer']}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(one);
              }}
            >
              <b>{isolated(one.said)}</b>
              {!one.isValue && <span>{t(`search.operator.${one.operator}`)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
