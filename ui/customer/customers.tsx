import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuildingPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Page } from '../shell/page.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { type Organisation, OrganisationsCard } from './organisations-card.tsx';
import { VipsCard } from './vips-card.tsx';
import classes from './customers.module.css';

/** Organisations and the VIP list, searched together. The search begins with what the address asks for. */
export default function CustomersPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const asked = new URLSearchParams(useSearch()).get('q') ?? '';
  const [text, setText] = useState(asked);
  const [q] = useDebouncedValue(text.trim(), 200);
  const [open, setOpen] = useState<{ organisation: Organisation | null } | null>(null);
  const why = can('routing:write') ? null : t('why.permission');
  const add = (
    <ReasonedButton
      leftSection={<IconBuildingPlus size={17} aria-hidden="true" />}
      why={why}
      onClick={() => setOpen({ organisation: null })}
    >
      {t('customer.organisation.add')}
    </ReasonedButton>
  );
  return (
    <Page title={t('nav.customers')} text={t('customer.text')} actions={add}>
      <TextInput
        type="search"
        className={classes['search']}
        value={text}
        aria-label={t('customer.search')}
        placeholder={t('customer.search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <OrganisationsCard q={q} onOpen={why === null ? (organisation) => setOpen({ organisation }) : null} />
      <VipsCard q={q} why={why} />
      {open && <OrganisationPanel organisation={open.organisation} onClose={() => setOpen(null)} />}
    </Page>
  );
}
