/**
 * Every route of the contract, asked by every role, by a token of one scope and by nobody, for what it asks for and for
 * what no client would send. A failure prints what to send again; `FUZZ_SEED=7` asks other things.
 */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';
import { problem } from '../../../contract/shapes.ts';
import { createSession } from '../../../db/people/sessions.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { hashToken, newToken } from '../../../vault/password.ts';
import { apiClient } from '../../support/cast/api-client.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { type FuzzRequest, requestFor } from '../../support/fuzz/request.ts';
import type { Known } from '../../support/fuzz/value.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);
/** Requests of one caller to one route. */
const EACH = Number(process.env['FUZZ_EACH'] ?? 8);
/** At once: enough to meet each other on one ticket. */
const LANES = 8;

type Answered = { status: number; type: string; retryAfter: string | undefined; text: string };

let bilet: ServedDesk;
let known: Known;
const callers = new Map<string, () => Promise<Record<string, string>>>();

beforeAll(async () => {
  bilet = await startServedDesk();
  const viewer = await hire(bilet.pool, { email: 'izleyen@example.test', name: 'İzleyen', role: 'viewer' });
  const session = async (agent: string) => {
    const token = newToken();
    await createSession(bilet.pool, hashToken(token), agent, LIMITS.sessionMs);
    return { cookie: `bilet=${token}` };
  };
  const { ayse, can, selin } = bilet.people;
  for (const [name, id] of Object.entries({ viewer, agent: ayse, lead: can, admin: selin }))
    callers.set(name, () => session(id));
  callers.set('a token that may only read', async () => {
    const token = newToken();
    await bilet.rows(`insert into api_token (hash, agent_id, name, scopes) values ($1, $2, 'fuzz', '{ticket:read}')`, [
      hashToken(token),
      selin,
    ]);
    return { authorization: `Bearer ${token}` };
  });
  callers.set('nobody', async () => ({}));
  known = await cast(viewer);
}, 120_000);
afterAll(() => bilet?.stop(), 60_000);

/** Something of each kind, and its ids. */
async function cast(viewer: string): Promise<Known> {
  const client = apiClient(bilet.url, (await callers.get('agent')!())['cookie']);
  const tickets: number[] = [];
  for (let i = 0; i < 3; i += 1) tickets.push(await phoneTicket(client, bilet, `Deneme ${i}`));
  const reply = await client.post(`/tickets/${tickets[0]}/replies`, { html: '<p>Merhaba</p>' });
  const upload = await client.upload('a.txt', 'text/plain', Buffer.from('a'));
  await bilet.rows(`insert into company_text (name, tr, en) values ('Kapalıyız', 'Kapalıyız.', 'We are closed.')`);
  const lead = apiClient(bilet.url, (await callers.get('lead')!())['cookie']);
  await lead.post('/rules', {
    ...{ name: 'İade', on: ['ticket-opened'], then: [{ do: 'raise-priority' }] },
    when: { field: 'subject', op: 'contains', value: 'iade' },
  });
  const ids = async (table: string) =>
    (await bilet.rows<{ id: string }>(`select id from ${table}`)).map(({ id }) => id);
  const { ayse, can, selin } = bilet.people;
  return {
    tickets,
    into: tickets,
    agents: [ayse, can, selin, viewer],
    agent: [ayse, can, viewer],
    contacts: await ids('contact'),
    contact: await ids('contact'),
    team: await ids('team'),
    teams: await ids('team'),
    calendars: await ids('calendar'),
    mailboxes: [bilet.mailbox],
    mailbox: [bilet.mailbox],
    outbox: [reply.body.outboxId as string],
    messages: [reply.body.messageId as string],
    attachments: [upload.body.id as string],
    quarantine: [1, 2, 3],
    rules: await ids('rule'),
    texts: await ids('company_text'),
    text: await ids('company_text'),
  };
}

/** Sends the bytes as they are: fetch would mend headers and refuse bodies. Streams are left after their head. */
const send = ({ method, path, headers, body }: FuzzRequest) =>
  new Promise<Answered>((resolve, reject) => {
    const { hostname, port } = new URL(bilet.url);
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const req = request({ hostname, port, method, path, headers: { ...headers, ...length } }, (res) => {
      const head = {
        status: res.statusCode ?? 0,
        type: res.headers['content-type'] ?? '',
        retryAfter: res.headers['retry-after'],
      };
      if (head.type.startsWith('text/event-stream')) {
        req.destroy();
        return resolve({ ...head, text: '' });
      }
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => void chunks.push(chunk));
      res.on('end', () => resolve({ ...head, text: Buffer.concat(chunks).toString() }));
      res.on('error', reject);
    });
    req.on('error', reject);
    req.end(body ?? undefined);
  });

/** What is wrong with an answer; null when nothing is. */
function wrong({ status, type, retryAfter, text }: Answered): string | null {
  if (status >= 500 && status !== 503) return `answered ${status}`;
  if (status === 503 && !(Number(retryAfter) > 0)) return 'answered 503 without Retry-After';
  if (status < 400) return null;
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type || 'nothing'}`;
  const told = problem.safeParse(JSON.parse(text));
  if (!told.success) return `answered ${status} with a problem that has not its shape`;
  return told.data.status === status ? null : `answered ${status} and wrote ${told.data.status}`;
}

test('no route fails whatever it is asked by whomever, and each refusal is a problem', async () => {
  const faults: string[] = [];
  let number = 0;
  const work = Object.values<Route>(routes).flatMap((route) =>
    [...callers].flatMap(([name, caller]) =>
      Array.from({ length: EACH }, () => ({ route, name, caller, seed: SEED + (number += 1) })),
    ),
  );
  const statuses = new Map<number, number>();
  const lane = async () => {
    for (let next = work.shift(); next !== undefined; next = work.shift()) {
      const { route, name, caller, seed } = next;
      const asked = requestFor(route, seed, known, await caller());
      const answered = await send(asked).catch((error: Error) => ({
        status: 599,
        type: error.message,
        retryAfter: '',
        text: '',
      }));
      statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
      const why = wrong(answered);
      if (why !== null)
        faults.push(
          `${route.name} asked by ${name} ${why}: ${asked.method} ${asked.path} ${JSON.stringify(asked.headers)} ${asked.body?.toString().slice(0, 500) ?? ''} -> ${answered.text.slice(0, 300)} ${answered.type}`,
        );
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (process.env['TEST_LOG']) process.stderr.write(`${JSON.stringify([...statuses])}\n`);
  expect({ seed: SEED, faults }).toEqual({ seed: SEED, faults: [] });
  // As many succeed as are refused: else the requests never got past the door.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100);
  expect(statuses.get(202) ?? 0).toBeGreaterThan(20);
}, 240_000);
