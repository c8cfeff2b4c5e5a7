import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language.tsx';
import { awaitField, isBehind, takeTyped, writeTyped } from '../../typing.ts';
import type { FieldProps } from './editor.tsx';
import { blankFrom, blanksIn } from '../../../domain/mail/template/blanks.ts';
import { ownPlacesIn } from '../remarks/places.ts';
import { beginsWord, type Insertion } from './insertion.ts';
import { pastesFiles } from './paste.ts';
import classes from './field.module.css';

/** The field in the editor's place when its file did not load: plain text, sent as such. It asks nobody: an `@` in it is a letter. */
export function PlainText(props: FieldProps) {
  const { text, label, placeholder, onChange, onFiles, onSubmit, insertable, mentions } = props;
  const { isOneOfMany = false, isReadOnly = false, lang, wrongBy } = props;
  const { t } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  /** Somebody goes from blank to blank. */
  const isGoing = useRef(false);
  const first = useRef({ text, onChange });
  useEffect(() => {
    if (isOneOfMany) return;
    const begun = takeTyped();
    field.current?.focus();
    if (begun !== '') first.current.onChange('', first.current.text + begun);
  }, [isOneOfMany]);
  /** Where the caret is in the window nobody tells: the list stands at the edge. */
  const insertion = (): Insertion => {
    const put = (words: string, isReply: boolean) => {
      const area = field.current;
      const now = latest.current.text;
      const at = area?.selectionStart ?? now.length;
      latest.current.onChange('', now.slice(0, at) + words + now.slice(area?.selectionEnd ?? at));
      const blank = isReply ? blanksIn(words)[0] : undefined;
      isGoing.current = blank !== undefined;
      const [from, to] = blank
        ? [at + blank.at, at + blank.at + blank.text.length]
        : [at + words.length, at + words.length];
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(from, to);
      });
    };
    const select = (words: string) => {
      const at = latest.current.text.indexOf(words);
      awaitField();
      requestAnimationFrame(() => {
        field.current?.focus();
        if (words !== '' && at >= 0) field.current?.setSelectionRange(at, at + words.length);
        if (field.current) writeTyped(field.current);
      });
    };
    const swap = (words: string, others: (before: string) => string, once: boolean) => {
      const now = latest.current.text;
      const places = ownPlacesIn(now, words).slice(0, once ? 1 : undefined);
      const [first] = places;
      if (first === undefined) return;
      const swapped = places.reduceRight(
        (text, at) => text.slice(0, at) + others(text.slice(0, at)) + text.slice(at + words.length),
        now,
      );
      latest.current.onChange('', swapped);
      requestAnimationFrame(() => {
        field.current?.focus();
        const end = first + others(now.slice(0, first)).length;
        field.current?.setSelectionRange(end, end);
      });
    };
    return { at: null, insert: (words) => put(words, true), back: (words) => put(words, false), select, swap };
  };
  const latest = useRef({ text, onChange });
  useEffect(() => {
    latest.current = { text, onChange };
    insertable.onPlace(insertion);
    return () => insertable.onPlace(null);
  });
  return (
    <Textarea
      ref={field}
      className={classes['plain']}
      aria-label={label}
      placeholder={mentions ? t('composer.note-hint.plain') : placeholder}
      description={t('composer.plain')}
      inputWrapperOrder={['input', 'description']}
      rows={5}
      readOnly={isReadOnly}
      lang={lang}
      aria-invalid={wrongBy !== undefined}
      aria-describedby={wrongBy}
      value={text}
      onPointerDown={() => (isGoing.current = false)}
      onChange={(event) => onChange('', event.currentTarget.value)}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (!onFiles || !pastesFiles({ html: '', text: event.clipboardData.getData('text/plain'), files })) return;
        event.preventDefault();
        onFiles(files);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isBehind(event.currentTarget))
          onSubmit(event.shiftKey);
        const { selectionStart, selectionEnd } = event.currentTarget;
        if (
          insertable.onSlash &&
          event.key === '/' &&
          selectionStart === selectionEnd &&
          beginsWord(text.slice(0, selectionStart))
        ) {
          event.preventDefault();
          insertable.onSlash(insertion());
        }
        if (event.key !== 'Tab') return;
        const next = blankFrom(text, event.shiftKey ? selectionStart : selectionEnd, event.shiftKey ? -1 : 1);
        // From the last one to the end of the text; then Tab leaves the field.
        if (!next && (event.shiftKey || !isGoing.current)) return;
        event.preventDefault();
        isGoing.current = Boolean(next);
        const [from, to] = next ? [next.at, next.at + next.text.length] : [text.length, text.length];
        event.currentTarget.setSelectionRange(from, to);
      }}
    />
  );
}
