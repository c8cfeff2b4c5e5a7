import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LIMITS } from '../../../domain/limits.ts';
import { phoneOf } from '../../../domain/people/phone.ts';
import { useLanguage } from '../../language.tsx';
import { Pencil } from './pencil.tsx';
import classes from './contact-panel.module.css';

type Props = {
  phone: string | null;
  mayChange: boolean;
  /** null: none. */
  onSay: (phone: string | null) => void;
};

/** The number under which a contact is called: pressed it calls; Enter keeps another one, Escape leaves it as it was. */
export function PhoneField({ phone, mayChange, onSay }: Props) {
  const { t } = useLanguage();
  const [written, setWritten] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // A field that goes away in focus is left as well, when it was dealt with already.
  const isOver = useRef(false);
  const close = () => {
    isOver.current = true;
    flushSync(() => setWritten(null));
    opener.current?.focus();
  };
  if (written === null)
    return (
      <span className={classes['said']}>
        {phone === null ? '–' : <a href={`tel:${phone}`}>{phone}</a>}
        {mayChange && (
          <Pencil
            ref={opener}
            label={t('contact.phone.change')}
            onClick={() => {
              isOver.current = false;
              setWritten(phone ?? '');
            }}
          />
        )}
      </span>
    );
  const said = written.trim();
  const isNumber = said === '' || phoneOf(said) !== null;
  const keep = () => {
    if (!isNumber) return;
    close();
    const next = said === '' ? null : phoneOf(said);
    if (next !== phone) onSay(next);
  };
  return (
    <TextInput
      className={classes['number']}
      size="xs"
      type="tel"
      autoComplete="off"
      autoFocus
      aria-label={t('contact.phone')}
      maxLength={LIMITS.phoneChars}
      value={written}
      error={isNumber ? undefined : t('contact.phone.wrong')}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={() => {
        if (isOver.current) return;
        if (isNumber) keep();
        else setWritten(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') close();
        else return;
        event.preventDefault();
        // The page would go back to its list.
        event.stopPropagation();
      }}
    />
  );
}
