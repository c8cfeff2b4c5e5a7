/** Whose a ticket is that an agent opens for a caller: the rules are asked as for any other, what a person chose stands, and who opened it keeps it. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../../contract/routes.ts';
import type { Db } from '../../../db/core/pool.ts';
import type { Agent } from '../../../db/people/sessions.ts';
import { loadSettings, withRoom } from '../../../db/routing/book.ts';
import { lockRouting } from '../../../db/routing/queue.ts';
import { senderFacts, STRANGER } from '../../../db/routing/senders.ts';
import { listPolicies } from '../../../db/sla/policies.ts';
import { choose } from '../../../domain/sla/choice.ts';
import type { Policy } from '../../../domain/sla/policy.ts';
import { OWNERS } from '../../../domain/people/permission.ts';
import { birthBy } from '../../../domain/routing/birth.ts';
import { type Decision, GIVE, givesAnything, isTelling, KEEP, route } from '../../../domain/routing/decision.ts';
import { openAt } from '../../../domain/routing/roster.ts';
import type { Language } from '../../../domain/text/language.ts';
import { WITHOUT_MAIL } from '../../../domain/ticket/facts.ts';
import type { Input } from '../../http/handler.ts';

type Call = {
  team: string;
  mailbox: string;
  language: Language;
  /** Epoch ms. */
  at: number;
  person: { id: string; name: string; address: string };
};

type Asked = Input<Routes['createTicket']>['body'] & { text: string; channel: 'phone' | 'email' | 'api' };

/**
 * Who has the customer on the line goes on with them, unless a rule sends the ticket to another team or to somebody. A team that they name
 * has it whatever rules say, which may only add to what it is and needs; so has an
 * owner whom they name. Under the lock of routing, which is held until the transaction ends, where there is something to give.
 */
export async function placeCall(
  db: Db,
  { subject, text, channel, priority, type, tags, team: named, owner }: Asked,
  who: Pick<Agent, 'id' | 'role'>,
  { team, mailbox, language, at, person }: Call,
): Promise<ReturnType<typeof birthBy> & { decision: Decision; routing: string | null; policy: Policy }> {
  const settings = await loadSettings(db, at);
  const senders = await senderFacts(db, [{ address: person.address, contact: person.id }]);
  const { vip, organisation, answeredToday } = senders.get(person.address) ?? STRANGER;
  const chosen = owner ?? null;
  const takes = owner === undefined && named === undefined && OWNERS.includes(who.role);
  const keeps = takes || chosen !== null;
  const gives = givesAnything(settings);
  if (gives) await lockRouting(db);
  const decision = route(
    {
      ...{ moment: 'ticket-opened', at, channel, mailbox, subject, text, language, priority, team },
      isTeamChosen: named !== undefined || chosen !== null,
      isOpenedByHand: true,
      sender: {
        ...{ name: person.name, address: person.address },
        ...{ vip, organisation, isMachine: false },
      },
      ...WITHOUT_MAIL,
      ...{ type, tags, owner: takes ? who.id : chosen, state: 'new', minutesInState: 0 },
      ...{ cameAt: at, openCalendars: openAt(settings.calendars, at) },
      // They are talking to somebody.
      unanswerable: 'no-mail',
      answeredToday,
    },
    gives ? await withRoom(db, settings, at) : settings,
    keeps ? KEEP : GIVE,
  );
  const routing = isTelling(decision.explanation) ? randomUUID() : null;
  const policy = choose(await listPolicies(db), { ...decision, channel, vip, organisation });
  return { ...birthBy(decision, routing, settings.names), decision, routing, policy };
}
