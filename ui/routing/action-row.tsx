import { ActionIcon, Button, NativeSelect, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useContext } from 'react';
import type { ThingKind } from '../../domain/ticket/field.ts';
import type { Action, SkillLevel } from '../../domain/routing/rule.ts';
import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from '../../domain/ticket/ticket.ts';
import { tagsQuery } from '../data/queries.ts';
import { useBuilding } from '../condition/build-context.ts';
import { useSuggestions } from '../condition/suggestions.ts';
import { ACTION_KINDS, actionOf } from './choices.ts';
import type { Step } from './draft.ts';
import { NewTextContext } from './new-text.ts';
import classes from '../condition/condition.module.css';

type Props = { step: Step; path: string; onChange: (action: Action) => void; onRemove: () => void };

/** One thing that the rule does. */
export function ActionRow({ step: { key, action }, path, onChange, onRemove }: Props) {
  const { speaker, wrong, fresh } = useBuilding();
  const { t, things } = speaker;
  return (
    <div className={classes['comparison']}>
      <NativeSelect
        aria-label={t('rules.action')}
        autoFocus={fresh === key}
        value={action.do}
        error={wrong(path)}
        onChange={(event) => onChange(actionOf(event.currentTarget.value as Action['do'], things))}
        data={ACTION_KINDS.map((kind) => ({ value: kind, label: t(`rules.do.${kind}`) }))}
      />
      <div className={classes['values']}>
        <Details action={action} path={path} onChange={onChange} />
      </div>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('rules.action.remove')} onClick={onRemove}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

type DetailsProps = Pick<Props, 'path' | 'onChange'> & { action: Action };

/** What more there is to say of it. */
function Details({ action, path, onChange }: DetailsProps) {
  const { speaker, wrong } = useBuilding();
  const onNewText = useContext(NewTextContext);
  const { t } = speaker;
  switch (action.do) {
    case 'set-team':
      return (
        <Pick
          of="team"
          value={action.team}
          error={wrong(`${path}.team`)}
          onChange={(team) => onChange({ ...action, team })}
        />
      );
    case 'set-agent':
      return (
        <Pick
          of="agent"
          value={action.agent}
          error={wrong(`${path}.agent`)}
          onChange={(agent) => onChange({ ...action, agent })}
        />
      );
    case 'need-skill':
      return (
        <>
          <Pick
            of="skill"
            value={action.skill}
            error={wrong(`${path}.skill`)}
            onChange={(skill) => onChange({ ...action, skill })}
          />
          <NativeSelect
            aria-label={t('rules.level')}
            value={action.level}
            onChange={(event) => onChange({ ...action, level: Number(event.currentTarget.value) as SkillLevel })}
            data={[1, 2, 3].map((one) => ({ value: String(one), label: t(`people.level.${one}`) }))}
          />
        </>
      );
    case 'need-seniority':
      return (
        <NativeSelect
          aria-label={t('rules.seniority')}
          value={action.seniority}
          error={wrong(`${path}.seniority`)}
          onChange={(event) => onChange({ ...action, seniority: Number(event.currentTarget.value) })}
          data={[2, 3].map((one) => ({ value: String(one), label: t(`people.seniority.${one}`) }))}
        />
      );
    case 'set-priority':
      return (
        <NativeSelect
          aria-label={t('rules.value')}
          value={action.priority}
          onChange={(event) => onChange({ ...action, priority: event.currentTarget.value as Priority })}
          data={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
      );
    case 'set-type':
      return (
        <NativeSelect
          aria-label={t('rules.value')}
          value={action.type}
          onChange={(event) => onChange({ ...action, type: event.currentTarget.value as TicketType })}
          data={TICKET_TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))}
        />
      );
    case 'add-tags':
      return <Tags action={action} path={path} onChange={onChange} />;
    case 'reply':
      return (
        <>
          <Pick
            of="text"
            value={action.text}
            error={wrong(`${path}.text`)}
            onChange={(text) => onChange({ ...action, text })}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => onNewText((text) => onChange({ ...action, text }))}>
            {t('texts.add')}
          </Button>
          <p className={classes['hint']}>{t('rules.do.reply.hint')}</p>
        </>
      );
    case 'notify':
      return (
        <NativeSelect
          aria-label={t('rules.whom')}
          value={typeof action.whom === 'string' ? action.whom : action.whom.agent}
          error={wrong(`${path}.whom`) ?? wrong(`${path}.whom.agent`)}
          onChange={(event) => {
            const whom = event.currentTarget.value;
            onChange({ ...action, whom: whom === 'owner' || whom === 'lead' ? whom : { agent: whom } });
          }}
          data={[
            { value: 'owner', label: t('rules.whom.owner') },
            { value: 'lead', label: t('rules.whom.lead') },
            { group: t('rules.whom.agents'), items: optionsOf(speaker.things.agent) },
          ]}
        />
      );
    case 'archive':
    case 'mark-spam':
    case 'raise-priority':
      return <p className={classes['hint']}>{t(`rules.do.${action.do}.hint`)}</p>;
  }
}

const optionsOf = (things: readonly { id: string; name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, label: name }));

type PickProps = { of: ThingKind; value: string; error: string | undefined; onChange: (id: string) => void };

/** One of what the installation has. */
function Pick({ of, value, error, onChange }: PickProps) {
  const { t, things } = useBuilding().speaker;
  const gone = value !== '' && !things[of].some(({ id }) => id === value);
  return (
    <NativeSelect
      aria-label={t(`rules.pick.${of}`)}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('rules.choose') },
        ...optionsOf(things[of]),
        ...(gone ? [{ value, label: t('rule.gone') }] : []),
      ]}
    />
  );
}

type TagsAction = Extract<Action, { do: 'add-tags' }>;

function Tags({ action, path, onChange }: Omit<DetailsProps, 'action'> & { action: TagsAction }) {
  const { speaker, wrong } = useBuilding();
  const known = useQuery(tagsQuery);
  const suggestions = useSuggestions();
  return (
    <TagsInput
      aria-label={speaker.t('rules.value')}
      placeholder={speaker.t('rules.words.tag')}
      error={wrong(`${path}.tags`) ?? action.tags.map((_, at) => wrong(`${path}.tags.${at}`)).find(Boolean)}
      acceptValueOnBlur
      {...suggestions.list}
      value={[...action.tags]}
      onChange={(tags) => {
        suggestions.close();
        onChange({ ...action, tags: tags.map((tag) => tag.trim()).filter(Boolean) });
      }}
      data={known.data?.items.map(({ tag }) => tag) ?? []}
    />
  );
}
