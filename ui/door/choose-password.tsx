import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/client.ts';
import type { Me } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Door } from './door.tsx';
import classes from './door.module.css';

const SHORTEST = 8;

/** Chooses a password by the link of a mail, and goes in with it. */
export default function ChoosePassword({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const { t } = useLanguage();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () => call('choosePassword', { body: { token, password } }),
    onSuccess: onDone,
  });
  return (
    <Door title={t('choose-password.title')} text={t('choose-password.text')}>
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate();
        }}
      >
        <PasswordInput
          label={t('field.password')}
          description={t('field.password.hint')}
          minLength={SHORTEST}
          maxLength={200}
          autoComplete="new-password"
          size="md"
          required
          withAsterisk={false}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        />
        <Refusal error={choose.error} />
        <Button type="submit" size="md" loading={choose.isPending} mt={4}>
          {t('choose-password.do')}
        </Button>
      </form>
    </Door>
  );
}
