import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { fieldError } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { useChange } from '../parts/panel/panel.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { toastDone } from '../toast.ts';
import { VIP_KEYS } from './vips-card.tsx';
import classes from './customers.module.css';

/** Puts an address, or `@` and a domain, on the list; one after another, until it is closed. */
export function VipForm({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [entry, setEntry] = useState('');
  const [note, setNote] = useState('');
  const add = useChange(
    VIP_KEYS,
    () => call('setVip', { body: { entry, note } }),
    (vip) => {
      toastDone(t('customer.vip.added', { entry: vip.entry }), t);
      setEntry('');
      setNote('');
    },
  );
  return (
    <form
      className={classes['vipForm']}
      aria-label={t('customer.vip.add')}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextInput
        label={t('customer.vip.entry')}
        placeholder="ayse@ornek.com, @ornek.com"
        required
        withAsterisk={false}
        autoComplete="off"
        spellCheck={false}
        maxLength={320}
        value={entry}
        error={fieldError(add.error, 'entry', t)}
        onChange={(event) => setEntry(event.currentTarget.value)}
      />
      <TextInput
        label={t('customer.note')}
        maxLength={200}
        value={note}
        error={fieldError(add.error, 'note', t)}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Refusal error={add.error} shown={['entry', 'note']} />
      <span>
        <Button type="submit" loading={add.isPending}>
          {t('add')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('close')}
        </Button>
      </span>
    </form>
  );
}
