import { Input } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { Language } from '../../../domain/text/language.ts';
import { Field, type Place } from '../../composer/editor/field.tsx';
import { useLanguage } from '../../language.tsx';
import classes from './canned.module.css';

export type { Place };
type Props = {
  label: string;
  lang: Language;
  text: string;
  html: string;
  error: string | undefined;
  isReadOnly: boolean;
  onPlace: (language: Language, place: Place) => void;
  onChange: (html: string, text: string) => void;
  onFocus: () => void;
  onSubmit: () => void;
};

/** The words of one language, written as a reply is. */
export function WordsField({ label, lang, text, html, error, isReadOnly, onPlace, ...on }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const { onChange, onFocus, onSubmit } = on;
  const insertable = useMemo(() => ({ onPlace: (place: Place) => onPlace(lang, place) }), [onPlace, lang]);
  return (
    <div onFocusCapture={onFocus}>
      <Input.Label component="div">{label}</Input.Label>
      <div className={classes['field']} data-wrong={error === undefined ? undefined : true}>
        <Field
          {...{ html, text, label, lang, isReadOnly, onChange, onSubmit, insertable, marks: NONE }}
          placeholder={t('canned.words.hint')}
          mentions={false}
          isOneOfMany
          wrongBy={error === undefined ? undefined : id}
        />
      </div>
      {error !== undefined && <Input.Error id={id}>{error}</Input.Error>}
    </div>
  );
}

const NONE: [] = [];
