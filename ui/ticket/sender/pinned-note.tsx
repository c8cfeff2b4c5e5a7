import { useQuery } from '@tanstack/react-query';
import { IconPinFilled } from '@tabler/icons-react';
import { contactNotesQuery } from '../../data/customer-queries.ts';
import { useLanguage } from '../../language.tsx';
import { Linkified } from '../../parts/words/linkified.tsx';
import classes from './contact-notes.module.css';

/** What everybody is to know of a person before they answer them: the pinned note, above the thread of each ticket of theirs. */
export function PinnedNote({ contact }: { contact: { id: string; name: string; address: string } }) {
  const { t } = useLanguage();
  const note = useQuery(contactNotesQuery(contact.id)).data?.items.find(({ pinned }) => pinned);
  if (note === undefined) return null;
  return (
    <div className={classes['banner']} role="note" aria-label={t('contact.note.pinned')}>
      <IconPinFilled size={15} aria-hidden="true" />
      <p dir="auto">
        <strong>{t('contact.note.of', { name: contact.name || contact.address })}</strong>{' '}
        <Linkified text={note.text} />{' '}
        <small>
          <bdi>{note.author.name}</bdi>
        </small>
      </p>
    </div>
  );
}
