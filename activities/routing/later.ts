/**
 * Routing of a ticket that lives: what rules of a moment say about it, and whose it is when nobody has it or who had it is gone. Decided
 * in the transaction that records the step; what comes of it returns to the ticket as facts.
 */
import { derivedId } from '../../db/core/derived-id.ts';
import type { Db } from '../../db/core/pool.ts';
import { loadSettings, type Settings, withRoom } from '../../db/routing/book.ts';
import { keepDecisions } from '../../db/routing/decisions.ts';
import { forgetDecision, lastNeed, lastWords, leaveQueue } from '../../db/routing/later.ts';
import { lockRouting } from '../../db/routing/queue.ts';
import { giveUpRoom, takeRoom } from '../../db/routing/room.ts';
import { promisedBy } from '../../db/sla/promising.ts';
import { senderFacts, STRANGER } from '../../db/routing/senders.ts';
import { type Need, takesAny } from '../../domain/routing/assignment.ts';
import {
  answeredBy,
  type Decision,
  type Explanation,
  GIVE,
  givesAnything,
  type Handing,
  isSought,
  isTelling,
  KEEP,
  mayGive,
  route,
  unraised,
} from '../../domain/routing/decision.ts';
import type { Occasion, RoutingFacts } from '../../domain/routing/facts.ts';
import { openAt } from '../../domain/routing/roster.ts';
import type { Rule } from '../../domain/routing/rule.ts';
import type { Fact, RecordedEvent } from '../../domain/ticket/event.ts';
import { isRerouted } from '../../domain/ticket/asking.ts';
import { namesAmong, type StaffNames } from '../../domain/ticket/names.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { type Answered, answer } from './answering.ts';

/** `names` of who has it now, for operators. */
type Routed = Extract<Fact, { kind: 'routed' }> & { names?: StaffNames };

/**
 * `occasions` in the order in which they are asked; `events` are those of the step. `about`: which step or stretch of time they are asked about,
 * the same for each attempt. `mistaken`: the decision that took it for spam with its birth, which a person has overruled.
 */
export type Later = TicketIdentity & {
  ticket: Ticket;
  occasions: Occasion[];
  events: RecordedEvent[];
  about: string;
  at: number;
  mistaken?: Explanation | undefined;
};
/** The facts that come of it, and the team in whose queue the ticket waits now. */
export type Came = { facts: Routed[]; waitsFor: string | null };

/**
 * Asks on each of the occasions; each sees what those before it came to. Run twice: an attempt whose answer was lost is forgotten, and
 * nobody is told twice.
 */
export async function routeLater(db: Db, later: Later, isAsked: (rule: Rule) => boolean = () => true): Promise<Came> {
  const { number, ticket, occasions, at } = later;
  const all = await loadSettings(db, at);
  const settings = { ...all, rules: all.rules.filter(isAsked) };
  const words = await lastWords(db, number);
  if (words === undefined) return { facts: [], waitsFor: null };
  const { contact, sender, to, ...rest } = words;
  const wanted = [...new Set([sender.address, to])].flatMap((address) =>
    address === null ? [] : { address, contact },
  );
  const senders = await senderFacts(db, wanted);
  const { vip, organisation } = senders.get(sender.address ?? '') ?? STRANGER;
  const { answeredToday } = senders.get(to ?? '') ?? STRANGER;
  const book = await lockedRoom(db, settings, later);
  let need: Need | null = null;
  let facts: RoutingFacts = {
    ...{ moment: occasions[0]!, at, ...rest },
    sender: { ...sender, vip, organisation },
    ...{ type: ticket.type, priority: ticket.priority, tags: ticket.tags, team: ticket.team, owner: ticket.owner },
    ...{ state: ticket.state, minutesInState: Math.floor(Math.max(0, at - ticket.stateSince) / MINUTE_MS) },
    ...{ cameAt: at, openCalendars: openAt(settings.calendars, at), answeredToday },
  };
  const came: Came = { facts: [], waitsFor: null };
  let isSaid = false;
  for (const moment of occasions) {
    const handing = moment === 'unowned' ? await givenAnew(db, later, facts) : moment === 'no-spam' ? GIVE : KEEP;
    const id = derivedId('decision', later.workflow, later.about, moment);
    const earlier = await forgetDecision(db, id);
    const again = earlier === undefined ? null : answeredBy(earlier);
    const asked = moment === 'no-spam' ? asNew(facts, later, settings) : facts;
    const seen = { ...asked, moment, answeredToday: without(again, facts.answeredToday) };
    const wished = asItStands(route(seen, withoutGiver(book, later, moment), handing), facts, handing);
    const { decision, ...said } = await answer(db, { ...later, id, to, again: again !== null, isSaid }, wished);
    isSaid ||= said.outbox !== null;
    const fact = await keep(db, later, facts, { id, decision, ...said }, earlier !== undefined);
    if (fact !== null) came.facts.push({ ...fact, names: namesAmong(settings.names, [fact.agent, fact.team]) });
    if (decision.waits) came.waitsFor = decision.team;
    need = decision.need ?? need;
    facts = {
      ...facts,
      team: decision.team,
      owner: decision.owner,
      priority: decision.priority,
      type: decision.type,
      tags: decision.tags,
    };
    if (decision.ending !== null) return came;
  }
  // Until the ticket has recorded whose it is, its room is theirs by this alone.
  const { owner, team } = facts;
  if (givesAnything(book) && owner !== null && owner !== ticket.owner && need !== null && came.facts.length > 0)
    await takeRoom(db, { ticket: number, team, owner, need });
  return came;
}

