/** docs/ticket-life.md, printed from the table that everything decides by (domain/ticket/moves.ts). */
import type { EventKind } from '../domain/ticket/event.ts';
import { MOVES, NUDGE, type Target } from '../domain/ticket/moves.ts';
import { HEARING } from '../domain/ticket/rules/systems.ts';
import { LIMITS } from '../domain/limits.ts';
import { DAY_MS } from '../domain/time.ts';
import { type State, STATES } from '../domain/ticket/ticket.ts';

const SHORT: Record<State, string> = {
  new: 'new',
  assigned: 'assigned',
  'awaiting-reply': 'awaiting',
  'resolved-pending-confirmation': 'resolved',
  closed: 'closed',
};
const BY_THEMSELVES = new Set<EventKind>(Object.values(NUDGE).map((nudge) => nudge.event));

/** The whole page: diagram, table of moves, limits. */
export function ticketLife(): string {
  return `# A ticket's life

Printed by \`npm run docs\` from the table in \`domain/ticket/moves.ts\`; a check compares the two.

\`\`\`mermaid
stateDiagram-v2
${STATES.map((state) => `  state "${state}" as ${SHORT[state]}`).join('\n')}
  [*] --> new: first mail
  [*] --> assigned: first mail, given to somebody
${arrows().join('\n')}
\`\`\`

*ours* means our turn: \`assigned\` to the owner, or \`new\` while nobody owns the ticket. *stay* keeps the state.
A dash means that a command is refused there, and that a fact says nothing there.

Some moves depend on more than the state. A \`reply\` says itself what comes then: their turn, ours still, or resolved. Mail
of a machine (an absence notice, a bounce) stays wherever it comes. A \`delivery\` that says that the
answer which the customer was thought to have did not arrive (\`rejected\`, \`bounced\`, \`cancelled\`), and a \`cancel-send\` of it, lead
to *ours*: it is owed again, from its true start. So does the question that did not arrive; both open a ticket again that was archived or
closed for want of an objection. A \`resend\` of that answer waits for the customer again. The silence of a customer who was not reached,
whose absence notice came meanwhile, or on whose ticket something waits for a person, is no consent: \`confirmation-limit-passed\` asks a person then, and so do \`reminder-due\` and \`answer-limit-passed\`, which else write to the customer and close. And of its first mail a ticket may hear after an agent has dealt with it, because
mail is shown before workflows are told: then the clocks are set as if it had heard in time, and the state stays.

A ticket of an archive (mail from before its mailbox was connected) is \`filed\`: closed from its birth, with the day of its last mail as the day of its closing. It has no clock and no run
until something happens to it, and the next mail is not its first: it opens the ticket again like any closed one, with clocks from then on.

A ticket is born with whom rules and assignment gave it to, and then is \`assigned\` from its first version. One that a rule archives or takes for spam is born
closed: its promises end with its birth. What they come to later is \`routed\`; with an ending of a rule it leads to \`closed\`, and with an \`outbox\` an
answer of a rule is sent, which in no state moves anything and keeps no promise. Who has taken the
ticket meanwhile keeps it. A \`claim\` is refused where somebody else has the ticket, and says who. A \`reopen\` of what was taken for spam lets the promises run
on that ended with it, towards their first deadlines: they count from the arrival.

A response clock is met when the mail server has taken an answer that a person wrote, at that instant, not when *send* was pressed. What is
resolved or closed without one has not kept that promise: its clock is *ended*, never *met*.

| event | ${STATES.join(' | ')} |
|---|${STATES.map(() => '---').join('|')}|
${(Object.keys(MOVES) as EventKind[]).map(row).join('\n')}

## What a customer's own ticket system sends

Such a system marks all that it sends as automatic: the words of its people, and its receipt for each mail of ours. The words are
heard; the receipts would bring a ticket back for ever. Whose turn it is decides, and whether the mail says what that system has said on
this ticket before, but for numbers. *answers*: it is heard as a person's mail is. *asks*: the state stays, and a person must look, so that silence closes
nothing. *stays*: the mail is shown and unread, and an event says that nothing moved. *Often* is ${LIMITS.systemReturns} times within ${LIMITS.systemReturnsWithinMs / DAY_MS} days.

${hearing()}

## What happens by itself

| state | when it lasts too long | limit of the policy |
|---|---|---|
${Object.entries(NUDGE)
  .map(
    ([state, nudge]) =>
      `| \`${state}\` | \`${nudge.event}\`${state === 'awaiting-reply' ? ', then `closing-proposed` again and again' : ''} | \`${nudge.limit}\` |`,
  )
  .join('\n')}

