import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../client.ts';
import { useLanguage } from '../language.tsx';
import { failureText } from '../toast.ts';
import type { Me } from '../types.ts';
import { Door } from './door.tsx';
import classes from './door.module.css';

/** Signs an agent in. In a demo it says where the demo accounts are printed. */
export default function SignIn({ demo, onDone }: { demo: boolean; onDone: (me: Me) => void }) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call('signIn', { body: { email: email.trim(), password } }),
    onSuccess: onDone,
  });
  return (
    <Door title={t('sign-in.title')} text={t('sign-in.text')}>
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        {demo && (
          <Alert color="bilet" variant="light" icon={<IconInfoCircle aria-hidden="true" />} title={t('sign-in.demo')}>
            {t('sign-in.demo.text')}
          </Alert>
        )}
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('field.password')}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        {signIn.isError && (
          <Alert color="red" variant="outline" role="alert">
            {failureText(signIn.error, t)}
          </Alert>
        )}
        <Button type="submit" size="md" loading={signIn.isPending} mt={4}>
          {t('sign-in.do')}
        </Button>
      </form>
    </Door>
  );
}
