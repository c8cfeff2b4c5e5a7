/** A ticket in words for operators, as the Temporal UI shows them (Markdown). Staff and teams by name, nobody else. */
import { deadlines, type Deadline } from '../deadline.ts';
import type { EventKind } from '../event.ts';
import { nameOf } from '../names.ts';
import type { Ticket } from '../ticket.ts';

/** What it is, since when, and what happens next by itself. */
export function detailsOf(ticket: Ticket): string {
  const next = deadlines(ticket)[0];
  const lines = [
    `**${ticket.state}** since ${instant(ticket.stateSince)}, version ${ticket.version}`,
    `owner: ${nameOf(ticket, ticket.owner) ?? 'nobody'}, team: ${nameOf(ticket, ticket.team)}, priority: ${ticket.priority}`,
  ];
  if (ticket.snooze)
    lines.push(`snoozed until ${instant(ticket.snooze.until)}, promised for ${instant(ticket.snooze.dueAt)}`);
  for (const clock of ticket.clocks.filter(({ promised }) => promised))
    lines.push(`${clock.kind}: ${clock.state}, due ${instant(clock.dueAt)}`);
  if (ticket.held.length > 0) lines.push(`replies held: ${ticket.held.length}`);
  if (ticket.sends.length > 0) lines.push(`mail under way: ${ticket.sends.length}`);
  lines.push(next ? `next: ${wordsOf(next)} on ${instant(next.at)}` : 'next: nothing by itself');
  return lines.map((line) => `- ${line}`).join('\n');
}

/** As a run finds it when it starts, with the way to the desk; the details of a run that has begun say what it is now. */
export const startingDetailsOf = (ticket: Ticket | null, deskUrl: string): string =>
  `${ticket === null ? '' : `As it was when this run was started:\n\n${detailsOf(ticket)}\n\n`}[Open in the desk](${deskUrl})`;

const WORDS: Partial<Record<EventKind, string>> = {
  'send-due': 'the next attempt to send a mail',
  'hold-ended': 'a reply is sent that was held until then',
  'snooze-ended': 'the snooze ends',
  'unowned-limit-passed': 'it is reported that nobody owns it',
  'stale-limit-passed': 'it is reported that nobody has seen to it',
  'reminder-due': 'a reminder that the customer owes an answer',
  'promise-warned': 'a promise is about to be late',
  'promise-broken': 'a promise is late',
  'closing-proposed': 'closing is proposed',
  'answer-limit-passed': 'it is closed, because the customer has not answered',
  'wait-ended': 'its owner is reminded of what they wait for',
  'confirmation-reminder-due': 'the customer is asked once more',
  'question-due': 'the customer is asked whether it is solved',
  'confirmation-limit-passed': 'it is closed, because nobody has objected',
};

/** What happens at a deadline. */
function wordsOf({ event }: Deadline): string {
  if (event.kind === 'clock-warned') return `${event.clock} is about to be late`;
  if (event.kind === 'clock-breached') return `${event.clock} is late`;
  if (event.kind === 'clock-late') return `${event.clock} is late for long`;
  return WORDS[event.kind] ?? event.kind;
}

const instant = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