The limits of a customer's silence count in open hours of the policy's calendar. Under a policy that reminds (\`reminds\`), \`reminder-due\` writes to the customer, and
the question whether it is solved is repeated when half of its time has passed (\`confirmation-reminder-due\`). Under one that closes what is not answered (\`closesUnanswered\`)
\`answer-limit-passed\` closes as *no answer*, with a mail; else \`closing-proposed\` only says so. One that does not ask (\`asks\`) closes after the same time and writes nothing. Who waits for a third party
or a colleague (\`wait\`) is reminded by \`wait-ended\`: it is our turn again, and neither reminder nor closing happens meanwhile. While a ticket is snoozed none of these pass.

What comes back from a snooze or a wait stands in the follow-up until a person takes it up: answers, resolves, closes, takes it, puts it aside again, or, as its owner, writes a note.

A changed policy, order of policies or calendar is brought to the open tickets by \`policy-changed\`, and so is a requester who becomes or ceases to be a VIP or moves to
another organisation. What runs is counted anew from its true start: what was spent stays spent by the calendar of then, what is met or broken or promised by a snooze stays, and what stands
still is counted when it goes on. To a ticket for which nothing moves nothing happens. It is recorded at once, for many tickets together, and their runs are told before it matters to them ([decision 23](decisions/0023-recorded-ahead.md)). Limits of a state that changed hold from the next state on. It takes some minutes for thousands of tickets, at most ${LIMITS.renewedPerSecond} a second;
a further change meanwhile begins with the first ticket again.

Beside these each running clock and each open promise of an agent warns and breaks at its instants, a snooze ends at its time, and deferred mail is tried
again. The workflow keeps one timer armed, never for later than the soonest of them: when deadlines move away it stays, fires
early and is armed anew. A ticket that is born with nothing left to do begins its run only at the first of them. An event carries the
deadline's own instant, however late it was noticed.
`;
}

function hearing(): string {
  const turns = Object.keys(HEARING['new words']);
  const rows = Object.entries(HEARING).map(([words, hears]) => `| ${words} | ${Object.values(hears).join(' | ')} |`);
  return [`| it says | ${turns.join(' | ')} |`, `|---|${turns.map(() => '---').join('|')}|`, ...rows].join('\n');
}

function row(kind: EventKind): string {
  return `| \`${kind}\` | ${STATES.map((state) => MOVES[kind][state] ?? '–').join(' | ')} |`;
}

/** One arrow for each pair of states, labelled with the events that lead along it; \`ours\` is drawn to \`assigned\`. */
function arrows(): string[] {
  const labels = new Map<string, string[]>();
  for (const kind of Object.keys(MOVES) as EventKind[])
    for (const state of STATES) {
      const to = drawn(MOVES[kind][state], state, kind);
      if (to === null || to === state) continue;
      const arrow = `  ${SHORT[state]} --> ${SHORT[to]}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), BY_THEMSELVES.has(kind) ? `(${kind})` : kind]);
    }
  return [...labels].map(([arrow, kinds]) => `${arrow}: ${kinds.join(', ')}`);
}

function drawn(target: Target | undefined, from: State, kind: EventKind): State | null {
  if (target === undefined || target === 'stay') return null;
  if (target !== 'ours') return target;
  return from === 'new' && kind !== 'assign' ? null : 'assigned';
}
