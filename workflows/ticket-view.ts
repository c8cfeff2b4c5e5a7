/** What others see of a running ticket: the answer to a command, the search attributes, the lines in the Temporal UI. */
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { deadlines } from '../domain/ticket/deadline.ts';
import { standing } from '../domain/ticket/standing.ts';
import type { RulesNumber, Ticket } from '../domain/ticket/ticket.ts';
import { ticketAttributes } from '../domain/ticket/attributes.ts';
import { searchAttributePairs, type CommandResult } from './messages.ts';

/** The answer to a command. */
export const resultOf = (ticket: Ticket): CommandResult => ({
  number: ticket.number,
  version: ticket.version,
  state: ticket.state,
  owner: ticket.owner,
  team: ticket.team,
  priority: ticket.priority,
  type: ticket.type,
  tags: ticket.tags,
  snooze: ticket.snooze,
  clocks: ticket.clocks,
  nextDeadlineAt: standing(ticket).nextDeadlineAt,
});

/** Makes the workflow readable to operators. Upserts only what differs, because each upsert is an event of the history. */
export function publish(ticket: Ticket, rules: RulesNumber): void {
  setCurrentDetails(describe(ticket));
  const current = workflowInfo().typedSearchAttributes;
  const changed = searchAttributePairs(ticketAttributes(ticket, rules)).filter(
    ({ key, value }) => String(current.get(key as never) ?? null) !== String(value),
  );
  if (changed.length > 0) upsertSearchAttributes(changed);
}

/** One ticket in a few lines of Markdown: what it is, since when, and what happens next by itself. */
export function describe(ticket: Ticket): string {
  const next = deadlines(ticket)[0];
  const lines = [
    `**${ticket.state}** since ${iso(ticket.stateSince)}, version ${ticket.version}`,
    `owner: ${ticket.owner ?? 'nobody'}, team: ${ticket.team}, priority: ${ticket.priority}`,
  ];
  if (ticket.snooze) lines.push(`snoozed until ${iso(ticket.snooze.until)}, promised for ${iso(ticket.snooze.dueAt)}`);
  for (const clock of ticket.clocks) lines.push(`${clock.kind}: ${clock.state}, due ${iso(clock.dueAt)}`);
  if (ticket.sends.length > 0) lines.push(`mail under way: ${ticket.sends.length}`);
  lines.push(next ? `next: ${next.event.kind} on ${iso(next.at)}` : 'next: nothing');
  return lines.map((line) => `- ${line}`).join('\n');
}

const iso = (at: number) => new Date(at).toISOString();
