import { Button, PasswordInput, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Card } from '../shell/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMe } from '../door/session.tsx';
import { toastDone } from '../toast.ts';
import classes from '../parts/settings.module.css';

const SHORTEST = 8;

/** The agent's own password: the present one is asked for, and every other session ends. */
export function PasswordCard() {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => call('changePassword', { body: { current, password: next } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toastDone(t('done.password'), t);
    },
  });
  const shared = {
    required: true,
    withAsterisk: false,
    maxLength: 200,
    visibilityToggleButtonProps: { 'aria-label': t('field.show-password') },
  };
  return (
    <Card label={t('password.title')}>
      <form
        className={classes['form']}
        style={{ padding: 24, maxWidth: 560 }}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <div>
          <Title order={2} size={16}>
            {t('password.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('password.text')}
          </Text>
        </div>
        {/* Password managers file the new password under this name. */}
        <input type="hidden" name="username" autoComplete="username" value={agent.email} readOnly />
        <PasswordInput
          {...shared}
          label={t('password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          {...shared}
          label={t('password.next')}
          description={t('field.password.hint')}
          minLength={SHORTEST}
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Refusal error={change.error} />
        <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('password.save')}
        </Button>
      </form>
    </Card>
  );
}
