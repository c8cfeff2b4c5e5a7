import { NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LIMITS } from '../../domain/limits.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { PRIORITIES, TICKET_TYPES, type Priority, type TicketType } from '../../domain/ticket/ticket.ts';
import { agentsQuery, tagsQuery, teamsQuery } from '../data/queries.ts';
import type { Mailbox } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import type { Form } from './draft.ts';
import { BY_TEAM } from './request.ts';
import classes from './new-ticket.module.css';

type Props = { form: Form; change: (part: Partial<Form>) => void; mailbox: Mailbox | undefined };

/** Whose it is: of whom it has on the line, unless they say otherwise. */
export function Placement({ form, change, mailbox }: Props) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const agents = useQuery(agentsQuery).data?.items ?? [];
  const usual = teams.find(({ id }) => id === mailbox?.team?.id)?.name;
  const others = agents.filter(({ id, role }) => id !== agent.id && OWNERS.includes(role));
  return (
    <div className={classes['pair']}>
      <NativeSelect
        label={t('new-ticket.team')}
        value={form.team ?? ''}
        onChange={(event) => change({ team: event.currentTarget.value || null })}
        data={[
          {
            value: '',
            label: usual === undefined ? t('new-ticket.team.usual') : t('new-ticket.team.of', { team: usual }),
          },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('new-ticket.owner')}
        value={form.owner ?? ''}
        onChange={(event) => change({ owner: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('new-ticket.owner.me', { name: agent.name }) },
          { value: BY_TEAM, label: t(form.kind === 'mail' ? 'new-ticket.owner.team.mail' : 'new-ticket.owner.team') },
          ...(can('ticket:assign') ? others.map(({ id, name }) => ({ value: id, label: name })) : []),
        ]}
      />
    </div>
  );
}

/** What most tickets need no word of. */
export function More({ form, change, mailbox, mailboxes }: Props & { mailboxes: readonly Mailbox[] }) {
  const { t } = useLanguage();
  const known = useQuery(tagsQuery).data?.items ?? [];
  const isSaid = form.type !== null || form.priority !== 'normal' || form.tags.length > 0;
  return (
    <details className={classes['more']} open={isSaid || undefined}>
      <summary>{t('new-ticket.more')}</summary>
      <div className={classes['pair']}>
        <NativeSelect
          label={t('new-ticket.type')}
          value={form.type ?? ''}
          onChange={(event) => change({ type: (event.currentTarget.value || null) as TicketType | null })}
          data={[
            { value: '', label: t('type.none') },
            ...TICKET_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t('new-ticket.priority')}
          value={form.priority}
          onChange={(event) => change({ priority: event.currentTarget.value as Priority })}
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </div>
      <TagsInput
        label={t('new-ticket.tags')}
        value={form.tags}
        maxTags={LIMITS.tagsOfTicket}
        onChange={(tags) => change({ tags })}
        data={known.map(({ tag }) => tag)}
      />
      {mailboxes.length > 1 && (
        <NativeSelect
          label={t(form.kind === 'call' ? 'new-ticket.mailbox' : 'new-ticket.mailbox.from')}
          value={mailbox?.id ?? ''}
          onChange={(event) => change({ mailbox: event.currentTarget.value })}
          data={mailboxes.map(({ id, name, address }) => ({ value: id, label: `${name} (${address})` }))}
        />
      )}
    </details>
  );
}
