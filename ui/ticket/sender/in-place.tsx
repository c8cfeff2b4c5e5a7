import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { takesLead } from '../../keys/filling.ts';
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
  /** Which time that somebody was led here: then it opens; 0: nobody was. */
  opens?: number;
  /** What its field says of itself while nothing is written. */
  whileEmpty?: object;
  type?: 'tel' | 'text';
  maxLength: number;
  /** What is wrong with what is written; null: nothing. */
  wrong: (said: string) => string | null;
  onSay: (said: string) => void;
};

/** One particular of a contact, which a pencil changes where it stands: Enter keeps what is written, Escape leaves it as it was. */
export function InPlace(props: Props) {
  const { children, value, label, change, mayChange, opens = 0, type = 'text', maxLength, wrong, onSay } = props;
  const [written, setWritten] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  // A field that goes away in focus is left as well, when it was dealt with already.
  const isOver = useRef(false);
  const open = () => {
    isOver.current = false;
    setWritten(value);
  };
  useEffect(() => {
    if (opens > 0 && mayChange && takesLead(opens)) open();
    // oxlint-disable-next-line react/exhaustive-deps -- each time that it is asked, and no other
  }, [opens]);
  const close = () => {
    isOver.current = true;
    flushSync(() => setWritten(null));
    opener.current?.focus();
  };
  if (written === null)
    return (
      <span className={classes['said']}>
        {children}
        {mayChange && <Pencil ref={opener} label={change} onClick={open} />}
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
      {...(said === '' && props.whileEmpty)}
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
