import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Me } from '../data/types.ts';
import classes from './door.module.css';

const SHORTEST = 8;

type Props = {
  /** Words of the button. */
  action: string;
  /** A password is chosen here, not remembered. */
  fresh?: boolean;
  enter: (credentials: { email: string; password: string }) => Promise<Me>;
  onDone: (me: Me) => void;
  /** What stands above the address. */
  children?: ReactNode;
};

/** Asks for an address and a password and goes through the door with them. The first field has the keyboard. */
export function DoorForm({ action, fresh = false, enter, onDone, children }: Props) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => enter({ email: email.trim(), password }), onSuccess: onDone });
  return (
    <form
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        entering.mutate();
      }}
    >
      {children}
      <TextInput
        label={t('field.email')}
        type="email"
        autoComplete="username"
        size="md"
        required
        withAsterisk={false}
        autoFocus={!fresh}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('field.password')}
        {...(fresh ? { description: t('field.password.hint'), minLength: SHORTEST } : {})}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        size="md"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
      />
      <Refusal error={entering.error} />
      <Button type="submit" size="md" loading={entering.isPending} mt={4}>
        {action}
      </Button>
    </form>
  );
}
