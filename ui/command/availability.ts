import type { Permission } from '../../domain/people/permission.ts';
import { type AgentCommandKind, COMMANDS, isKeptByQueue } from '../../domain/ticket/commands.ts';
import { obstacle } from '../../domain/ticket/refusal.ts';
import type { DeskT } from '../texts/index.ts';
import type { TicketDetail } from '../data/types.ts';

/** Why a command cannot be given now, in the reader's words; null when it can. The tables are the workflow's own. `toTeam`: to give it to another team. */
export function whyNot(
  ticket: Pick<TicketDetail, 'state' | 'snooze'> & { waiting?: boolean },
  kind: AgentCommandKind,
  can: (permission: Permission) => boolean,
  t: DeskT,
  toTeam = false,
): string | null {
  if (!can(COMMANDS[kind].needs)) return t('why.permission');
  if (ticket.waiting && isKeptByQueue(kind, can, toTeam)) return t('why.queue-hands-out');
  const why = obstacle(ticket, kind);
  return why === null ? null : t(`why.${why}`, { state: t(`state.${ticket.state}`) });
}
