import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../domain/text/language.ts';
import { call } from '../data/client.ts';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { Card, Page } from '../shell/page.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { keys } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { toastDone } from '../toast.ts';
import { PasswordCard } from './password-card.tsx';
import { PreferencesCard } from './preferences-card.tsx';
import classes from '../parts/panel/settings.module.css';

/** Those that are offered; the API takes any up to a minute. */
const UNDO_SECONDS = [0, 5, 10, 20, 30, 60];

/** The agent's own name, language, signature, how they want the desk, and password. */
export default function ProfilePage() {
  const { t } = useLanguage();
  const { agent } = useMe();
  const client = useQueryClient();
  const [name, setName] = useState(agent.name);
  const [language, setLanguage] = useState<Language>(agent.language);
  const [signature, setSignature] = useState(agent.signature);
  const [undoSeconds, setUndoSeconds] = useState(agent.undoSeconds);
  const save = useMutation({
    mutationFn: () => call('updateProfile', { body: { name: name.trim(), language, signature, undoSeconds } }),
    onSuccess: (me) => {
      client.setQueryData(keys.me, me);
      toastDone(t('done.profile'), t);
    },
  });
  return (
    <Page title={t('user.profile')} text={`${agent.email} · ${t(`role.${agent.role}`)}`}>
      <Card>
        <form
          className={classes['form']}
          style={{ padding: 24, maxWidth: 560 }}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <TextInput
            label={t('field.name')}
            description={t('profile.name.hint')}
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('user.language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
            data={LANGUAGES}
          />
          <Textarea
            label={t('profile.signature')}
            description={t('profile.signature.hint')}
            rows={5}
            maxLength={2000}
            value={signature}
            onChange={(event) => setSignature(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('profile.undo')}
            description={t('profile.undo.hint')}
            value={String(undoSeconds)}
            onChange={(event) => setUndoSeconds(Number(event.currentTarget.value))}
            data={[...new Set([...UNDO_SECONDS, agent.undoSeconds])]
              .toSorted((one, other) => one - other)
              .map((seconds) => ({
                value: String(seconds),
                label: seconds === 0 ? t('profile.undo.none') : t('profile.undo.seconds', { count: seconds }),
              }))}
          />
          <Refusal error={save.error} />
          <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('save')}
          </Button>
        </form>
      </Card>
      <PreferencesCard />
      <PasswordCard />
    </Page>
  );
}
