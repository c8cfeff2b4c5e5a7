import { useQuery } from '@tanstack/react-query';
import { IconUserPlus, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../language.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Chip } from '../parts/chip.tsx';
import { paths } from '../paths.ts';
import { Card, Page } from '../shell/page.tsx';
import { ReasonedButton } from '../parts/reasoned-button.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { agentsQuery, teamsQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { AgentForm, TeamForm } from './people-forms.tsx';
import classes from '../parts/settings.module.css';

/** Agents and teams with the tickets each has open. */
export default function PeoplePage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const agents = useQuery(agentsQuery);
  const teams = useQuery(teamsQuery);
  const [form, setForm] = useState<'agent' | 'team' | null>(null);
  const why = can('agent:write') ? null : t('why.permission');
  const add = (
    <>
      <ReasonedButton
        variant="default"
        leftSection={<IconUsersPlus size={17} aria-hidden="true" />}
        why={why}
        onClick={() => setForm('team')}
      >
        {t('people.add-team')}
      </ReasonedButton>
      <ReasonedButton
        leftSection={<IconUserPlus size={17} aria-hidden="true" />}
        why={why}
        onClick={() => setForm('agent')}
      >
        {t('people.add-agent')}
      </ReasonedButton>
    </>
  );
  return (
    <Page title={t('nav.people')} text={t('people.text')} actions={add}>
      <Unanswered query={agents} />
      {agents.data && (
        <Card label={t('people.agents')}>
          <h2 className={classes['cardTitle']}>{t('people.agents')}</h2>
          <ul className={classes['people']}>
            {agents.data.items.map((agent) => (
              <li key={agent.id}>
                <Avatar name={agent.name} size={36} />
                <div>
                  <b>{agent.name}</b>
                  <small>{agent.email}</small>
                </div>
                <span className={classes['peopleTeams']}>{agent.teams.map((team) => team.name).join(', ')}</span>
                <Chip small tone={agent.role === 'admin' ? 'brand' : 'plain'}>
                  {t(`role.${agent.role}`)}
                </Chip>
                <Link className={classes['peopleLoad']} href={paths.view('open', { owner: agent.id })}>
                  {t('assign.load', { count: agent.openTickets })}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {/* Both asked at once: one sentence is enough when neither came. */}
      {agents.data && <Unanswered query={teams} />}
      {teams.data && (
        <Card label={t('people.teams')}>
          <h2 className={classes['cardTitle']}>{t('people.teams')}</h2>
          <ul className={classes['people']}>
            {teams.data.items.map((team) => (
              <li key={team.id}>
                <div>
                  <b>{team.name}</b>
                </div>
                {team.isDefault && (
                  <Chip small tone="brand">
                    {t('people.default-team')}
                  </Chip>
                )}
                <span className={classes['peopleLoad']}>{t('assign.load', { count: team.openTickets })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {form === 'agent' && <AgentForm onClose={() => setForm(null)} />}
      {form === 'team' && <TeamForm onClose={() => setForm(null)} />}
    </Page>
  );
}
