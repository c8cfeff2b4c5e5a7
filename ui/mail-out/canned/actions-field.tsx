import { ActionIcon, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { ACTION_KINDS, type Action } from '../../../domain/mail/template/canned-actions.ts';
import { OWNERS } from '../../../domain/people/permission.ts';
import { THEN, type Then } from '../../../domain/ticket/event.ts';
import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from '../../../domain/ticket/ticket.ts';
import { agentsQuery, tagsQuery, teamsQuery } from '../../data/queries.ts';
import { fieldError } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import classes from './canned.module.css';

type Props = { actions: readonly Action[]; error: Error | null; onChange: (actions: Action[]) => void };

/** What is done to the ticket besides, as the reply is sent: each kind once. */
export function ActionsField({ actions, error, onChange }: Props) {
  const { t } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  // Whoever only reads has no tickets.
  const agents = useQuery(agentsQuery).data?.items.filter(({ role }) => OWNERS.includes(role)) ?? [];
  const left = ACTION_KINDS.filter((kind) => !actions.some((one) => one.do === kind));
  const begun = (kind: Action['do']): Action => {
    if (kind === 'set-priority') return { do: kind, priority: 'high' };
    if (kind === 'set-type') return { do: kind, type: 'question' };
    if (kind === 'add-tags') return { do: kind, tags: [] };
    if (kind === 'set-team') return { do: kind, team: teams[0]?.id ?? '' };
    return kind === 'set-agent' ? { do: kind, agent: agents[0]?.id ?? '' } : { do: kind, then: 'await' };
  };
  return (
    <div className={classes['actions']} role="group" aria-label={t('canned.actions')}>
      <b>{t('canned.actions')}</b>
      <small>{t('canned.actions.hint')}</small>
      {actions.map((action, at) => (
        <div key={action.do} className={classes['action']}>
          <span>{t(`canned.do.${action.do}`)}</span>
          <Value
            action={action}
            label={t(`canned.do.${action.do}`)}
            error={fieldError(
              error,
              `actions.${at}.${action.do === 'set-team' ? 'team' : action.do === 'set-agent' ? 'agent' : 'tags'}`,
              t,
            )}
            teams={teams}
            agents={agents}
            onChange={(next) => onChange(actions.map((one) => (one === action ? next : one)))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('canned.actions.remove', { what: t(`canned.do.${action.do}`) })}
            onClick={() => onChange(actions.filter((one) => one !== action))}
          >
            <IconX size={15} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      {left.length > 0 && (
        <NativeSelect
          aria-label={t('canned.actions.add')}
          value=""
          onChange={(event) => onChange([...actions, begun(event.currentTarget.value as Action['do'])])}
          data={[
            { value: '', label: t('canned.actions.add') },
            ...left.map((kind) => ({ value: kind, label: t(`canned.do.${kind}`) })),
          ]}
        />
      )}
    </div>
  );
}

type Named = { id: string; name: string };
type ValueProps = {
  action: Action;
  label: string;
  error: string | undefined;
  teams: readonly Named[];
  agents: readonly Named[];
  onChange: (action: Action) => void;
};

function Value({ action, label, error, teams, agents, onChange }: ValueProps) {
  const { t } = useLanguage();
  const known = useQuery(tagsQuery).data?.items.map(({ tag }) => tag) ?? [];
  const choice = (value: string, data: { value: string; label: string }[], take: (value: string) => Action) => (
    <NativeSelect
      aria-label={label}
      error={error}
      value={value}
      onChange={(event) => onChange(take(event.currentTarget.value))}
      // One that is gone is said to be, and is not another one.
      data={data.some((one) => one.value === value) ? data : [{ value, label: t('macro.gone') }, ...data]}
    />
  );
  const of = (things: readonly Named[]) => things.map(({ id, name }) => ({ value: id, label: name }));
  switch (action.do) {
    case 'set-priority':
      return choice(
        action.priority,
        PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) })),
        (value) => ({ ...action, priority: value as Priority }),
      );
    case 'set-type':
      return choice(
        action.type,
        TICKET_TYPES.map((one) => ({ value: one, label: t(`type.${one}`) })),
        (value) => ({ ...action, type: value as TicketType }),
      );
    case 'set-team':
      return choice(action.team, of(teams), (team) => ({ ...action, team }));
    case 'set-agent':
      return choice(action.agent, of(agents), (agent) => ({ ...action, agent }));
    case 'then':
      return choice(
        action.then,
        THEN.map((one) => ({ value: one, label: t(`then.${one}`) })),
        (value) => ({ ...action, then: value as Then }),
      );
    case 'add-tags':
      return (
        <TagsInput
          aria-label={label}
          error={error}
          acceptValueOnBlur
          maxTags={20}
          value={[...action.tags]}
          onChange={(tags) => onChange({ ...action, tags: tags.map((tag) => tag.trim()).filter(Boolean) })}
          data={known}
        />
      );
  }
}
