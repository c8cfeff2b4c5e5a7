import type { Permission } from '../../domain/people/permission.ts';
import { type AgentCommandKind, COMMANDS, TAKES } from '../../domain/ticket/commands.ts';
import { obstacle } from '../../domain/ticket/refusal.ts';
import type { DeskT } from '../texts/index.ts';
import type { TicketDetail } from '../data/types.ts';

/** Why a command cannot be given now, in the reader's words; null when it can. The tables are the workflow's own. */
export function whyNot(
  ticket: Pick<TicketDetail, 'state' | 'snooze'> & { waiting?: boolean },
  kind: AgentCommandKind,
  can: (permission: Permission) => boolean,
  t: DeskT,
): string | null {
  if (!can(COMMANDS[kind].needs)) return t('why.permission');
  // Who keeps the rules may go past the queue; whoever works from it is given what is due soonest, and answers nothing before.
  if (ticket.waiting && TAKES.includes(kind) && !can('routing:write')) return t('why.queue-hands-out');
  const why = obstacle(ticket, kind);
  return why === null ? null : t(`why.${why}`, { state: t(`state.${ticket.state}`) });
}
