/** Commands that can be given to many tickets at once, and what they come to for one of them. */
import { type CommandOf, COMMANDS } from './commands.ts';
import { withTags } from './tags.ts';
import type { Priority, TicketType } from './ticket.ts';

/** Such a command as a person gives it; of `tag` only what changes, as the tickets have tags of their own. Instants are ISO 8601. */
type BulkCommand =
  | { kind: 'assign'; agent?: string | null | undefined; team?: string | null | undefined; reason?: string | undefined }
  | { kind: 'set-priority'; priority: Priority }
  | { kind: 'set-type'; type: TicketType | null }
  | { kind: 'tag'; add: string[]; remove: string[] }
  | { kind: 'snooze'; until: string; dueAt: string; reason: string }
  | { kind: 'promise'; text: string; dueAt: string }
  | { kind: 'mark-unread' }
  | { kind: 'wake' | 'resolve' | 'reopen' | 'archive' | 'mark-spam' };

/** As kept: also one that takes another job back. */
export type JobCommand = BulkCommand | { kind: 'undo' };

/** What whoever gives it must be allowed; `undone`: what it takes back. A mark of reading is one's own, and no command of the ticket. */
export const bulkNeeds = (kind: JobCommand['kind'], undone: JobCommand['kind'] | null = null) =>
  kind === 'mark-unread' || undone === 'mark-unread' ? ('ticket:read' as const) : COMMANDS[kind].needs;

/** What a ticket is tagged with afterwards. */
export function retagged(
  tags: readonly string[],
  { add, remove }: { add: string[]; remove: string[] },
): CommandOf<'tag'>['tags'] {
  const kept = tags.filter((tag) => !remove.includes(tag));
  return withTags(kept, add);
}
