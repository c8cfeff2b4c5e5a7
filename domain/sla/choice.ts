/** Which policy a ticket goes by: the first, in their order, whose condition holds. Conditions are those of rules, and so is who evaluates them. */
import { ask, type Condition, evaluate, untold } from '../ticket/condition.ts';
import { type TicketFacts, WITHOUT_MAIL } from '../ticket/facts.ts';
import type { FieldName } from '../ticket/field.ts';

/** What may be asked: what a ticket is, and whose, not what a mail says. */
export const CHOICE_FIELDS = [
  'team',
  'priority',
  'type',
  'sender-vip',
  'sender-organisation',
  'channel',
] as const satisfies readonly FieldName[];

/** Of a ticket, and of whom it is for. */
export type ChoiceFacts = Pick<TicketFacts, 'team' | 'priority' | 'type' | 'channel'> &
  Pick<TicketFacts['sender'], 'vip' | 'organisation'>;

type Choosable = { when: Condition | null };

/** In the order in which they are given, the default one last. Throws where there is none of these. */
export function choose<Policy extends Choosable>(policies: readonly Policy[], facts: ChoiceFacts): Policy {
  const asked = ask(factsOf(facts), untold());
  const chosen = policies.find(({ when }) => when === null || evaluate(when, asked).holds);
  if (chosen === undefined) throw new Error('there is no default policy; start the API once, it makes one');
  return chosen;
}

/** `choose` for whoever asks it of very many tickets, most of which are alike. */
export function createChooser<Policy extends Choosable>(policies: readonly Policy[]): (facts: ChoiceFacts) => Policy {
  const known = new Map<string, Policy>();
  return (facts) => {
    const { team, priority, type, channel, vip, organisation } = facts;
    const key = `${team} ${priority} ${type} ${channel} ${vip} ${organisation}`;
    let policy = known.get(key);
    if (policy === undefined) known.set(key, (policy = choose(policies, facts)));
    return policy;
  };
}

/**
 * The policy of a team of whose tickets nothing is known but that: its hours are the hours of the team. Policies that ask for
 * more are for some of its tickets.
 */
export const policyOfTeam = <Policy extends Choosable>(policies: readonly Policy[], team: string): Policy =>
  choose(
    policies.filter(({ when }) => when === null || fieldsOf(when).every((field) => field === 'team')),
    { team, priority: 'normal', type: null, channel: 'email', vip: false, organisation: null },
  );

/** Some of them asks for more than the ticket itself knows: who it is for, and how it came. */
export const asksOfRequester = (policies: readonly Choosable[]): boolean =>
  policies.some(({ when }) => when !== null && fieldsOf(when).some((field) => !OWN_FIELDS.has(field)));
const OWN_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>(['team', 'priority', 'type']);

/** The fields that a condition asks for. */
export function fieldsOf(condition: Condition): FieldName[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  return 'not' in condition ? fieldsOf(condition.not) : [condition.field];
}

/** Nothing else is asked for. */
const factsOf = ({ vip, organisation, ...ticket }: ChoiceFacts): TicketFacts => ({
  ...ticket,
  sender: { name: '', address: null, vip, organisation, isMachine: false },
  ...WITHOUT_MAIL,
  ...{ mailbox: null, subject: '', text: '', language: null, tags: [], owner: null },
  ...{ state: 'new', minutesInState: 0, openCalendars: [] },
});