/** What was answered by the attempt whose answer was lost counts for none before it. */
const without = (rule: string | null, answered: RoutingFacts['answeredToday']): RoutingFacts['answeredToday'] =>
  rule === null ? answered : { ...answered, [rule]: Math.max(0, (answered[rule] ?? 0) - 1) };

/** As it was when it came, for rules that have not been asked then or whose wishes came to nothing. */
const asNew = (facts: RoutingFacts, { ticket, mistaken }: Later, { calendars }: Settings): RoutingFacts => ({
  ...facts,
  ...{ state: 'new', minutesInState: 0, cameAt: ticket.createdAt, openCalendars: openAt(calendars, ticket.createdAt) },
  priority: mistaken === undefined ? facts.priority : unraised(mistaken, facts.priority),
});

/** To who had it last, if they are there; not to a team's member who has just been asked to give it away. */
const givenAnew = async (db: Db, { number, ticket, events }: Later, { owner }: RoutingFacts): Promise<Handing> => ({
  ...{ kind: 'give', prefer: isHandedOn(events) ? null : (owner ?? ticket.lastOwner) },
  asBefore: await lastNeed(db, number),
});

/** A person gave it to a team, or its policy wants it with somebody else: whoever had it is not who is meant. */
const isHandedOn = (events: RecordedEvent[]): boolean =>
  events.some(
    ({ kind, data, actor }) =>
      (kind === 'assign' && data['agent'] === null && actor.kind === 'agent') || isRerouted({ kind, ...data }),
  );

const giverOf = ({ events, ticket }: Later): string | null => (isHandedOn(events) ? ticket.lastOwner : null);

/** Who gives a ticket back is not given it again, unless nobody else of the team takes any. */
function withoutGiver(book: Settings, later: Later, moment: Occasion): Settings {
  const giver = moment === 'unowned' ? giverOf(later) : null;
  const others = book.people.filter(({ id }) => id !== giver);
  return giver !== null && takesAny({ id: later.ticket.team }, others) ? { ...book, people: others } : book;
}

/** Rules that only tag or answer need no room of anybody, and wait for nobody who gives. */
async function lockedRoom(db: Db, settings: Settings, { number, ticket, occasions, at }: Later): Promise<Settings> {
  if (!givesAnything(settings) || !mayGive(settings.rules, occasions)) return settings;
  await lockRouting(db);
  if (occasions.some(isSought)) await giveUpRoom(db, number);
  return withRoom(db, settings, at, ticket);
}

/** Where nobody can be found, who has it keeps it, but in a team that claims: there whoever opens it first has it. */
function asItStands(decision: Decision, { owner }: RoutingFacts, handing: Handing): Decision {
  const isNobodys = handing.kind === 'give' && decision.owner === null && !decision.waits && decision.ending === null;
  return isNobodys && decision.explanation.assignment?.how !== 'unclaimed' ? { ...decision, owner } : decision;
}

/** Writes the decision, and answers the fact that the ticket is to hear; null when it changes nothing. */
async function keep(
  db: Db,
  later: Later,
  before: RoutingFacts,
  { id, decision, outbox, answered }: Answered & { id: string },
  isAgain: boolean,
): Promise<Routed | null> {
  const { number } = later;
  const { moment } = decision.explanation;
  // Also where there is nothing to tell: a team that works by hand has no queue, and that of the one before must not give it away.
  if ((isSought(moment) || decision.team !== before.team) && !decision.waits) await leaveQueue(db, number);
  if (!isTelling(decision.explanation)) return null;
  const isGiven = decision.owner !== before.owner;
  const told = isAgain ? { ...decision, notices: [] } : decision;
  const giver = moment === 'unowned' ? giverOf(later) : null;
  await keepDecisions(db, [{ routing: id, ticket: number, decision: told, answered, stays: !isGiven, giver }]);
  const fact = factOf(id, before, decision, outbox);
  if (fact === null || (fact.team === null && fact.priority === undefined && fact.type === undefined)) return fact;
  const { team, type } = decision;
  // A priority that stays was perhaps raised for the sake of a promise, which stays as it was made then.
  const changed = { team, type, ...(fact.priority !== undefined && { priority: fact.priority }) };
  return { ...fact, ...(await promisedBy(db, number, changed, later.at)) };
}

function factOf(
  id: string,
  before: RoutingFacts,
  { owner, team, priority, type, tags, ending }: Decision,
  outbox: string | null,
): Routed | null {
  const says = outbox === null ? {} : { outbox };
  const unchanged = { kind: 'routed' as const, decision: id, agent: before.owner, team: null, instead: before.owner };
  const changed = {
    ...says,
    ...(priority !== before.priority && { priority }),
    ...(type !== before.type && { type }),
    ...(tags.join('\n') !== before.tags.join('\n') && { tags }),
    ...(ending !== null && { ending }),
  };
  const moves = team !== before.team;
  if (owner === before.owner && !moves && Object.keys(changed).length === 0) return null;
  // What a rule ends stays whose it was.
  const agent = ending === null ? owner : before.owner;
  return { ...unchanged, agent, team: moves ? team : null, ...changed };
}
