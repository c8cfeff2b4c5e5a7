import '@mantine/core/styles/Anchor.css';
import { Anchor, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { canOwn } from '../../domain/people/staff.ts';
import { TEAM_MODES, type TeamMode } from '../../domain/ticket/team-mode.ts';
import { call } from '../data/client.ts';
import { agentsQuery, teamsQuery } from '../data/queries.ts';
import { calendarsQuery, policiesQuery, scheduleKeys } from '../data/schedule-queries.ts';
import type { Team } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { NotRead } from '../parts/empty/not-read.tsx';
import { ChoicesField } from '../parts/field/choices-field.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { useOpenEffect } from '../parts/dialog/open-effect.tsx';
import { Panel } from '../parts/panel/panel.tsx';
import { paths } from '../paths.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { STAFF_KEYS } from './staff-change.ts';
import { giveHours, hoursGiven } from './team-hours.ts';
import { TeamHours } from './team-hours-field.tsx';
import classes from './people.module.css';

/** Its hours go by policies. */
const RENEWED = [...STAFF_KEYS, scheduleKeys.policies, scheduleKeys.calendars];

/** Adds a team, or changes one. */
export function TeamPanel({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useLanguage();
  const agents = useQuery(agentsQuery);
  const others = (useQuery(teamsQuery).data?.items ?? []).filter(({ id }) => id !== team?.id);
  const calendars = useQuery(calendarsQuery).data?.items;
  const policies = useQuery(policiesQuery).data?.items;
  const [hours, setHours] = useState<string | null>(null);
  const [merges, setMerges] = useState(false);
  const [name, setName] = useState(team?.name ?? '');
  const [lead, setLead] = useState(team?.lead?.id ?? '');
  const [mode, setMode] = useState<TeamMode>(team?.mode ?? 'push');
  const [members, setMembers] = useState(team?.members.map(({ id }) => id) ?? []);
  const effect = useOpenEffect();
  const everybody = agents.data?.items ?? [];
  if (merges && team !== null)
    return <MergeDialog team={team} others={others} onClose={() => setMerges(false)} onDone={onClose} />;
  const save = async () => {
    const given = team && hours !== null && policies !== undefined ? hoursGiven(policies, team, hours) : null;
    if (given !== null && !(await effect.ask(given))) return 'further';
    const { id } = team ?? (await call('createTeam', { body: { name } }));
    const saved = await call('updateTeam', {
      params: { id },
      body: { name, lead: lead === '' ? null : lead, mode, members },
    });
    if (hours !== null && policies !== undefined) await giveHours(policies, { id, name }, hours);
    return saved;
  };
  return (
    <Panel
      title={team === null ? t('people.add-team') : team.name}
      action={team === null ? t('add') : t('people.save')}
      renews={RENEWED}
      run={save}
      done={t(team === null ? 'done.team' : 'people.saved', { name })}
      onClose={onClose}
      fields={['name', 'lead', 'calendar']}
      further={
        team !== null &&
        others.length > 0 && (
          <div className={classes['danger']}>
            <Button variant="default" c="red" onClick={() => setMerges(true)}>
              {t('people.merge')}
            </Button>
          </div>
        )
      }
    >
      {(wrong) => (
        <>
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
          <NativeSelect
            label={t('people.lead')}
            error={wrong('lead')}
            value={lead}
            onChange={(event) => setLead(event.currentTarget.value)}
            data={[
              { value: '', label: t('people.lead.none') },
              ...everybody.filter(canOwn).map((agent) => ({ value: agent.id, label: agent.name })),
            ]}
          />
          {lead === '' && (
            <p className={classes['missing']} role="status">
              {t('people.no-lead')}
            </p>
          )}
          <NativeSelect
            label={t('people.mode')}
            description={t(`people.mode.${mode}.hint`)}
            inputWrapperOrder={HINT_BELOW}
            value={mode}
            onChange={(event) => setMode(event.currentTarget.value as TeamMode)}
            data={TEAM_MODES.map((one) => ({ value: one, label: t(`people.mode.${one}`) }))}
          />
          <ChoicesField
            label={t('people.members')}
            choices={everybody.map((agent) => ({ value: agent.id, label: agent.name }))}
            value={members}
            onChange={setMembers}
          >
            <NotRead query={agents} />
          </ChoicesField>
          {team !== null && calendars !== undefined && policies !== undefined && (
            <TeamHours {...{ team, policies, calendars }} value={hours} error={wrong('calendar')} onChange={setHours} />
          )}
          {effect.dialog}
          {team !== null && (
            <Anchor component={Link} href={paths.texts({ team: team.id })} size="sm">
              {t('people.signature')}
            </Anchor>
          )}
        </>
      )}
    </Panel>
  );
}
