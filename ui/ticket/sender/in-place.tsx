import { TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Pencil } from './pencil.tsx';
import classes from './contact-panel.module.css';

type Props = {
  /** As it is shown, and as it is written. */
  children: ReactNode;
  value: string;
  label: string;
  /** Words of the pencil. */
  change: string;
  mayChange: boolean;
  type?: 'tel' | 'text';
  maxLength: number;
  /** What is wrong with what is written; null: nothing. */
  wrong: (said: string) => string | null;
  onSay: (said: string) => void;
};

/** One particular of a contact, which a pencil changes where it stands: Enter keeps what is written, Escape leaves it as it was. */
export function InPlace({ children, value, label, change, mayChange, type = 'text', maxLength, wrong, onSay }: Props) {
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
        {children}
        {mayChange && (
          <Pencil
            ref={opener}
            label={change}
            onClick={() => {
              isOver.current = false;
              setWritten(value);
            }}
          />
        )}
      </span>
    );
  const said = written.trim();
  const fault = wrong(said);
  const keep = () => {
    if (fault !== null) return;
    close();
    if (said !== value) onSay(said);
  };
  return (
    <TextInput
      className={classes['inPlace']}
      size="xs"
      type={type}
      autoComplete="off"
      autoFocus
      aria-label={label}
      maxLength={maxLength}
      value={written}
      error={fault}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={() => {
        if (isOver.current) return;
        if (fault === null) keep();
        else setWritten(null);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
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
