/** A signed-in agent who speaks HTTP, as the desk does. */
import { hash } from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import type { Pool } from '../db/core/pool.ts';

export const PASSWORD = 'parola-12345';

/** Sends a request and returns the answer's body; throws when it has another status than expected. */
export type Ask = <Body>(method: string, path: string, status: number, body?: unknown) => Promise<Body>;

/** Lets an agent sign in with the password that `signIn` uses. */
export async function givePassword(pool: Pool, agentId: string): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await pool.query('update agent set password_hash = $2 where id = $1', [agentId, passwordHash]);
}

/** Somebody of the default team, with that password. */
export async function insertAgent(
  pool: Pool,
  name: string,
  role: 'agent' | 'admin' = 'agent',
): Promise<{ id: string; email: string }> {
  const email = `${randomUUID().slice(0, 8)}@example.test`;
  const { rows } = await pool.query<{ id: string }>(
    `insert into agent (email, name, role, password_hash) values ($1, $2, $3, '') returning id`,
    [email, name, role],
  );
  const id = rows[0]!.id;
  await givePassword(pool, id);
  await pool.query('insert into team_member select t.id, $1 from team t where t.is_default', [id]);
  return { id, email };
}

/** Signs in at the API that listens at `url`. */
export async function signIn(url: string, email: string): Promise<Ask> {
  let cookie = '';
  const ask: Ask = async <Body>(method: string, path: string, status: number, body?: unknown) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status !== status)
      throw new Error(`${method} ${path} answered ${response.status} and not ${status}: ${text.slice(0, 300)}`);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return (text === '' ? null : JSON.parse(text)) as Body;
  };
  await ask('POST', '/session', 201, { email, password: PASSWORD });
  return ask;
}
