import { ActionIcon } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPin, IconPinFilled, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Output } from '../../data/api-types.ts';
import { call } from '../../data/client.ts';
import { contactNotesQuery } from '../../data/customer-queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Linkified } from '../../parts/words/linkified.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { toastUndoable } from '../../keys/undo-toast.tsx';
import { fullTime, shortAge } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import { NoteWriter } from './note-writer.tsx';
import { Pencil } from './pencil.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import classes from './contact-notes.module.css';
import head from './contact-tickets.module.css';

type Note = Output<'listContactNotes'>['items'][number];

/** What was being written of whom as its writer went on to another ticket: while the page stands, nothing of it is lost. */
const begun = new Map<string, string>();

/** What colleagues have noted of a contact. Another contact is another one of this (`key`). */
export function ContactNotes({ contact }: { contact: string }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const asked = useQuery(contactNotesQuery(contact));
  const notes = asked.data?.items ?? [];
  const [isWriting, setWriting] = useState(begun.has(contact));
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    begun.delete(contact);
    flushSync(() => setWriting(false));
    opener.current?.focus();
  };
  const add = useMutation({
    mutationFn: (text: string) => call('createContactNote', { params: { id: contact }, body: { text } }),
    onSuccess: close,
    onSettled: () => client.invalidateQueries({ queryKey: contactNotesQuery(contact).queryKey }),
  });
  if (notes.length === 0 && !can('contact:write')) return null;
  return (
    <section aria-labelledby="contact-notes">
      <div className={head['head']}>
        <h3 id="contact-notes">{t('contact.notes')}</h3>
      </div>
      <NotRead query={asked} />
      {notes.length > 0 && (
        <ul className={classes['notes']}>
          {notes.map((note) => (
            <NoteCard key={note.id} contact={contact} note={note} />
          ))}
        </ul>
      )}
      {isWriting ? (
        <NoteWriter
          text={begun.get(contact) ?? ''}
          isBusy={add.isPending}
          error={add.error}
          onWrite={(text) => begun.set(contact, text)}
          onKeep={(text) => add.mutate(text)}
          onLeave={close}
        />
      ) : (
        can('contact:write') && (
          <BareButton ref={opener} className={classes['add']} onClick={() => setWriting(true)}>
            <IconPlus size={14} aria-hidden="true" /> {t('contact.note.add')}
          </BareButton>
        )
      )}
    </section>
  );
}

function NoteCard({ contact, note }: { contact: string; note: Note }) {
  const { t, language } = useLanguage();
  const { agent, can } = useMe();
  const now = useNow();
  const client = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const params = { id: contact, note: note.id };
  const renew = () => client.invalidateQueries({ queryKey: contactNotesQuery(contact).queryKey });
  const close = () => {
    flushSync(() => setWriting(false));
    pencil.current?.focus();
  };
  const save = useMutation({
    mutationFn: (text: string) => call('updateContactNote', { params, body: { text } }),
    onSuccess: close,
    onSettled: renew,
  });
  const pin = useMutation({
    mutationFn: () => call('updateContactNote', { params, body: { pinned: !note.pinned } }),
    onError: (error) => toastFailure(error, t),
    onSettled: renew,
  });
  const again = useMutation({
    mutationFn: () =>
      call('createContactNote', { params: { id: contact }, body: { text: note.text, pinned: note.pinned } }),
    onError: (error) => toastFailure(error, t),
    onSettled: renew,
  });
  const remove = useMutation({
    mutationFn: () => call('deleteContactNote', { params }),
    onSuccess: () => toastUndoable(t('contact.note.deleted'), t, () => again.mutate()),
    onError: (error) => toastFailure(error, t),
    onSettled: renew,
  });
  const isMine = note.author.id === agent.id && can('contact:write');
  if (isWriting)
    return (
      <li>
        <NoteWriter
          text={note.text}
          isBusy={save.isPending}
          error={save.error}
          onKeep={(text) => (text === note.text ? close() : save.mutate(text))}
          onLeave={close}
        />
      </li>
    );
  return (
    <li className={classes['note']} data-pinned={note.pinned || undefined}>
      <p dir="auto">
        <Linkified text={note.text} />
      </p>
      <div className={classes['foot']}>
        <span>
          <bdi>{note.author.name}</bdi> ·{' '}
          <time dateTime={note.createdAt} title={fullTime(note.editedAt ?? note.createdAt, language)}>
            {shortAge(note.createdAt, now, language)}
          </time>
          {note.editedAt !== null && ` · ${t('contact.note.edited')}`}
        </span>
        {can('contact:write') && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-pressed={note.pinned}
            aria-label={t(note.pinned ? 'contact.note.unpin' : 'contact.note.pin')}
            title={t(note.pinned ? 'contact.note.unpin' : 'contact.note.pin')}
            loading={pin.isPending}
            onClick={() => pin.mutate()}
          >
            {note.pinned ? <IconPinFilled size={14} /> : <IconPin size={14} />}
          </ActionIcon>
        )}
        {isMine && (
          <>
            <Pencil ref={pencil} label={t('contact.note.change')} onClick={() => setWriting(true)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('contact.note.delete')}
              title={t('contact.note.delete')}
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </div>
    </li>
  );
}
