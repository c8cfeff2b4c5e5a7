/** Who takes part in a ticket's mail: its requester, and whom mails and agents have added. */
import { LIMITS } from '../../domain/limits.ts';
import type { Address } from '../../domain/mail/message.ts';
import type { MailRecipients } from '../../domain/mail/participants.ts';
import { OWN_ADDRESSES } from '../core/aliases.ts';
import { wellFormed } from '../core/json.ts';
import { notice } from '../core/notices.ts';
import { firstMailAddressOf, isAddressed } from '../core/contact-address.ts';
import { change, type Db, maybe } from '../core/pool.ts';

/**
 * SQL for the address of the contact of ticket `t`: where they last wrote here from, while it is still theirs, else the first of
 * their addresses; null when they have none.
 */
export const REQUESTER_ADDRESS = `coalesce(
  (select m.from_address from message m join contact_address a on a.address = m.from_address and a.contact_id = t.contact_id
    where m.ticket_number = t.number and m.direction = 'in' and m.accepted and ${isAddressed('m.from_address')} order by m.created_at desc limit 1),
  ${firstMailAddressOf('t.contact_id')})`;

/**
 * Somebody whom a mail or an agent brings onto a ticket; `message` is the mail or the reply that named them. With a reply that its
 * ticket refuses they go again.
 */
export type Companion = Address & { ticket: number; message: string | null; addedBy: 'mail' | 'agent' };

/**
 * From now on these people may write on their tickets; whoever may already stays as they are, and whoever was taken off stays off unless
 * an agent brings them back. The requester needs no letting in. A ticket has `LIMITS.recipients`.
 */
export async function letIn(db: Db, people: Companion[]): Promise<void> {
  if (people.length === 0) return;
  await change(db, {
    name: 'let-in',
    text: `insert into participant_address (ticket_number, address, name, message_id, added_by)
           select ticket, address, left(name, 200), message, "addedBy"
             from (select g.*, row_number() over (partition by ticket order by place) as nth
                     from (select distinct on (ticket, address) * from json_to_recordset($1::json)
                             as asked(ticket bigint, address text, name text, message uuid, "addedBy" text, place int) order by ticket, address, place) as g
                    where not exists (select from participant_address p
                                       where p.ticket_number = g.ticket and p.address = g.address and not (p.dropped and g."addedBy" = 'agent'))
                      and not exists (select from ticket t join contact_address a using (contact_id) where t.number = g.ticket and a.address = g.address)) as fresh
            where nth + (select count(*) from participant_address p where p.ticket_number = fresh.ticket and not p.dropped) <= ${LIMITS.recipients}
            order by ticket, address
           on conflict (ticket_number, address) do update
              set dropped = false, message_id = excluded.message_id, added_by = 'agent'
            where participant_address.dropped and excluded.added_by = 'agent'`,
    values: [wellFormed(people.map((person, place) => ({ ...person, place })))],
  });
}

/** SQL: address `address` on ticket `t` is one of the requester's. */
const isRequesters = (address: string): string =>
  `exists (select from contact_address mine where mine.address = ${address} and mine.contact_id = t.contact_id)`;

/** SQL for the addresses that an agent has taken off ticket `t`. */
const DROPPED = `select d.address from participant_address d where d.ticket_number = t.number and d.dropped and not ${isRequesters('d.address')}`;

/**
 * SQL for the people of ticket `t` besides its requester: the addresses that were let in, and the contacts, each by one address: who
 * was the requester before, and a stranger whose mail was let in from the quarantine.
 */
const TAKING_PART = `
  select address, name, added_by, message_id, created_at from participant_address p
   where ticket_number = t.number and not dropped and not ${isRequesters('p.address')}
  union all
  select theirs.address, o.name, 'mail', null::uuid, null::timestamptz
    from participant q join contact o on o.id = q.contact_id
    cross join lateral (select ${firstMailAddressOf('o.id')} as address) as theirs
   where q.ticket_number = t.number and q.contact_id <> t.contact_id and theirs.address is not null
     and not exists (select from participant_address p join contact_address a using (address)
                      where p.ticket_number = t.number and not p.dropped and a.contact_id = q.contact_id)`;

