import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { fold } from '../../../domain/text/fold.ts';
import { fitting } from '../../../domain/text/fuzzy.ts';
import { tagsQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import sheet from './tags.module.css';

/** So many of the tags in use are offered at once. */
const SUGGESTED = 8;

type Props = {
  /** What need not be added any more. */
  has: readonly string[];
  removable: readonly string[];
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
};

/** A small form to add tags, those in use first, and to remove them. */
export function TagPicker({ has, removable, onAdd, onRemove }: Props) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const inUse = useQuery(tagsQuery);
  const known = inUse.data?.items ?? [];
  const others = known.filter(({ tag }) => !has.includes(tag));
  const suggested = fitting(text, others, ({ tag }) => tag).slice(0, SUGGESTED);
  const add = (given: string) => {
    // Another spelling of a tag in use is that tag: `İade` beside `iade` would be two.
    const tag = known.find((one) => fold(one.tag) === fold(given.trim()))?.tag ?? given.trim();
    if (tag && !has.includes(tag)) onAdd(tag);
    setText('');
  };
  return (
    <>
      <form
        className={sheet['form']}
        onSubmit={(event) => {
          event.preventDefault();
          add(text);
        }}
      >
        <TextInput
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-label={t('tags.new')}
          placeholder={t('tags.new')}
          maxLength={LIMITS.tagChars}
          data-autofocus
          flex={1}
        />
        <Button type="submit" variant="default" flex="none" disabled={!text.trim()}>
          {t('add')}
        </Button>
      </form>
      <NotRead query={inUse} what={t('tags.known.unknown')} />
      {suggested.length > 0 && (
        <div className={sheet['known']} role="group" aria-label={t('tags.known')}>
          {suggested.map(({ tag }) => (
            <button key={tag} type="button" onClick={() => add(tag)}>
              + {tag}
            </button>
          ))}
        </div>
      )}
      {removable.length > 0 && (
        <ul className={sheet['tags']}>
          {removable.map((tag) => (
            <li key={tag}>
              {tag}
              <button type="button" onClick={() => onRemove(tag)} aria-label={t('tags.remove', { tag })}>
                <IconX size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
