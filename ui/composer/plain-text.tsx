import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../language.tsx';
import { takeTyped } from '../keys/typing.ts';
import type { FieldProps } from './editor.tsx';
import { pastesFiles } from './paste.ts';
import classes from './field.module.css';

/** The field in the editor's place when its file did not load: plain text, sent as such. */
export function PlainText({ text, label, placeholder, onChange, onFiles, onSubmit }: FieldProps) {
  const { t } = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const first = useRef({ text, onChange });
  useEffect(() => {
    const begun = takeTyped();
    field.current?.focus();
    if (begun !== '') first.current.onChange('', first.current.text + begun);
  }, []);
  return (
    <Textarea
      ref={field}
      className={classes['plain']}
      aria-label={label}
      placeholder={placeholder}
      description={t('composer.plain')}
      inputWrapperOrder={['input', 'description']}
      rows={5}
      value={text}
      onChange={(event) => onChange('', event.currentTarget.value)}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (!pastesFiles({ html: '', text: event.clipboardData.getData('text/plain'), files })) return;
        event.preventDefault();
        onFiles(files);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
      }}
    />
  );
}
