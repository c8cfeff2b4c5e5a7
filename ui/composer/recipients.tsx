import { Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { useLanguage } from '../language.tsx';
import type { TicketDetail } from '../data/types.ts';
import {
  type Field,
  FIELDS,
  type Person,
  readPeople,
  type Recipients,
  type Typed,
  withPeople,
  without,
} from './recipients.ts';
import classes from './recipients.module.css';

type Props = {
  ticket: TicketDetail;
  recipients: Recipients;
  /** Null: those of the ticket again. */
  onChange: (recipients: Recipients | null) => void;
  isChanged: boolean;
  /** What stands in the fields and is no recipient yet: part of the draft, so that it is not lost. */
  typed: Typed;
  onType: (field: Field, text: string) => void;
  /** It was to be sent as it is: what is no address says so. */
  insisted: boolean;
  /** Ctrl+Enter sends, wherever in the writer the hand is; with Shift it `solves`. */
  onSubmit: (solves: boolean) => void;
  /** What can be asked for besides copies. */
  more: ReactNode;
  /** Lines beneath them. */
  children: ReactNode;
};

/** Whom the reply goes to: everybody by default, each with a cross; copies and blind copies on demand. */
export function RecipientFields({
  ticket,
  recipients,
  onChange,
  isChanged,
  typed,
  onType,
  insisted,
  onSubmit,
  more,
  children,
}: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Field[]>([]);
  const isShown = (field: Field) =>
    field === 'to' || recipients[field].length > 0 || Boolean(typed[field]) || asked.includes(field);
  const hidden = FIELDS.filter((field) => !isShown(field));
  const instead = ticket.addressing.instead.filter(
    ({ address }) => !FIELDS.some((field) => recipients[field].some((one) => one.address === address)),
  );
  const warning = instead.length > 0 && (
    <p className={classes['instead']} role="status">
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>
        {t('recipients.instead', { address: instead.map(({ address }) => shownAddress(address)).join(', ') })}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => onChange({ ...withPeople(recipients, 'to', instead), to: instead })}
      >
        {t('recipients.instead.do')}
      </Button>
    </p>
  );
  return (
    <div className={classes['fields']}>
      {FIELDS.filter(isShown).map((field) => (
        <FieldRow
          key={field}
          field={field}
          people={recipients[field]}
          typed={typed[field] ?? ''}
          onType={(text) => onType(field, text)}
          insisted={insisted}
          onSubmit={onSubmit}
          marks={ticket.addressing.marks}
          isFresh={asked.at(-1) === field}
          below={field === 'to' && warning}
          onAdd={(people) => onChange(withPeople(recipients, field, [...recipients[field], ...people]))}
          onDrop={(address) => onChange(without(recipients, field, address))}
        >
          {field === 'to' && (
            <span className={classes['more']}>
              {hidden.map((one) => (
                <button key={one} type="button" onClick={() => setAsked([...asked, one])}>
                  {t(`recipients.${one}`)}
                </button>
              ))}
              {more}
              {isChanged && (
                <button type="button" onClick={() => onChange(null)}>
                  {t('recipients.reset')}
                </button>
              )}
            </span>
          )}
        </FieldRow>
      ))}
      {children}
    </div>
  );
}

type RowProps = {
  field: Field;
  people: Person[];
  typed: string;
  onType: (text: string) => void;
  insisted: boolean;
  onSubmit: (solves: boolean) => void;
  marks: TicketDetail['addressing']['marks'];
  /** It has just been asked for: the hand goes on there. */
  isFresh: boolean;
  onAdd: (people: Person[]) => void;
  onDrop: (address: string) => void;
  below: ReactNode;
  children: ReactNode;
};

/** One line of people, each with a cross, and a field for more. */
export function FieldRow({
  field,
  people,
  typed,
  onType,
  insisted,
  onSubmit,
  marks,
  isFresh,
  onAdd,
  onDrop,
  below,
  children,
}: RowProps) {
  const { t } = useLanguage();
  const id = useId();
  // What was left here earlier is complained of at once, what is being typed only when it is done.
  const [isDone, setDone] = useState(typed !== '');
  const refused = (isDone || insisted) && readPeople(typed).rest !== '';
  /** Takes what is an address; the rest stays to be mended. */
  const take = (text: string) => {
    const { people: found, rest } = readPeople(text);
    if (found.length > 0) onAdd(found);
    onType(rest);
    setDone(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isControlled = event.ctrlKey || event.metaKey;
    if (['Enter', ',', ';'].includes(event.key) && typed.trim() !== '' && !isControlled) {
      event.preventDefault();
      take(typed);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isControlled) onSubmit(event.shiftKey);
    } else if (event.key === 'Backspace' && typed === '' && people.length > 0) {
      onDrop(people.at(-1)!.address);
    } else if (event.key === 'Escape' && typed !== '') {
      // The writer stays open: only what was begun here is given up.
      event.stopPropagation();
      onType('');
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[@,;\n]/.test(text)) return;
    event.preventDefault();
    take(`${typed}${text}`);
  };
  return (
    <div className={classes['field']} role="group" aria-labelledby={id} data-field={field}>
      <span id={id} className={classes['label']}>
        {t(`recipients.${field}`)}
      </span>
      <div className={classes['chips']}>
        {people.map(({ name, address }) => {
          const mark = marks[address];
          const shown = shownAddress(address);
          return (
            <span
              key={address}
              className={classes['chip']}
              data-mark={mark}
              title={mark ? `${shown}: ${t(`recipients.mark.${mark}`)}` : shown}
            >
              {mark === 'new' && <IconAlertTriangle size={13} role="img" aria-label={t('recipients.mark.new')} />}
              <span>{name || shown}</span>
              <button
                type="button"
                aria-label={t('recipients.drop', { name: name || shown })}
                onClick={() => onDrop(address)}
              >
                <IconX size={12} aria-hidden="true" />
              </button>
            </span>
          );
        })}
        <input
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            setDone(false);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => typed.trim() !== '' && take(typed)}
          // The agent has just asked for this field.
          autoFocus={isFresh}
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          aria-label={t('recipients.add', { field: t(`recipients.${field}`) })}
          aria-invalid={refused || undefined}
          placeholder={people.length === 0 ? t('recipients.address') : undefined}
        />
        {refused && (
          <span className={classes['refused']} role="status">
            {t('recipients.refused')}
          </span>
        )}
      </div>
      {children}
      {below}
    </div>
  );
}
