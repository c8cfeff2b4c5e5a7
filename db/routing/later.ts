/** What rules and assignment are told of a ticket that lives: what its customer wrote last, and who they are. */
import { LIMITS } from '../../domain/limits.ts';
import type { Explanation } from '../../domain/routing/decision.ts';
import type { Need } from '../../domain/routing/assignment.ts';
import type { RoutingFacts } from '../../domain/routing/facts.ts';
import { channelOf, type StoredChannel } from '../../domain/ticket/channel.ts';
import type { Language } from '../../domain/text/language.ts';
import { change, type Db, maybe } from '../core/pool.ts';
import { SPOKEN_TO } from '../core/spoken.ts';
import { REQUESTER_ADDRESS } from '../ticket/participants.ts';

type Address = { address: string };
type Row = {
  channel: StoredChannel;
  mailbox: string | null;
  contact: string;
  language: Language;
  subject: string;
  name: string;
  address: string | null;
  to: string | null;
  kind: string | null;
  text: string;
  abusive: boolean;
  recipients: { to?: Address[]; cc?: Address[] };
  attachments: string[];
  importance: RoutingFacts['importance'];
  spam: RoutingFacts['spam'];
};

/** Of a ticket's newest message from outside; `contact` is who the ticket is for, `to` where mail to them goes. */
export type LastWords = Pick<
  RoutingFacts,
  | 'channel'
  | 'mailbox'
  | 'language'
  | 'subject'
  | 'text'
  | 'abusive'
  | 'recipients'
  | 'attachments'
  | 'importance'
  | 'spam'
> & { contact: string; to: string | null; sender: Pick<RoutingFacts['sender'], 'name' | 'address' | 'isMachine'> };

export async function lastWords(db: Db, number: number): Promise<LastWords | undefined> {
  const row = await maybe<Row>(db, {
    name: 'last-words',
    text: `select t.channel, t.mailbox_id as mailbox, t.contact_id as contact, ${SPOKEN_TO} as language,
                  coalesce(m.subject, t.subject) as subject, coalesce(m.from_name, c.name, '') as name,
                  coalesce(nullif(m.from_address, ''), (select address from contact_address where contact_id = t.contact_id order by address limit 1)) as address,
                  m.kind, left(coalesce(m.new_text, m.text, ''), ${LIMITS.ruledChars}) as text,
                  exists (select from message where ticket_number = t.number and abuse = 'flagged') as abusive, coalesce(m.recipients, '{}') as recipients,
                  coalesce(m.importance, 'normal') as importance, coalesce(m.spam, '{"marked": false, "score": null}') as spam,
                  ${REQUESTER_ADDRESS} as "to",
                  array(select name from attachment where message_id = m.id and not inline order by position) as attachments
             from ticket t left join contact c on c.id = t.contact_id
             left join lateral (select * from message where ticket_number = t.number and direction = 'in' and accepted
                                 order by created_at desc, id desc limit 1) as m on true
            where t.number = $1`,
    values: [number],
  });
  if (row === undefined) return undefined;
  const { channel, name, address, kind, recipients, ...rest } = row;
  return {
    ...rest,
    channel: channelOf(channel),
    sender: { name, address, isMachine: kind !== null && kind !== 'person' },
    recipients: [...(recipients.to ?? []), ...(recipients.cc ?? [])].map((one) => one.address),
  };
}

/** What rules said that its person must be able to do, when somebody was last sought for it. */
export async function lastNeed(db: Db, number: number): Promise<Pick<Need, 'skills' | 'seniority'> | null> {
  const row = await maybe<{ need: Need }>(db, {
    name: 'last-need',
    text: `select explanation->'need' as need from routing_decision
            where ticket_number = $1 and jsonb_typeof(explanation->'need') = 'object' order by at desc limit 1`,
    values: [number],
  });
  return row === undefined ? null : { skills: row.need.skills, seniority: row.need.seniority };
}

/** A decision as it was kept; undefined when there is none of this id. */
export const decisionById = async (db: Db, id: string): Promise<Explanation | undefined> =>
  (
    await maybe<{ explanation: Explanation }>(db, {
      name: 'routing-decision-by-id',
      text: 'select explanation from routing_decision where id = $1',
      values: [id],
    })
  )?.explanation;

/** Forgets a decision that was made by an attempt whose answer was lost, and says what it was; undefined when there was none. */
export const forgetDecision = async (db: Db, id: string): Promise<Explanation | undefined> =>
  (
    await maybe<{ explanation: Explanation }>(db, {
      name: 'forget-routing-decision',
      text: `with gone as (delete from routing_decision where id = $1 returning id, at, explanation),
                  missed as (
                    delete from rule_hit h using gone
                     where h.rule_id in (select (one->>'rule')::uuid from jsonb_array_elements(gone.explanation->'rules') as one)
                       and h.at = gone.at and h.decision = gone.id)
             select explanation from gone`,
      values: [id],
    })
  )?.explanation;

/** It waits for nobody of a team any more. */
export const leaveQueue = (db: Db, number: number): Promise<number> =>
  change(db, { name: 'leave-queue', text: 'delete from routing_queue where ticket_number = $1', values: [number] });
