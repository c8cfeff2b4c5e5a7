import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBolt, IconX } from '@tabler/icons-react';
import { type Action, changing, plainChangesOf } from '../../../domain/mail/template/canned-actions.ts';
import { renewTicket } from '../../command/run.ts';
import { call } from '../../data/client.ts';
import { agentsQuery, teamsQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import type { DeskT } from '../../texts/index.ts';
import classes from './canned.module.css';

type Props = {
  ticket: TicketDetail;
  actions: readonly Action[];
  /** Nothing is written that they could wait for: they may be done by themselves. */
  isAlone: boolean;
  onChange: (actions: Action[]) => void;
};

/** What will change besides as this is sent, each with a way to leave it out. Nothing was changed yet. */
export function MacroLine({ ticket, actions, isAlone, onChange }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const say = useActionWords();
  const shown = changing(ticket, actions).filter((action) => action.do !== 'then');
  const now = useMutation({
    mutationFn: () =>
      call('applyActions', { params: { number: ticket.number }, body: { actions: plainChangesOf(shown) } }),
    onSuccess: () => {
      onChange([]);
      toastDone(t('macro.done'), t);
    },
    onError: (error) => toastFailure(error, t, t('macro.not-done')),
    onSettled: () => renewTicket(client, ticket.number),
  });
  if (shown.length === 0) return null;
  return (
    <div className={classes['macro']} role="group" aria-label={t('macro.will')}>
      <IconBolt size={14} aria-hidden="true" />
      <span>{t('macro.will')}</span>
      <ul>
        {shown.map((action) => (
          <li key={action.do}>
            {say(action)}
            <button
              type="button"
              aria-label={t('macro.without', { what: say(action) })}
              onClick={() => onChange(actions.filter((one) => one.do !== action.do))}
            >
              <IconX size={12} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {isAlone && (
        <Button size="compact-sm" variant="light" loading={now.isPending} onClick={() => now.mutate()}>
          {t('macro.now')}
        </Button>
      )}
    </div>
  );
}

/** An action in the reader's words: "Öncelik: Yüksek". */
export function useActionWords(): (action: Action) => string {
  const { t } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const agents = useQuery(agentsQuery).data?.items ?? [];
  const nameOf = (things: readonly { id: string; name: string }[], id: string) =>
    things.find((one) => one.id === id)?.name ?? t('macro.gone');
  return (action) => wordsOf(action, t, { team: (id) => nameOf(teams, id), agent: (id) => nameOf(agents, id) });
}

type Names = { team: (id: string) => string; agent: (id: string) => string };

function wordsOf(action: Action, t: DeskT, names: Names): string {
  switch (action.do) {
    case 'set-priority':
      return t('macro.set-priority', { value: t(`priority.${action.priority}`) });
    case 'set-type':
      return t('macro.set-type', { value: t(`type.${action.type}`) });
    case 'add-tags':
      return t('macro.add-tags', { value: action.tags.join(', ') });
    case 'set-team':
      return t('macro.set-team', { value: names.team(action.team) });
    case 'set-agent':
      return t('macro.set-agent', { value: names.agent(action.agent) });
    case 'then':
      return t(`then.${action.then}`);
  }
}
