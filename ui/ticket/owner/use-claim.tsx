import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { patchTicket, renewTicket } from '../../command/run.ts';
import { call, ProblemError } from '../../data/client.ts';
import { teamsQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { tellDone, toastDone, toastFailure } from '../../toast.ts';
import { SHOWN_MS } from '../shown.ts';
import classes from './assign.module.css';

const TOLD_MS = 8_000;

/**
 * In a team that works so, whoever opens a ticket that nobody has takes it by that: said quietly, and undone with one click. The
 * glance of a lead or an administrator takes nothing. Once for each time that it is opened: what was let go is not taken again.
 */
export function useClaim(ticket: TicketDetail | undefined): void {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const client = useQueryClient();
  const asked = useRef<number | null>(null);
  const couldHave =
    ticket !== undefined &&
    ticket.owner === null &&
    ticket.state !== 'closed' &&
    agent.role === 'agent' &&
    can('ticket:write') &&
    agent.teams.some(({ id }) => id === ticket.team?.id);
  const teams = useQuery({ ...teamsQuery, enabled: couldHave }).data?.items;
  const claims = couldHave && teams?.find(({ id }) => id === ticket.team?.id)?.mode === 'claim';
  const number = ticket?.number ?? null;
  useEffect(() => {
    if (!claims || number === null || asked.current === number) return;
    const renew = () => renewTicket(client, number);
    const letGo = () => {
      notifications.hide(`claim-${number}`);
      call('setAssignee', { params: { number }, body: { agent: null } })
        .then(
          () => toastDone(t('claim.undone'), t),
          (error: unknown) => toastFailure(error, t),
        )
        .finally(renew);
    };
    // Whoever walks by takes nothing.
    const timer = setTimeout(() => {
      asked.current = number;
      call('claim', { params: { number } })
        .then(
          ({ version, state }) => {
            patchTicket(client, number, { version, state, owner: { id: agent.id, name: agent.name } });
            tellDone({
              id: `claim-${number}`,
              color: 'bilet',
              autoClose: TOLD_MS,
              withBorder: true,
              closeButtonProps: { 'aria-label': t('close') },
              message: (
                <span className={classes['said']}>
                  {t('claim.done')}
                  <Button size="compact-xs" variant="default" onClick={letGo}>
                    {t('claim.undo')}
                  </Button>
                </span>
              ),
            });
          },
          // Somebody was faster, or it was closed: the ticket itself shows who has it.
          (error: unknown) => {
            if (!(error instanceof ProblemError) || error.status !== 409) toastFailure(error, t);
          },
        )
        .finally(renew);
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [claims, number, agent, client, t]);
}
