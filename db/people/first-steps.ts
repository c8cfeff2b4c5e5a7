/** What tells how far a new desk has come. */
import type { FirstFacts } from '../../domain/people/first-steps.ts';
import { first, type Db } from '../core/pool.ts';

type Told = Omit<FirstFacts, 'mailbox' | 'colleagues'> & {
  /** Who has an account and has come in, and who was invited only; the one who asks apart. */
  joined: number;
  invited: number;
};

/** Of the desk as it is for this agent. Each mailbox has its first ticket at the end of an index (`ticket_arrival`); of canned replies there are few. */
export const firstFacts = (db: Db, agent: string): Promise<Told> =>
  first(db, {
    name: 'first-facts',
    text: `select (select min(earliest.number)::int from mailbox b
                    cross join lateral (select t.number from ticket t
                                         where t.mailbox_id = b.id and t.channel = 'email' and not t.archived
                                         order by t.created_at limit 1) as earliest) as ticket,
                  (select count(*)::int from agent a where a.active and a.id <> $1 and a.last_seen_at is not null) as joined,
                  (select count(*)::int from agent a where a.active and a.id <> $1 and a.last_seen_at is null) as invited,
                  exists (select from policy where changed_by is not null) or exists (select from calendar_version) as "hoursChosen",
                  exists (select from mail_text where kind like 'acknowledgement%')
                    or exists (select from agent a where a.active and a.preferences @> '{"sawAcknowledgement": true}') as "acknowledgementSeen",
                  (select count(*)::int from (select from canned_reply where scope <> 'personal' limit 1000) as c) as replies,
                  me.signature <> '' as signature,
                  exists (select from notice_preference where agent_id = $1) as "noticesChosen",
                  me.preferences @> '{"sawKeys": true}' as "keysSeen"
             from agent me where me.id = $1`,
    values: [agent],
  });
