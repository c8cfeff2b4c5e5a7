/** Whose the tickets of a batch are: what rules and assignment know of each mail, and what they come to, in the order of the batch. */
import { randomUUID } from 'node:crypto';
import { loadSettings, type Settings, withRoom } from '../../db/routing/book.ts';
import { lockRouting, lockTickets } from '../../db/routing/queue.ts';
import { kindsSetBy } from '../../db/routing/kinds.ts';
import { type SenderFacts, senderFacts, STRANGER } from '../../db/routing/senders.ts';
import type { Db } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import { mayAcknowledge } from '../../domain/mail/machine-mail.ts';
import { abuseIn } from '../../domain/mail/abuse.ts';
import { mayBeAnswered, type Voice } from '../../domain/mail/verdict.ts';
import { birthBy } from '../../domain/routing/birth.ts';
import { type Decision, GIVE, givesAnything, isTelling, routeEach } from '../../domain/routing/decision.ts';
import type { RoutingFacts } from '../../domain/routing/facts.ts';
import { openAt } from '../../domain/routing/roster.ts';
import { listPolicies } from '../../db/sla/policies.ts';
import { choose } from '../../domain/sla/choice.ts';
import { birthDues, type Policy } from '../../domain/sla/policy.ts';
import type { Due } from '../../domain/ticket/event.ts';
import type { StaffNames } from '../../domain/ticket/names.ts';
import type { Language } from '../../domain/text/language.ts';
import type { IntakeContext, Letter, TeamContext } from './facts.ts';
import { teamContext } from './team-context.ts';

/** A mail that opens a ticket, as far as rules ask; `at` is its arrival. */
export type Coming = { mail: Letter; contact: string; at: number; language: Language; voice: Voice };

/** What rules and assignment have come to for one mail, as its ticket is born by it. */
export type Placement = ReturnType<typeof birthBy> & {
  decision: Decision;
  /** The id of its row; null where there is nothing to tell. */
  routing: string | null;
  /** That it goes by. */
  policy: Policy;
  /** The clocks of a ticket of that policy and priority. */
  dues: (at: number) => Due[];
};

/**
 * Decides for all of them at once, by their ledger rows; where there is something to give, under the lock of routing, which is held until
 * the transaction ends; `beside` are tickets that it changes besides. Rules ask for the hours at which a mail came; who is there is asked for now.
 */
export async function give(
  db: Db,
  context: IntakeContext,
  coming: Coming[],
  beside: number[],
): Promise<Map<number, Placement>> {
  if (coming.length === 0) return new Map();
  const settings = await loadSettings(db, context.now);
  const senders = await senderFacts(
    db,
    coming.map(({ mail, contact }) => ({ address: mail.address, contact })),
  );
  const guesses = await kindsSetBy(
    db,
    coming.map(({ mail }) => mail.mail.kindWords),
  );
  const asked = coming.map((one, at) => ({
    ...factsOf(one, context, settings, senders.get(one.mail.address) ?? STRANGER),
    // Rules see it as if a person had set it, and may set another.
    ...{ type: guesses[at]?.type ?? null, guessed: guesses[at] ?? null },
  }));
  const decisions = routeEach(asked, await lockedRoom(db, settings, beside, context.now), GIVE);
  const teams = await teamsOf(db, context, coming, decisions);
  const policies = await listPolicies(db);
  const known = new Map<string, Due[]>();
  return new Map(
    coming.map(({ mail }, index) => {
      const decision = decisions[index]!;
      const { team, priority, type } = decision;
      const { sender, channel } = asked[index]!;
      const { vip, organisation } = sender;
      const policy = choose(policies, { team, priority, type, channel, vip, organisation });
      return [mail.id, placed(decision, policy, { ...teams.get(team)!.names, ...settings.names }, known)];
    }),
  );
}

async function lockedRoom(db: Db, settings: Settings, beside: number[], at: number): Promise<Settings> {
  if (!givesAnything(settings)) return settings;
  await lockTickets(db, beside);
  await lockRouting(db);
  return withRoom(db, settings, at);
}

/** The teams that the tickets come to, each asked for once: seldom another than that of the folder. */
async function teamsOf(
  db: Db,
  { teamOf }: IntakeContext,
  coming: Coming[],
  decisions: Decision[],
): Promise<Map<string, TeamContext>> {
  const teams = new Map(
    coming.map(({ mail }) => teamOf(mail.row.folder)).map((team): [string, TeamContext] => [team.id, team]),
  );
  for (const { team } of decisions) if (!teams.has(team)) teams.set(team, await teamContext(db, team));
  return teams;
}

function placed(decision: Decision, policy: Policy, names: StaffNames, known: Map<string, Due[]>): Placement {
  const routing = isTelling(decision.explanation) ? randomUUID() : null;
  const { priority } = decision;
  return {
    ...birthBy(decision, routing, names),
    ...{ decision, routing, policy },
    // Mails that were stored together arrived together, and their promises end together: the calendar is asked once.
    dues(at) {
      const key = `${policy.id} ${priority} ${at}`;
      const dues = known.get(key) ?? birthDues(policy, at, priority);
      known.set(key, dues);
      return dues;
    },
  };
}

function factsOf(
  { mail: letter, at, language, voice }: Coming,
  { mailbox, teamOf, now }: IntakeContext,
  { calendars }: Settings,
  { vip, organisation, answeredToday }: SenderFacts,
): Omit<RoutingFacts, 'type'> {
  const { mail, from, recipients } = letter;
  return {
    moment: 'ticket-opened',
    at: now,
    channel: 'email',
    sender: {
      name: from.name,
      // One who left no address is somebody all the same, whom nobody can answer.
      address: mail.from === null ? null : letter.address,
      ...{ vip, organisation },
      isMachine: !mayAcknowledge(letter.kind, letter.receipt.mail),
    },
    recipients: [...recipients.to, ...recipients.cc].map(({ address }) => address),
    mailbox: mailbox.id,
    subject: mail.subject,
    // They are read on the loop of a worker, once for each rule.
    text: mail.newText.slice(0, LIMITS.ruledChars),
    abusive: abuseIn(mail, voice) !== null,
    attachments: mail.files.filter(({ inline }) => !inline).map(({ name }) => name),
    ...{ importance: mail.importance, spam: mail.spam, language },
    ...{ priority: 'normal', tags: [], owner: null, state: 'new', minutesInState: 0 },
    team: teamOf(letter.row.folder).id,
    ...(mayBeAnswered(letter) ? {} : { unanswerable: 'too-late' as const }),
    cameAt: at,
    openCalendars: openAt(calendars, at),
    answeredToday,
  };
}
