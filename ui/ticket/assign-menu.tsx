import { Combobox, Tooltip, UnstyledButton, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconChevronDown, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { OWNERS } from '../../domain/people/permission.ts';
import { fold } from '../../domain/text/fold.ts';
import { useCommand } from '../command/run.ts';
import type { Named } from '../command/table.ts';
import { useLanguage } from '../language.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { NotRead } from '../parts/not-read.tsx';
import { agentsQuery, teamsQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import type { TicketDetail } from '../data/types.ts';
import { whyNot } from '../command/availability.ts';
import { useRequests } from '../keys/requests.ts';
import classes from './ticket.module.css';

/** The option that takes the owner off; ids are UUIDs and never equal it. */
const NOBODY = 'nobody';
/** Two frames. */
const SHOWN_MS = 34;

/** Who owns the ticket, and a menu of agents, least loaded first, and teams to give it to. */
export function AssignMenu({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { agent: me, can } = useMe();
  const [text, setText] = useState('');
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      box.focusTarget();
      setText('');
    },
  });
  const opened = box.dropdownOpened;
  const run = useCommand(ticket.number);
  const agentsAsked = useQuery({ ...agentsQuery, enabled: opened });
  const teamsAsked = useQuery({ ...teamsQuery, enabled: opened });
  const agents = agentsAsked.data?.items ?? [];
  const teams = teamsAsked.data?.items ?? [];
  const why = whyNot(ticket, 'assign', can, t);
  useRequests(['assign'], () => why === null && box.openDropdown());
  // After the options of this text are drawn, so that Enter takes the first of them.
  const { selectFirstOption, focusSearchInput } = box;
  // A field that is not displayed yet takes no focus, and the dropdown appears a frame after it was asked for.
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(focusSearchInput, SHOWN_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens; `focusSearchInput` is new at each render
  }, [opened]);
  useEffect(() => {
    if (opened) selectFirstOption();
  }, [text, opened, agents.length, selectFirstOption]);
  const fits = (name: string) => fold(name).includes(fold(text));
  const people = agents
    .filter((agent) => OWNERS.includes(agent.role) && fits(agent.name))
    .sort(
      (a, b) =>
        Number(b.id === me.id) - Number(a.id === me.id) ||
        a.openTickets - b.openTickets ||
        a.name.localeCompare(b.name, 'tr'),
    );
  const give = (agent: Named | null, team?: Named) => run({ kind: 'assign', given: { agent, ...(team && { team }) } });
  const target = (
    <UnstyledButton
      className={classes['property']}
      aria-label={t('assign.is', { name: ticket.owner?.name ?? t('assign.nobody') })}
      aria-disabled={why !== null || undefined}
      aria-haspopup="listbox"
      aria-expanded={opened}
      onClick={() => why === null && box.toggleDropdown()}
    >
      {ticket.owner ? <Avatar name={ticket.owner.name} size={20} /> : <IconUserPlus size={15} aria-hidden="true" />}
      <span>{ticket.owner?.name ?? t('assign.nobody')}</span>
      {ticket.team && (
        <span className={classes['team']} data-owned={ticket.owner !== null || undefined}>
          {ticket.team.name}
        </span>
      )}
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  );
  if (why !== null) return <Tooltip label={why}>{target}</Tooltip>;
  const submit = (value: string) => {
    box.closeDropdown();
    const agent = agents.find((one) => one.id === value);
    const team = teams.find((one) => one.id === value);
    if (agent) give({ id: agent.id, name: agent.name });
    else give(null, team && { id: team.id, name: team.name });
  };
  return (
    <Combobox
      store={box}
      onOptionSubmit={submit}
      position="bottom-start"
      width={300}
      shadow="md"
      radius={10}
      withinPortal
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {target}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('assign.search')}
          aria-label={t('assign.search')}
        />
        <Combobox.Options className={classes['menu']} aria-label={t('assign.search')}>
          <Combobox.Group label={t('assign.agents')}>
            <NotRead query={agentsAsked} />
            {people.map((agent) => (
              <Combobox.Option key={agent.id} value={agent.id} active={ticket.owner?.id === agent.id}>
                <span className={classes['option']}>
                  <Avatar name={agent.name} size={24} />
                  <span>
                    {agent.name}
                    {agent.id === me.id && <span className={classes['unset']}> ({t('assign.me')})</span>}
                  </span>
                  {ticket.owner?.id === agent.id ? (
                    <IconCheck size={16} aria-hidden="true" />
                  ) : (
                    <span className={classes['load']}>{t('assign.load', { count: agent.openTickets })}</span>
                  )}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
          <Combobox.Group label={t('assign.teams')}>
            <NotRead query={teamsAsked} />
            {teams
              .filter((team) => fits(team.name))
              .map((team) => (
                <Combobox.Option key={team.id} value={team.id}>
                  <span className={classes['option']}>
                    <IconUsers size={18} aria-hidden="true" />
                    <span>{team.name}</span>
                    <span className={classes['load']}>{t('assign.load', { count: team.openTickets })}</span>
                  </span>
                </Combobox.Option>
              ))}
          </Combobox.Group>
          {ticket.owner && (
            <Combobox.Option value={NOBODY}>
              <span className={classes['option']}>
                <IconUserOff size={18} aria-hidden="true" />
                <span>{t('assign.release')}</span>
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
