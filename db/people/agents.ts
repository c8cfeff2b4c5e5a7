/** Agents: the people who answer. */
import type { Role } from '../../domain/people/permission.ts';
import type { Preferences } from '../../domain/people/preferences.ts';
import { notice } from '../core/notices.ts';
import { change, maybe, first, type Db } from '../core/pool.ts';
import { joinTeams } from './members.ts';
import { AGENT_COLUMNS, type Agent } from './sessions.ts';

/** What signing in has to know. */
export const credentialsOf = (
  db: Db,
  email: string,
): Promise<{ id: string; passwordHash: string; active: boolean } | undefined> =>
  maybe(db, {
    name: 'credentials-of',
    text: `select id, password_hash as "passwordHash", active from agent where email = $1`,
    values: [email],
  });

export const passwordHashOf = async (db: Db, id: string): Promise<string | undefined> =>
  (
    await maybe<{ passwordHash: string }>(db, {
      name: 'password-hash-of',
      text: 'select password_hash as "passwordHash" from agent where id = $1 and active',
      values: [id],
    })
  )?.passwordHash;

export const savePassword = (db: Db, id: string, passwordHash: string): Promise<number> =>
  change(db, {
    name: 'save-password',
    text: 'update agent set password_hash = $2 where id = $1',
    values: [id, passwordHash],
  });

export const agentById = (db: Db, id: string): Promise<Agent | undefined> =>
  maybe<Agent>(db, { name: 'agent-by-id', text: `select ${AGENT_COLUMNS} from agent a where a.id = $1`, values: [id] });

export const anyAgent = async (db: Db): Promise<boolean> =>
  (await maybe(db, { name: 'any-agent', text: 'select 1 from agent limit 1' })) !== undefined;

export type NewAgent = {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  language: 'tr' | 'en';
  teams: string[];
};

/** The new agent's id; undefined when the address is taken. Unknown teams are a foreign key error: check them first. */
export async function createAgent(db: Db, agent: NewAgent): Promise<string | undefined> {
  const row = await maybe<{ id: string }>(db, {
    name: 'create-agent',
    text: `insert into agent (email, name, role, password_hash, language, languages) values ($1, $2, $3, $4, $5, array[$5])
           on conflict (email) do nothing returning id`,
    values: [agent.email, agent.name, agent.role, agent.passwordHash, agent.language],
  });
  if (row === undefined) return undefined;
  await joinTeams(db, row.id, agent.teams);
  return row.id;
}

/** One set-up at a time: the second waits here and then sees the first one's administrator. */
export const lockSetup = (db: Db): Promise<unknown> => first(db, { text: 'select pg_advisory_xact_lock(7213371)' });

export const updateProfile = (
  db: Db,
  id: string,
  profile: { name: string; language: 'tr' | 'en'; signature: string; undoSeconds?: number | undefined },
): Promise<number> =>
  change(db, {
    name: 'update-profile',
    text: `with saved as (update agent set name = $2, language = $3, signature = $4, undo_seconds = coalesce($5, undo_seconds)
                           where id = $1 returning id)
           select ${notice('profile', { agent: 'id' })} from saved`,
    values: [id, profile.name, profile.language, profile.signature, profile.undoSeconds ?? null],
  });

/** What they have said of how they want the desk; undefined: nobody of this id. */
export const keptPreferences = async (db: Db, id: string): Promise<Record<string, unknown>> =>
  (
    await maybe<{ preferences: Record<string, unknown> }>(db, {
      name: 'kept-preferences',
      text: 'select preferences from agent where id = $1',
      values: [id],
    })
  )?.preferences ?? {};

/**
 * Says so much anew and leaves the rest: two tabs may say different things at once. Of whom the zone changes, what waits to be mailed is looked
 * at by its clock.
 */
export const keepPreferences = (db: Db, id: string, said: Partial<Preferences>): Promise<number> =>
  change(db, {
    name: 'keep-preferences',
    text: `with saved as (update agent set preferences = preferences || $2::jsonb where id = $1 returning id),
                looked as (update agent_notice set look_at = now() where agent_id = $1 and look_at is not null and $2::jsonb ? 'zone')
           select ${notice('profile', { agent: 'id' })} from saved`,
    values: [id, JSON.stringify(said)],
  });
