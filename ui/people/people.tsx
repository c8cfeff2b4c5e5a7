import { Button, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSearch, IconUserPlus, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { fold } from '../../domain/text/fold.ts';
import { agentsQuery, staffQuery, teamsQuery } from '../data/queries.ts';
import type { StaffMember, Team } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Card, Page } from '../shell/page.tsx';
import { AgentPanel } from './agent-panel.tsx';
import { AgentRow } from './agent-row.tsx';
import { TeamPanel } from './team-panel.tsx';
import { TeamRow } from './team-row.tsx';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

type Open = { kind: 'agent'; agent: StaffMember | null } | { kind: 'team'; team: Team | null };

/** Agents and teams: who works here, what they can, how much each has open; administrators change them. */
export default function PeoplePage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const [everybody, setEverybody] = useState(false);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const active = useQuery(agentsQuery);
  const all = useQuery({ ...staffQuery, enabled: everybody });
  const agents = everybody ? all : active;
  const teams = useQuery(teamsQuery);
  const mayChange = can('agent:write');
  const found = agents.data?.items.filter((agent) => wordsOf(agent).includes(fold(text.trim())));
  const add = (
    <>
      <Button
        variant="default"
        leftSection={<IconUsersPlus size={17} aria-hidden="true" />}
        onClick={() => setOpen({ kind: 'team', team: null })}
      >
        {t('people.add-team')}
      </Button>
      <Button
        leftSection={<IconUserPlus size={17} aria-hidden="true" />}
        onClick={() => setOpen({ kind: 'agent', agent: null })}
      >
        {t('people.add-agent')}
      </Button>
    </>
  );
  return (
    <Page
      guide="people"
      title={t('nav.people')}
      text={mayChange ? t('people.text') : `${t('people.text')} ${t('people.read-only')}`}
      actions={mayChange && add}
    >
      <Unanswered query={agents} />
      {found && (
        <Card label={t('people.agents')}>
          <div className={classes['head']}>
            <h2>{t('people.agents')}</h2>
            <TextInput
              type="search"
              size="xs"
              value={text}
              aria-label={t('people.search')}
              placeholder={t('people.search')}
              leftSection={<IconSearch size={15} aria-hidden="true" />}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Switch
              size="sm"
              label={t('people.inactive-too')}
              checked={everybody}
              onChange={(event) => setEverybody(event.currentTarget.checked)}
            />
          </div>
          {found.length === 0 && (
            <Empty kind="search" title={t('people.none')}>
              {t('people.none.text')}
            </Empty>
          )}
          <ul className={shared['people']}>
            {found.map((agent) => (
              <AgentRow
                key={agent.id}
                agent={agent}
                onOpen={mayChange ? () => setOpen({ kind: 'agent', agent }) : null}
              />
            ))}
          </ul>
        </Card>
      )}
      {/* Both asked at once: one sentence is enough when neither came. */}
      {agents.data && <Unanswered query={teams} />}
      {teams.data && (
        <Card label={t('people.teams')}>
          <div className={classes['head']}>
            <h2>{t('people.teams')}</h2>
          </div>
          <ul className={shared['people']}>
            {teams.data.items.map((team) => (
              <TeamRow key={team.id} team={team} onOpen={mayChange ? () => setOpen({ kind: 'team', team }) : null} />
            ))}
          </ul>
        </Card>
      )}
      {open?.kind === 'agent' && <AgentPanel agent={open.agent} onClose={() => setOpen(null)} />}
      {open?.kind === 'team' && <TeamPanel team={open.team} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** By what somebody is found: name, address, teams, skills. */
const wordsOf = ({ name, email, teams, skills }: Pick<StaffMember, 'name' | 'email' | 'teams' | 'skills'>): string =>
  fold([name, email, ...teams.map((team) => team.name), ...skills.map(({ skill }) => skill.name)].join(' '));
