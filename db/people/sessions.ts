/** Who is asking: sessions and tokens, found by the SHA-256 of their secret, and the count of failed sign-ins. */
import type { Role } from '../../domain/people/permission.ts';
import type { Named } from '../core/named.ts';
import { notice } from '../core/notices.ts';
import { change, many, maybe, first, type Db } from '../core/pool.ts';

/** An agent with teams, as sessions and settings show one. */
export type Agent = {
  id: string;
  email: string;
  name: string;
  role: Role;
  language: 'tr' | 'en';
  signature: string;
  undoSeconds: number;
  teams: Named[];
};

export const AGENT_COLUMNS = `a.id, a.email, a.name, a.role, a.language, a.signature, a.undo_seconds as "undoSeconds",
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by tr_order(g.name))
              from team_member m join team g on g.id = m.team_id where m.agent_id = a.id), '[]') as teams`;

/** The active agent of a session that has not expired. */
export const agentOfSession = (db: Db, hash: Buffer): Promise<Agent | undefined> =>
  maybe<Agent>(db, {
    name: 'agent-of-session',
    text: `select ${AGENT_COLUMNS}
             from session s join agent a on a.id = s.agent_id
            where s.hash = $1 and s.expires_at > now() and a.active`,
    values: [hash],
  });

/** The active agent of an API token, with the token's scopes; an empty list means all that the role may. */
export const agentOfToken = (db: Db, hash: Buffer): Promise<(Agent & { scopes: string[] }) | undefined> =>
  maybe<Agent & { scopes: string[] }>(db, {
    name: 'agent-of-token',
    text: `select ${AGENT_COLUMNS}, k.scopes
             from api_token k join agent a on a.id = k.agent_id
            where k.hash = $1 and (k.expires_at is null or k.expires_at > now()) and a.active`,
    values: [hash],
  });

/** Opens a session of `lifeMs`, and sweeps those that have ended. False: they work here no longer. */
export async function createSession(db: Db, hash: Buffer, agentId: string, lifeMs: number): Promise<boolean> {
  await change(db, { name: 'sweep-sessions', text: 'delete from session where expires_at < now()' });
  const made = await change(db, {
    name: 'create-session',
    // Whoever deactivates them ends the sessions that they see: one that is being opened waits for them, or they for it.
    text: `with theirs as (select id from agent where id = $2 and active for share)
           insert into session (hash, agent_id, expires_at) select $1, id, now() + $3 * interval '1 millisecond' from theirs`,
    values: [hash, agentId, lifeMs],
  });
  return made > 0;
}

/** What a session is called among processes: enough to know it again, and nothing to sign in by. */
export const sessionMark = (hash: Buffer): string => hash.toString('hex').slice(0, MARK_CHARS);
const MARK_CHARS = 16;

/** SQL that ends the sessions of which `which` holds, and tells every process of each. */
const ending = (which: string): string =>
  `with gone as (delete from session where ${which} returning hash)
   select ${notice('session-ended', { session: `left(encode(hash, 'hex'), ${MARK_CHARS})` })} from gone`;

export const deleteSession = (db: Db, hash: Buffer): Promise<number> =>
  change(db, { name: 'delete-session', text: ending('hash = $1'), values: [hash] });

/** Signs somebody out everywhere; streams end with their sessions. */
export const endSessions = (db: Db, agent: string): Promise<number> =>
  change(db, { name: 'end-sessions', text: ending('agent_id = $1'), values: [agent] });

/** Ends all sessions of an agent but the one with this hash. */
export const endOtherSessions = (db: Db, agentId: string, keep: Buffer): Promise<number> =>
  change(db, {
    name: 'end-other-sessions',
    text: ending('agent_id = $1 and hash <> $2'),
    values: [agentId, keep],
  });

/** Which of these sessions and tokens still hold; streams of the others are closed. */
export async function stillHold(db: Db, hashes: Buffer[]): Promise<Set<string>> {
  const rows = await many<{ hash: Buffer }>(db, {
    name: 'sessions-that-hold',
    text: `select s.hash from session s join agent a on a.id = s.agent_id
            where s.hash = any($1) and s.expires_at > now() and a.active
           union all
           select k.hash from api_token k join agent a on a.id = k.agent_id
            where k.hash = any($1) and (k.expires_at is null or k.expires_at > now()) and a.active`,
    values: [hashes],
  });
  return new Set(rows.map((row) => row.hash.toString('hex')));
}

/**
 * Counts one try, before its password is looked at, so that many at once are counted too; a window of `windowMs` that
 * has passed begins anew. Returns the tries of the window and how many ms of it are left.
 */
export const countLogin = (db: Db, key: string, windowMs: number): Promise<{ tries: number; leftMs: number }> =>
  first<{ tries: number; leftMs: number }>(db, {
    name: 'count-login',
    text: `insert into login_attempt as l (key, failures) values ($1, 1)
           on conflict (key) do update set
             failures = case when l.window_start > now() - $2 * interval '1 millisecond' then l.failures + 1 else 1 end,
             window_start = case when l.window_start > now() - $2 * interval '1 millisecond' then l.window_start else now() end
           returning failures as tries, (extract(epoch from window_start - now()) * 1000 + $2)::integer as "leftMs"`,
    values: [key, windowMs],
  });

/** Takes back one counted try of each key. */
export const uncountLogins = (db: Db, keys: string[]): Promise<number> =>
  change(db, {
    name: 'uncount-logins',
    // Locked in order, so that two who share a network never wait for each other.
    text: `update login_attempt set failures = failures - 1
            where key in (select key from login_attempt where key = any($1) and failures > 0 order by key for update)`,
    values: [keys],
  });

/** Deletes windows that began longer ago than any lasts; a few at a time, because it runs within a sign-in. */
export const sweepLogins = (db: Db, olderThanMs: number): Promise<number> =>
  change(db, {
    name: 'sweep-logins',
    text: `delete from login_attempt
            where key in (select key from login_attempt where window_start < now() - $1 * interval '1 millisecond'
                           limit 100 for update skip locked)`,
    values: [olderThanMs],
  });

export const forgetLogins = (db: Db, key: string): Promise<number> =>
  change(db, { name: 'forget-logins', text: 'delete from login_attempt where key = $1', values: [key] });
