import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'wouter';
import { organisationsQuery } from '../../data/customer-queries.ts';
import type { Output } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { Pencil } from './pencil.tsx';
import classes from './contact-panel.module.css';

type Props = {
  organisation: Output<'getContact'>['organisation'];
  mayChange: boolean;
  /** null: the one of the domain of their address again. */
  onChoose: (organisation: string | null) => void;
};

/** The option that takes back what was said by hand; ids are UUIDs and never equal it. */
const BY_DOMAIN = 'domain';

/** The organisation that a contact belongs to, by their address or because somebody said so, and a search by which it is said. */
export function OrganisationField({ organisation, mayChange, onChoose }: Props) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => setIsOpen(false));
    opener.current?.focus();
  };
  if (isOpen)
    return (
      <Search
        isByHand={organisation?.by === 'hand'}
        onChoose={(chosen) => {
          close();
          onChoose(chosen);
        }}
        onEscape={close}
        onLeave={() => setIsOpen(false)}
      />
    );
  return (
    <span className={classes['said']}>
      {organisation === null ? '–' : <Link href={paths.customers(organisation.name)}>{organisation.name}</Link>}
      {mayChange && <Pencil ref={opener} label={t('contact.organisation.choose')} onClick={() => setIsOpen(true)} />}
    </span>
  );
}

type SearchProps = {
  isByHand: boolean;
  onChoose: (organisation: string | null) => void;
  onEscape: () => void;
  onLeave: () => void;
};

function Search({ isByHand, onChoose, onEscape, onLeave }: SearchProps) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const found = useInfiniteQuery(organisationsQuery(text.trim())).data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Select
      size="xs"
      aria-label={t('contact.organisation.search')}
      placeholder={t('contact.organisation.search')}
      autoFocus
      searchable
      defaultDropdownOpened
      value={null}
      searchValue={text}
      onSearchChange={setText}
      // The server has searched, by domains as well.
      filter={({ options }) => options}
      data={[
        ...(isByHand ? [{ value: BY_DOMAIN, label: t('contact.organisation.by-domain') }] : []),
        ...found.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      nothingFoundMessage={t('contact.organisation.none')}
      comboboxProps={{ position: 'bottom-end', width: 240 }}
      onChange={(value) => value !== null && onChoose(value === BY_DOMAIN ? null : value)}
      onKeyDown={(event) => event.key === 'Escape' && onEscape()}
      onBlur={onLeave}
    />
  );
}
