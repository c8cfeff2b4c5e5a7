import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import classes from './door.module.css';

/** Asks for a link to choose a new password. Whoever asks is told the same, whether there is such an account or not. */
export function Forgotten({ onBack }: { onBack: () => void }) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => call('forgetPassword', { body: { email: email.trim() } }) });
  return (
    <form
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      {ask.isSuccess ? (
        <div role="status">{t('forgotten.asked', { address: email.trim() })}</div>
      ) : (
        <>
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
          <Refusal error={ask.error} />
          <Button type="submit" size="md" loading={ask.isPending} mt={4}>
            {t('forgotten.do')}
          </Button>
        </>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        {t('forgotten.back')}
      </Button>
    </form>
  );
}
