import type { SpotlightActionData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import { useCommand } from './run.ts';
import { useLanguage } from '../language.tsx';
import { ticketQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { whyNot } from './availability.ts';
import { askFromPalette } from '../keys/requests.ts';

/** The palette's actions on the ticket that is open now: those its state and the reader's role allow. */
export function useTicketActions(): SpotlightActionData[] {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const [location] = useLocation();
  const number = Number(/^\/(?:views\/[a-z]+|tickets)\/(\d+)/.exec(location)?.[1] ?? 0);
  const ticket = useQuery({ ...ticketQuery(number), enabled: number > 0 }).data;
  const run = useCommand(number);
  if (!ticket || number === 0) return [];
  const able = (kind: Parameters<typeof whyNot>[1]) => whyNot(ticket, kind, can, t) === null;
  const list: (SpotlightActionData | false)[] = [
    able('reply') && {
      id: 'reply',
      label: t('composer.reply'),
      rightSection: 'R',
      onClick: () => askFromPalette('reply'),
    },
    able('note') && { id: 'note', label: t('composer.note'), rightSection: 'N', onClick: () => askFromPalette('note') },
    able('assign') &&
      ticket.owner?.id !== agent.id && {
        id: 'take',
        label: t('action.take'),
        rightSection: 'I',
        onClick: () =>
          run({
            route: 'setAssignee',
            body: { agent: agent.id },
            patch: { owner: { id: agent.id, name: agent.name } },
          }),
      },
    able('assign') && {
      id: 'assign',
      label: t('action.assign'),
      rightSection: 'A',
      onClick: () => askFromPalette('assign'),
    },
    able('resolve') && {
      id: 'resolve',
      label: t('action.resolve'),
      rightSection: 'S',
      onClick: () =>
        run({ route: 'resolve', patch: { state: 'resolved-pending-confirmation' }, done: t('done.resolved') }),
    },
    able('reopen') && {
      id: 'reopen',
      label: t('action.reopen'),
      onClick: () => run({ route: 'reopen', patch: { state: 'assigned' }, done: t('done.reopened') }),
    },
    able('snooze') && {
      id: 'snooze',
      label: t('action.snooze'),
      rightSection: 'H',
      onClick: () => askFromPalette('snooze'),
    },
    able('wake') && {
      id: 'wake',
      label: t('action.wake'),
      onClick: () => run({ route: 'wake', patch: { snooze: null } }),
    },
    able('archive') && {
      id: 'archive',
      label: t('action.archive'),
      rightSection: 'E',
      onClick: () =>
        run({ route: 'archive', patch: { state: 'closed', closedAs: 'archived' }, done: t('done.archived') }),
    },
    able('mark-spam') && {
      id: 'spam',
      label: t('action.spam'),
      onClick: () => run({ route: 'markSpam', patch: { state: 'closed', closedAs: 'spam' }, done: t('done.spam') }),
    },
    ...PRIORITIES.map(
      (priority) =>
        able('set-priority') &&
        priority !== ticket.priority && {
          id: `p-${priority}`,
          label: t('action.priority-to', { priority: t(`priority.${priority}`) }),
          onClick: () => run({ route: 'setPriority', body: { priority }, patch: { priority } }),
        },
    ),
  ];
  return list.filter((action): action is SpotlightActionData => action !== false);
}
