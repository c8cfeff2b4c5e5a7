import { Button, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Card } from '../shell/page.tsx';
import { PasswordField } from '../parts/field/password-field.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { useMe } from '../door/session.tsx';
import { toastDone } from '../toast.ts';
import classes from '../parts/panel/settings.module.css';

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
  const maxLength = LIMITS.passwordChars.most;
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
        <PasswordField label={t('password.current')} maxLength={maxLength} value={current} onChange={setCurrent} />
        <PasswordField label={t('password.next')} fresh maxLength={maxLength} value={next} onChange={setNext} />
        <Refusal error={change.error} />
        <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('password.save')}
        </Button>
      </form>
    </Card>
  );
}
