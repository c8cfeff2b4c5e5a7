/** What somebody is told of what others did, an administrator of another one's doing, an owner of a ticket given to them: a row, until it is read. */
import type { MAILBOX_CHANGES } from '../../domain/mail/mailbox.ts';
import type { Role } from '../../domain/people/permission.ts';
import type { Named } from '../core/named.ts';
import { audit } from '../core/audit.ts';
import { notice } from '../core/notices.ts';
import { change, many, type Db } from '../core/pool.ts';

export type AgentNotice = {
  id: number;
  at: Date;
  kind: string;
  by: Named | null;
  subject: string;
  detail: Record<string, unknown>;
};

/** Read ones go after this long; the audit keeps what happened. */
const KEEP_DAYS = 90;

/** Tells every active agent of this role, but for the one who did it. */
export async function noticeTo(
  db: Db,
  role: Role,
  notice: { by: string | null; kind: string; subject: string; detail: Record<string, unknown> },
): Promise<void> {
  await change(db, {
    name: 'sweep-notices',
    text: `delete from agent_notice where read_at < now() - $1 * interval '1 day'`,
    values: [KEEP_DAYS],
  });
  await change(db, {
    name: 'insert-notices',
    text: `insert into agent_notice (agent_id, by_id, kind, subject, detail)
           select id, $2, $3, $4, $5 from agent where role = $1 and active and id is distinct from $2`,
    values: [role, notice.by, notice.kind, notice.subject, JSON.stringify(notice.detail)],
  });
}

/** The mailbox signs in another way from now on although nobody has saved it: audited with it, and told as such a save is. */
export async function tellOtherSignIn(
  db: Db,
  by: string | null,
  { id, address }: { id: string; address: string },
  detail: { consent: string } | { app: string },
): Promise<void> {
  const changed: (typeof MAILBOX_CHANGES)[number][] = ['sign-in'];
  await audit(db, by, 'mailbox.update', id, { ...detail, changed });
  await noticeTo(db, 'admin', { by, kind: 'mailbox-changed', subject: id, detail: { address, changed } });
}

/**
 * Somebody gave this agent a ticket: told once, at its `version`, and only to their own desks. `reason` stays among those who work here.
 */
export const tellNewOwner = (
  db: Db,
  given: { agent: string; by: string; number: number; version: number; reason: string },
): Promise<number> =>
  change(db, {
    name: 'tell-new-owner',
    text: `with told as (
             insert into agent_notice (agent_id, by_id, kind, subject, detail)
             select $1, $2, 'ticket-given', $3::bigint::text, jsonb_build_object('number', $3::bigint, 'version', $4::integer, 'reason', $5::text)
              where not exists (select from agent_notice where agent_id = $1 and kind = 'ticket-given' and subject = $3::bigint::text
                                   and detail ->> 'version' = ($4::integer)::text)
             returning agent_id)
           select ${notice('change', { ticket: '$3::bigint', version: '$4::integer', event: `'given'`, agent: 'agent_id' })} from told`,
    values: [given.agent, given.by, given.number, given.version, given.reason],
  });

/** What this agent has not read yet, newest first. */
export const unreadNotices = (db: Db, agentId: string, limit: number): Promise<AgentNotice[]> =>
  many<AgentNotice>(db, {
    name: 'unread-notices',
    text: `select n.id, n.at, n.kind, n.subject, n.detail,
                  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as by
             from agent_notice n left join agent a on a.id = n.by_id
            where n.agent_id = $1 and n.read_at is null order by n.id desc limit $2`,
    values: [agentId, limit],
  });

/** Of one agent only: nobody reads for another. */
export const markNoticeRead = (db: Db, agentId: string, id: number): Promise<number> =>
  change(db, {
    name: 'mark-notice-read',
    text: 'update agent_notice set read_at = now() where id = $2 and agent_id = $1 and read_at is null',
    values: [agentId, id],
  });
