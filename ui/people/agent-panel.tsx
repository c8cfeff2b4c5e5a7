import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ROLES, type Role } from '../../domain/people/permission.ts';
import { canOwn } from '../../domain/people/staff.ts';
import type { Language } from '../../domain/text/language.ts';
import { call } from '../data/client.ts';
import { teamsQuery } from '../data/queries.ts';
import type { StaffMember } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { NotRead } from '../parts/empty/not-read.tsx';
import { ChoicesField } from '../parts/field/choices-field.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { Panel } from '../parts/panel/panel.tsx';
import { TrialPanel, TryButton } from '../parts/trial/trial-panel.tsx';
import { ROUTING_TRIAL } from '../parts/trial/trial-result.tsx';
import { useTrial } from '../parts/trial/trial.tsx';
import { EndingDialog } from './ending-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { isUnreached } from './reached.ts';
import { STAFF_KEYS, useStaffChange } from './staff-change.ts';
import { SkillsField } from './skills-field.tsx';
import { toastDone, toastFailure } from '../toast.ts';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

type Props = { agent: StaffMember | null; onClose: () => void };

/** Adds an agent, or changes one; who may own no ticket after it is asked about first. */
export function AgentPanel({ agent, onClose }: Props) {
  const { t, language } = useLanguage();
  const { agent: me, can } = useMe();
  const teams = useQuery(teamsQuery);
  const [ends, setEnds] = useState<'deactivate' | 'viewer' | null>(null);
  const [link, setLink] = useState<{ agent: { id: string; name: string }; unsent?: boolean } | null>(null);
  const [fields, setFields] = useState(() => fieldsOf(agent, language));
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));
  // Who is added begins in the team that takes whatever no rule gives elsewhere: without one nothing would reach them.
  const proposed = teams.data?.items.filter(({ isDefault }) => isDefault).map(({ id }) => id) ?? [];
  const body = { ...fields, teams: fields.teams ?? (fields.role === 'agent' ? proposed : []) };
  const trial = useTrial((days, signal) =>
    call('tryPeople', { body: { people: [triedOf(agent, body)], days } }, { signal }),
  );
  // Who is not active is given nothing, whatever they can.
  const mayTry = can('routing:write') && agent?.active !== false;
  const isDemoted = agent !== null && canOwn(agent) && !canOwn({ active: agent.active, role: body.role });
  const save = async () => {
    if (isDemoted) {
      setEnds('viewer');
      return 'further';
    }
    if (agent !== null) return call('updateAgent', { params: { id: agent.id }, body });
    const made = await call('createAgent', { body });
    if (made.invited) return made;
    setLink({ agent: made, unsent: true });
    return 'further';
  };
  const back = useStaffChange(
    () => call('updateAgent', { params: { id: agent!.id }, body: { active: true } }),
    () => {
      toastDone(t('people.activate.done', { name: agent!.name }), t);
      onClose();
    },
  );
  if (link !== null) return <LinkDialog {...link} onClose={onClose} />;
  if (ends !== null && agent !== null)
    return (
      <EndingDialog
        agent={agent}
        kind={ends}
        body={ends === 'viewer' ? body : { active: false }}
        onClose={() => setEnds(null)}
        onDone={onClose}
      />
    );
  return (
    <Panel
      title={agent === null ? t('people.add-agent') : agent.name}
      action={agent === null ? t('add') : t('people.save')}
      renews={STAFF_KEYS}
      run={save}
      done={t(agent === null ? 'people.invited' : 'people.saved', { name: body.name })}
      onClose={onClose}
      fields={['name', 'email', 'role', 'capacity']}
      beside={mayTry && <TryButton trial={trial} />}
      further={
        agent !== null &&
        agent.id !== me.id && (
          <div className={classes['danger']}>
            {agent.active ? (
              <>
                <Button variant="default" onClick={() => setLink({ agent })}>
                  {t('people.link')}
                </Button>
                <Button variant="default" c="red" onClick={() => setEnds('deactivate')}>
                  {t('people.deactivate')}
                </Button>
              </>
            ) : (
              <Button
                variant="default"
                loading={back.isPending}
                onClick={() => back.mutate(undefined, { onError: (error) => toastFailure(error, t) })}
              >
                {t('people.activate')}
              </Button>
            )}
          </div>
        )
      }
    >
      {(wrong) => (
        <>
          <TextInput
            label={t('field.name')}
            error={wrong('name')}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={100}
            value={body.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('field.email')}
            error={wrong('email')}
            description={agent === null ? t('people.invitation') : undefined}
            inputWrapperOrder={HINT_BELOW}
            type="email"
            required
            withAsterisk={false}
            autoComplete="off"
            value={body.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <div className={shared['pair']}>
            <NativeSelect
              label={t('people.role')}
              error={wrong('role')}
              value={body.role}
              onChange={(event) => change({ role: event.currentTarget.value as Role })}
              data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            />
            <NativeSelect
              label={t('user.language')}
              value={body.language}
              onChange={(event) => change({ language: event.currentTarget.value as Language })}
              data={LANGUAGES}
            />
          </div>
          <ChoicesField
            label={t('people.teams')}
            choices={teams.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={body.teams}
            onChange={(chosen) => change({ teams: chosen })}
          >
            <NotRead query={teams} />
          </ChoicesField>
          {teams.data && isUnreached({ active: agent?.active ?? true, role: body.role, teams: body.teams }) && (
            <p className={classes['missing']} role="status">
              {t('people.no-team')}
            </p>
          )}
          <SkillsField value={body.skills} onChange={(skills) => change({ skills })} />
          <div className={shared['pair']}>
            <NativeSelect
              label={t('people.seniority')}
              value={body.seniority}
              onChange={(event) => change({ seniority: Number(event.currentTarget.value) })}
              data={[1, 2, 3].map((one) => ({ value: String(one), label: t(`people.seniority.${one}`) }))}
            />
            <TextInput
              label={t('people.capacity')}
              description={t('people.capacity.hint')}
              inputWrapperOrder={HINT_BELOW}
              error={wrong('capacity')}
              inputMode="numeric"
              value={body.capacity}
              onChange={(event) => change({ capacity: Number(event.currentTarget.value.replace(/\D/g, '')) })}
            />
          </div>
          <ChoicesField
            label={t('people.languages')}
            choices={LANGUAGES}
            value={body.languages}
            onChange={(languages) => change({ languages })}
          />
          <TrialPanel kind={ROUTING_TRIAL} trial={trial} text={t('trial.text.agent')} />
        </>
      )}
    </Panel>
  );
}

/** As a trial takes them: what of it has no part in who gets what stays away. */
function triedOf(agent: StaffMember | null, body: Fields & { teams: string[] }) {
  const { name, role, teams, skills, seniority, capacity, languages } = body;
  return { agent: agent?.id ?? null, name, role, teams, skills, seniority, capacity, languages };
}

const DEFAULT_ROLE: Role = 'agent';

type Fields = ReturnType<typeof fieldsOf>;

/** `teams`: null until some are chosen. */
function fieldsOf(agent: StaffMember | null, language: Language) {
  return {
    name: agent?.name ?? '',
    email: agent?.email ?? '',
    role: agent?.role ?? DEFAULT_ROLE,
    language: agent?.language ?? language,
    teams: agent?.teams.map(({ id }) => id) ?? (null as string[] | null),
    skills: agent?.skills.map(({ skill, level }) => ({ skill: skill.id, level })) ?? [],
    seniority: agent?.seniority ?? 1,
    capacity: agent?.capacity ?? 20,
    languages: agent?.languages ?? [language],
  };
}
