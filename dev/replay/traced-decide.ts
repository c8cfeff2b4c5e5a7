/** `decide` as the replay's workflows import it: the product's own, and a line for each answer. */
import { decide as product } from '../../domain/ticket/decide.ts';
import type { Effect } from '../../domain/ticket/effect.ts';
import { tell } from './trace.ts';

export const decide: typeof product = (ticket, event, now, rules) => {
  const answer = product(ticket, event, now, rules);
  const moved = answer.ticket.state === ticket.state ? ticket.state : `${ticket.state} -> ${answer.ticket.state}`;
  const what = answer.ticket.version === ticket.version ? 'nothing' : `v${answer.ticket.version}`;
  const effects = answer.effects.map(named).join(', ') || 'none';
  tell(`  decides ${event.kind} at ${new Date(event.at).toISOString()}: ${what}, ${moved}, effects: ${effects}`);
  return answer;
};

function named(effect: Effect): string {
  if (effect.kind === 'schedule') return `schedule ${effect.requests.map(({ clock }) => clock).join(' + ')}`;
  if (effect.kind === 'send') return `send ${effect.outbox}`;
  return effect.kind;
}
