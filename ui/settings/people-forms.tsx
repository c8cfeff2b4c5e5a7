import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ROLES, type Role } from '../../domain/people/permission.ts';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { fieldError, useFirstWrong } from '../field-error.ts';
import { NotRead } from '../parts/not-read.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { keys, teamsQuery } from '../data/queries.ts';
import { toastDone } from '../toast.ts';
import classes from '../parts/settings.module.css';

/** Adds an agent with a first password, which the agent is told by hand. */
export function AgentForm({ onClose }: { onClose: () => void }) {
  const { t, language } = useLanguage();
  const teams = useQuery(teamsQuery);
  const [body, setBody] = useState({
    name: '',
    email: '',
    password: '',
    role: 'agent' as Role,
    language,
    teams: [] as string[],
  });
  const change = (part: Partial<typeof body>) => setBody((before) => ({ ...before, ...part }));
  return (
    <FormDialog
      title={t('people.add-agent')}
      run={() => call('createAgent', { body })}
      done={t('done.agent', { name: body.name })}
      onClose={onClose}
      fields={['name', 'email', 'password']}
    >
      {(wrong) => (
        <>
          <TextInput
            label={t('field.name')}
            error={wrong('name')}
            required
            withAsterisk={false}
            data-autofocus
            value={body.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('field.email')}
            error={wrong('email')}
            type="email"
            required
            withAsterisk={false}
            autoComplete="off"
            value={body.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('people.first-password')}
            error={wrong('password')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={t('field.password.hint')}
            required
            withAsterisk={false}
            minLength={8}
            autoComplete="new-password"
            value={body.password}
            onChange={(event) => change({ password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
          />
          <NativeSelect
            label={t('people.role')}
            value={body.role}
            onChange={(event) => change({ role: event.currentTarget.value as Role })}
            data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
          <fieldset className={classes['plainSet']}>
            <legend>{t('people.teams')}</legend>
            <NotRead query={teams} />
            {teams.data?.items.map((team) => (
              <Switch
                key={team.id}
                label={team.name}
                checked={body.teams.includes(team.id)}
                onChange={(event) =>
                  change({
                    teams: event.currentTarget.checked
                      ? [...body.teams, team.id]
                      : body.teams.filter((id) => id !== team.id),
                  })
                }
              />
            ))}
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}

/** Adds a team. */
export function TeamForm({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('people.add-team')}
      run={() => call('createTeam', { body: { name } })}
      done={t('done.team', { name })}
      onClose={onClose}
      fields={['name']}
    >
      {(wrong) => (
        <TextInput
          label={t('people.team-name')}
          error={wrong('name')}
          required
          withAsterisk={false}
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

function FormDialog({
  title,
  run,
  done,
  onClose,
  fields,
  children,
}: {
  title: string;
  run: () => Promise<unknown>;
  done: string;
  onClose: () => void;
  /** Those that say themselves what is wrong with them. */
  fields: readonly string[];
  children: (wrong: (path: string) => string | undefined) => ReactNode;
}) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: run,
    onSuccess: () => {
      for (const queryKey of [keys.agents, keys.teams]) void client.invalidateQueries({ queryKey });
      toastDone(done, t);
      onClose();
    },
  });
  useFirstWrong(save.error);
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {children((path) => fieldError(save.error, path, t))}
        <Refusal error={save.error} shown={fields} />
        <footer className={classes['formFoot']}>
          <span />
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('add')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
