import { Autocomplete, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { LIMITS } from '../../domain/limits.ts';
import { foldedLine } from '../../domain/text/fold.ts';
import type { Output } from '../data/api-types.ts';
import { contactTicketsQuery } from '../data/customer-queries.ts';
import { contactsQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { NotRead } from '../parts/empty/not-read.tsx';
import { paths } from '../paths.ts';
import type { Form } from './draft.ts';
import { whoOf } from './request.ts';
import classes from './new-ticket.module.css';

type Props = {
  form: Form;
  change: (part: Partial<Form>) => void;
  wrong: (path: string) => string | undefined;
  onLeave: () => void;
};
type Contact = Output<'listContacts'>['items'][number];

/** Fewer letters find everybody. */
const SOUGHT = 2;
const WAIT_MS = 150;
/** So many of their open tickets are named. */
const NAMED = 3;

/** Whoever is called, or reached, exactly as the words say stands first. */
function bestFirst(found: readonly Contact[], words: string): Contact[] {
  const asked = foldedLine(words);
  const isMeant = ({ name, addresses, phone }: Contact) =>
    [name, ...addresses, phone ?? ''].some((one) => foldedLine(one) === asked);
  return found.toSorted((one, other) => Number(isMeant(other)) - Number(isMeant(one)));
}

const nameOf = ({ name, address, phone }: Contact): string => name || address || phone || '';

/** Who called, or is written to: found by a name, an address or a number among those who are known, or somebody new. */
export function WhoFields({ form, change, wrong, onLeave }: Props) {
  const { t } = useLanguage();
  const [sought] = useDebouncedValue(form.who.trim(), WAIT_MS);
  const found = useQuery({ ...contactsQuery(sought), enabled: sought.length >= SOUGHT });
  const words = form.who.trim();
  const isSought = form.contact === null && words.length >= SOUGHT;
  /** What stands in the list was found for other letters. */
  const isSeeking = isSought && (sought !== words || found.isPlaceholderData || found.isLoading);
  const contacts = isSought && sought.length >= SOUGHT ? bestFirst(found.data?.items ?? [], words) : [];
  const [opened, setOpened] = useState(false);
  const isCall = form.kind === 'call';
  const { address, phone } = whoOf(form);
  /** What the contact that was chosen filled in. */
  const chosen = useRef<{ address: string; phone: string } | null>(null);
  const choose = (id: string) => {
    const one = contacts.find((contact) => contact.id === id);
    if (!one) return;
    chosen.current = { address: one.address, phone: one.phone ?? '' };
    change({ contact: one.id, who: nameOf(one), ...chosen.current });
  };
  /** Somebody else: what was filled in of the one that was chosen is not theirs. */
  const retype = (who: string) => {
    const { address: wasAt, phone: wasBy } = chosen.current ?? {};
    chosen.current = null;
    change({
      ...{ who, contact: null },
      ...(form.address === wasAt ? { address: '' } : {}),
      ...(form.phone === wasBy ? { phone: '' } : {}),
    });
  };
  /** For these words Enter was pressed before anybody was found; whoever types on, or leaves, does not mean it any more. */
  const entered = useRef<string | null>(null);
  useEffect(() => {
    if (entered.current === null || (isSeeking && entered.current === words)) return;
    const [best] = entered.current === words ? contacts : [];
    entered.current = null;
    if (best === undefined) return;
    choose(best.id);
    // oxlint-disable-next-line react/exhaustive-deps -- of these words, once they are answered
  }, [isSeeking, words, form.contact]);
  const given = address.toLowerCase();
  const theirs = form.contact ?? contacts.find(({ addresses }) => addresses.includes(given))?.id ?? null;
  return (
    <>
      <Autocomplete
        data-autofocus
        label={t(isCall ? 'new-ticket.caller' : 'new-ticket.to')}
        placeholder={t('new-ticket.who')}
        value={form.who}
        maxLength={LIMITS.addressChars}
        error={wrong('contact.name')}
        // Whoever was chosen leaves nothing to choose from.
        dropdownOpened={opened && form.contact === null}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        // Enter takes the first that fits; Tab leaves the words as they are.
        selectFirstOptionOnChange={isSought && !isSeeking && contacts.length > 0}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          const sends = event.ctrlKey || event.metaKey;
          if (!sends && !isSeeking) return;
          event.preventDefault();
          event.stopPropagation();
          // Of whoever is meant, not of the one that is first in the list.
          if (sends) event.currentTarget.form?.requestSubmit();
          else entered.current = words;
        }}
        onBlur={() => (entered.current = null)}
        // The server has searched.
        filter={({ options }) => options}
        data={contacts.map(({ id }) => id)}
        renderOption={({ option }) => {
          const one = contacts.find(({ id }) => id === option.value);
          return one === undefined ? null : (
            <span className={classes['found']}>
              <bdi>{nameOf(one)}</bdi>
              <small>{[one.name && shownAddress(one.address), one.phone].filter(Boolean).join(' · ')}</small>
            </span>
          );
        }}
        onOptionSubmit={choose}
        // What an option puts there is its id, of which `choose` makes the name.
        onChange={(who) => !contacts.some(({ id }) => id === who) && retype(who)}
      />
      <NotRead query={found} what={t('new-ticket.who.unread')} />
      <div className={classes['pair']}>
        <TextInput
          label={t(isCall ? 'new-ticket.address.optional' : 'new-ticket.address')}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={form.address}
          placeholder={form.address === '' ? address : undefined}
          maxLength={LIMITS.addressChars}
          error={wrong('contact.address')}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
        {isCall && (
          <TextInput
            label={t('new-ticket.phone')}
            type="tel"
            autoComplete="off"
            value={form.phone}
            placeholder={form.phone === '' ? phone : undefined}
            maxLength={LIMITS.phoneChars}
            error={wrong('contact.phone')}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
        )}
      </div>
      {isCall && form.who.trim() !== '' && address === '' && (
        <p className={classes['hint']}>{t('new-ticket.no-address')}</p>
      )}
      {theirs !== null && <OpenOfTheirs contact={theirs} onLeave={onLeave} />}
    </>
  );
}

/** What of theirs is open already: a second ticket of one matter is answered twice. */
function OpenOfTheirs({ contact, onLeave }: { contact: string; onLeave: () => void }) {
  const { t } = useLanguage();
  const theirs = useQuery(contactTicketsQuery(contact)).data;
  if (theirs === undefined || theirs.open === 0) return null;
  const open = theirs.items.filter(({ state }) => state !== 'closed');
  return (
    <div className={classes['theirs']} role="status">
      <p>{t('new-ticket.open', { count: theirs.open })}</p>
      <ul>
        {open.slice(0, NAMED).map(({ number, subject }) => (
          <li key={number}>
            <Link href={paths.anyTicket(number)} onClick={onLeave} dir="auto">
              #{number} {subject || t('ticket.no-subject')}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
