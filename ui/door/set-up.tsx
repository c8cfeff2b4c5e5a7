import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import type { Me } from '../data/types.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { Door } from './door.tsx';

/** Creates the first administrator of a bare installation. */
export default function SetUp({ onDone }: { onDone: (me: Me) => void }) {
  const { t, language } = useLanguage();
  const [name, setName] = useState('');
  return (
    <Door title={t('set-up.title')} text={t('set-up.text')}>
      <CredentialsForm
        action={t('set-up.do')}
        fresh
        enter={(credentials) => call('createFirstAdmin', { body: { name: name.trim(), ...credentials, language } })}
        onDone={onDone}
      >
        <TextInput
          label={t('field.name')}
          autoComplete="name"
          size="md"
          required
          withAsterisk={false}
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </CredentialsForm>
    </Door>
  );
}