export type AddressingRow = {
  last: (Partial<MailRecipients> & { id: string; writer: Address }) | null;
  /** Whether its writer had written to us before it: here, or on a ticket of their own. */
  isKnown: boolean;
  requester: Address | null;
  participants: (Address & { addedBy: 'mail' | 'agent'; message: string | null })[];
  /** Taken off by an agent. */
  dropped: string[];
  /** Whether `last` is the mail that the ticket was opened by. */
  isFirst: boolean;
  /** Of the first mail: who sent it on, whether they are an agent, and whose mail it holds. */
  forwarded: { by: string; isAgent: boolean; from: Address } | null;
  /** All addresses of ours, as `ownAddresses` reads them. */
  own: string[];
};

/**
 * What is known of a ticket's people; undefined when there is no such ticket. `last` is the newest mail that a person sent,
 * the requester's address the one that we write to.
 */
export const addressingOf = (db: Db, number: number): Promise<AddressingRow | undefined> =>
  maybe<AddressingRow>(db, {
    name: 'addressing-of',
    text: `select case when l.id is not null then l.recipients || jsonb_build_object('id', l.id,
                    'writer', jsonb_build_object('name', l.from_name, 'address', l.from_address)) end as last,
                  l.id is distinct from f.id or exists (select from ticket o where o.contact_id = l.contact_id and o.number < t.number) as "isKnown",
                  l.id is not distinct from f.id as "isFirst",
                  case when r.address is not null then jsonb_build_object('name', c.name, 'address', r.address) end as requester,
                  coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'address', p.address, 'addedBy', p.added_by, 'message', p.message_id)
                                             order by p.created_at, p.address)
                              from (${TAKING_PART}) as p), '[]') as participants,
                  array(${DROPPED}) as dropped,
                  case when f.recipients ? 'forwardedFrom' then jsonb_build_object('by', f.from_address, 'from', f.recipients -> 'forwardedFrom',
                    'isAgent', exists (select from agent where email = f.from_address and active)) end as forwarded,
                  array(${OWN_ADDRESSES}) as own
             from ticket t join contact c on c.id = t.contact_id
             left join lateral (
               select * from message m where m.ticket_number = t.number and m.direction = 'in' and m.accepted and m.kind in ('person', 'bulk')
                         -- What was said on a page or on the phone is addressed to nobody: the mail before it is.
                         and m.from_address <> '' and m.inbound_id is not null and m.from_address not in (${DROPPED})
                         -- Of an agent's mail, sent on for a customer, the answer is not theirs.
                         and (m.contact_id = t.contact_id or not exists (select from agent where email = m.from_address and active))
                order by m.created_at desc, m.id limit 1) as l on true
             left join lateral (
               select * from message m where m.ticket_number = t.number and m.direction = 'in' and m.accepted
                order by m.created_at, m.id limit 1) as f on true
             left join lateral (select ${REQUESTER_ADDRESS} as address) as r on true
            where t.number = $1`,
    values: [number],
  });

/** Replaces whom mail and agents have added to a ticket; the desk is told. */
export async function replaceParticipants(db: Db, number: number, people: Address[]): Promise<void> {
  const values = [number, people.map(({ address }) => address)];
  await change(db, {
    name: 'drop-participants',
    text: `update participant_address set dropped = true, message_id = null
            where ticket_number = $1 and not dropped and address <> all($2::text[])`,
    values,
  });
  await change(db, {
    name: 'drop-participating-contacts',
    text: `with gone as (
             delete from participant p using ticket t
              where p.ticket_number = $1 and t.number = $1 and p.contact_id <> t.contact_id
                and not exists (select from contact_address a where a.contact_id = p.contact_id and a.address = any($2::text[]))
             returning p.contact_id)
           insert into participant_address (ticket_number, address, added_by, dropped)
           select $1, address, 'mail', true from gone join contact_address using (contact_id)
           on conflict (ticket_number, address) do update set dropped = true, message_id = null`,
    values,
  });
  await letIn(
    db,
    people.map((person) => ({ ...person, ticket: number, message: null, addedBy: 'agent' as const })),
  );
  await change(db, {
    name: 'tell-participants',
    text: `select ${notice('change', { ticket: 'number', version: 'version', event: `'participants'` })} from ticket where number = $1`,
    values: [number],
  });
}
