import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../client.ts';
import { useLanguage } from '../language.tsx';
import { failureText } from '../toast.ts';
import type { Me } from '../types.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';

const SHORTEST = 8;

/** Creates the first administrator of a bare installation. */
export default function SetUp({ onDone }: { onDone: (me: Me) => void }) {
  const { t, language } = useLanguage();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const create = useMutation({
    mutationFn: () =>
      call('createFirstAdmin', { body: { name: name.trim(), email: email.trim(), password, language } }),
    onSuccess: onDone,
  });
  return (
    <Door title={t('set-up.title')} text={t('set-up.text')}>
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
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
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('field.password')}
          description={t('field.password.hint')}
          autoComplete="new-password"
          size="md"
          required
          withAsterisk={false}
          minLength={SHORTEST}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        {create.isError && (
          <Alert color="red" variant="outline" role="alert">
            {failureText(create.error, t)}
          </Alert>
        )}
        <Button type="submit" size="md" loading={create.isPending} mt={4}>
          {t('set-up.do')}
        </Button>
      </form>
    </Door>
  );
}
