import type { CommandKind } from '../../domain/ticket/event.ts';
import type { Permission } from '../../domain/people/permission.ts';
import { allowed } from '../../domain/ticket/ticket.ts';
import type { DeskT } from '../texts/index.ts';
import type { TicketDetail } from '../data/types.ts';

const NEEDS: Partial<Record<CommandKind, Permission>> = {
  assign: 'ticket:assign',
  resolve: 'ticket:close',
  reopen: 'ticket:close',
  archive: 'ticket:close',
  'mark-spam': 'ticket:close',
  resend: 'outbox:resend',
};

/** Why a command cannot be given now, in the reader's words; null when it can. The table is the workflow's own. */
export function whyNot(
  ticket: Pick<TicketDetail, 'state' | 'snooze'>,
  kind: CommandKind,
  can: (permission: Permission) => boolean,
  t: DeskT,
): string | null {
  if (!can(NEEDS[kind] ?? 'ticket:write')) return t('why.permission');
  if (!allowed(ticket.state, kind))
    return ticket.state === 'closed' ? t('why.closed') : t('why.state', { state: t(`state.${ticket.state}`) });
  if (kind === 'wake' && !ticket.snooze) return t('why.not-snoozed');
  return null;
}
