/** Tells the demo's stories through the real API and real mail, so that every view of the desk has something to show. */
import { setTimeout as delay } from 'node:timers/promises';
import { change, maybe, type Pool } from '../../db/core/pool.ts';
import type { ParsedMail } from '../../domain/mail/message.ts';
import { parseMail } from '../../mail/read/parse.ts';
import { answer } from '../demo/letter.ts';
import type { SunkMail } from '../sink.ts';
import { openDesk, Refused, type DeskClient } from './desk-client.ts';
import type { Letter } from './letter.ts';
import type { Account } from './people.ts';
import { STORIES, type Step, type Worker } from './story.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';

/** `arrived`: when its server says that it came; default now. */
export type Deliver = (raw: string, to: string, from: string, arrived?: Date) => Promise<void> | void;

export type LifeOptions = {
  pool: Pool;
  /** The API's address, without a slash at the end. */
  baseUrl: string;
  /** From `seedPeople`. */
  accounts: readonly Account[];
  /** Address of the demo mailbox. */
  mailbox: string;
  /** Brings a customer's mail to the mailbox. */
  deliver: Deliver;
  /** What the desk has sent so far: `sink.mails`. */
  sentMails: () => readonly SunkMail[];
  log: (line: string) => void;
  /** Stops between two steps; the next start goes on. */
  signal?: AbortSignal | undefined;
};

/** How far the demo's data is; kept in table `setting`. `startedAt` makes a repeated run write the same bytes. */
export type Progress = { startedAt: number; mails: boolean; life: boolean };

const KEY = 'demo-seed';

export async function readProgress(pool: Pool): Promise<Progress> {
  const row = await maybe<{ value: Progress }>(pool, {
    text: 'select value from setting where key = $1',
    values: [KEY],
  });
  if (row !== undefined) return row.value;
  return saveProgress(pool, { startedAt: Date.now(), mails: false, life: false });
}

export async function saveProgress(pool: Pool, progress: Progress): Promise<Progress> {
  await change(pool, {
    text: 'insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value, updated_at = now()',
    values: [KEY, JSON.stringify(progress)],
  });
  return progress;
}

type Ticket = {
  number: number;
  code: string;
  subject: string;
  lastMessageDirection: 'in' | 'out';
  contact: { id: string; name: string; address: string };
};
type Named = { id: string; name: string };
type Scene = LifeOptions & {
  desks: Record<Worker, DeskClient>;
  agents: (Named & { email: string })[];
  teams: Named[];
  startedAt: number;
};
/** One ticket of a story, and how many customer's answers it has had. */
type Act = { scene: Scene; letter: Letter; ticket: Ticket };

const WAIT_MS = 90_000;

/**
 * Tells every story whose ticket appears. Run twice: writes carry keys, so that a story told in part goes on where it
 * stopped. A refusal ends its story and no other; it is logged.
 */
export async function tellStories(options: LifeOptions, letters: readonly Letter[], startedAt: number): Promise<void> {
  const scene = await setScene(options, startedAt);
  let told = 0;
  for (const { letter: key, steps } of STORIES) {
    const letter = letters.find((one) => one.key === key);
    if (letter === undefined) continue;
    try {
      const ticket = await until(scene, () => findTicket(scene, letter), `the ticket of "${letter.subject}"`);
      for (const [index, step] of steps.entries())
        await patiently(scene, () => perform({ scene, letter, ticket }, step, `seed:${key}:${index}`)).catch(
          unlessDone,
        );
      // What kind of message it is, as whoever worked on it says: the suggestion for others is learned from it.
      if (letter.type !== null) await patiently(scene, () => setType(scene, ticket, steps, letter));
    } catch (error) {
      scene.signal?.throwIfAborted();
      options.log(`demo: "${letter.subject}" was left as it is: ${(error as Error).message.slice(0, 200)}`);
    }
    told += 1;
    if (told % 5 === 0 || told === STORIES.length) options.log(`demo: ${told} of ${STORIES.length} tickets worked on`);
  }
}

async function setType(
  { desks }: Scene,
  { number }: Ticket,
  steps: readonly Step[],
  { key, type }: Letter,
): Promise<void> {
  const worker = steps.flatMap((step) => ('by' in step ? step.by : []))[0] ?? 'can';
  await desks[worker].send('PUT', `/tickets/${number}/type`, { type }, `seed:${key}:type`).catch(unlessDone);
}

/** A step with times of its own is another request when it is told again; its key says that it was carried out. */
function unlessDone(error: unknown): void {
  if (!(error instanceof Refused) || error.code !== 'key-reused') throw error;
}

async function setScene(options: LifeOptions, startedAt: number): Promise<Scene> {
  const deskOf = async (worker: Worker) => {
    const account = options.accounts.find(({ email }) => email.startsWith(`${worker}@`));
    if (account === undefined) throw new Error(`the demo has no account ${worker}`);
    return patiently(options, () => openDesk(options.baseUrl, account));
  };
  const desks = {
    ...{ can: await deskOf('can'), ayse: await deskOf('ayse') },
    ...{ mert: await deskOf('mert'), onur: await deskOf('onur') },
  };
  const agents = await desks.can.get<{ items: (Named & { email: string })[] }>('/agents');
  const teams = await desks.can.get<{ items: Named[] }>('/teams');
  return { ...options, desks, agents: agents.items, teams: teams.items, startedAt };
}

async function findTicket({ desks }: Scene, { from, subject }: Letter): Promise<Ticket | undefined> {
  const { items } = await desks.can.get<{ items: Ticket[] }>(
    `/tickets?view=all&limit=200&q=${encodeURIComponent(from.address)}`,
  );
  return items.find((ticket) => ticket.subject === subject && ticket.contact.address === from.address);
}

async function perform(act: Act, step: Step, key: string): Promise<void> {
  const { scene, ticket } = act;
  const write = (by: Worker, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    scene.desks[by].send<unknown>(method, `/tickets/${ticket.number}${path}`, body, key);
  switch (step.do) {
    case 'assign':
      return void (await write(step.by, 'PUT', '/assignee', {
        agent: agentId(scene, step.agent) ?? null,
        ...teamOf(scene, step.team),
      }));
    case 'reply':
      return void (await write(step.by, 'POST', '/replies', { text: step.text, then: step.then ?? 'await' }));
    case 'note':
      return void (await write(step.by, 'POST', '/notes', { text: step.text }));
    case 'priority':
      return void (await write(step.by, 'PUT', '/priority', { priority: step.priority }));
    case 'tags':
      return void (await write(step.by, 'PUT', '/tags', { tags: step.tags }));
    case 'snooze':
      return void (await write(
        step.by,
        'PUT',
        '/snooze',
        snooze(scene.startedAt + step.minutes * MINUTE_MS, scene.startedAt + step.dueMinutes * MINUTE_MS, step.reason),
      ));
    case 'miss-a-promise':
      return void (await write(step.by, 'PUT', '/snooze', snooze(Date.now() + 3_000, Date.now() + 4_000, step.reason)));
    case 'due-before-next-shift': {
      const { nextAt } = await scene.desks[step.by].get<{ nextAt: string | null }>('/hand-over');
      const [now, left] = [Date.now(), Date.parse(nextAt ?? '') - Date.now()];
      // Soon enough that hours in which nothing is promised do not put it off until after that shift has begun.
      if (!(left > HOUR_MS)) return;
      return void (await write(step.by, 'PUT', '/snooze', snooze(now + left / 12, now + left / 6, step.reason)));
    }
    case 'resolve':
      return void (await write(step.by, 'POST', '/resolution'));
    case 'archive':
      return void (await write(step.by, 'POST', '/archiving'));
    case 'vip':
      return void (await scene.desks[step.by].send(
        'PUT',
        `/contacts/${ticket.contact.id}`,
        { name: ticket.contact.name, vip: true, language: 'tr' },
        key,
      ));
    case 'customer-answers':
      return customerAnswers(act, step.text, key);
    case 'customer-confirms':
      return customerConfirms(act);
  }
}

const snooze = (until: number, dueAt: number, reason: string) => ({
  until: new Date(until).toISOString(),
  dueAt: new Date(dueAt).toISOString(),
  reason,
});

const agentId = ({ agents }: Scene, worker: Worker | undefined) =>
  agents.find(({ email }) => email.startsWith(`${worker}@`))?.id;

const teamOf = ({ teams }: Scene, name: string | undefined) =>
  name === undefined ? {} : { team: teams.find((team) => team.name === name)?.id ?? null };

async function customerAnswers({ scene, letter, ticket }: Act, text: string, key: string): Promise<void> {
  const { items } = await scene.desks.can.get<{ items: { direction: string; text: string }[] }>(
    `/tickets/${ticket.number}/messages`,
  );
  if (items.some((message) => message.direction === 'in' && message.text.startsWith(text))) return;
  const mail = await until(
    scene,
    async () => (await mailsOf(scene, letter, ticket)).findLast((one) => one.headers['auto-submitted'] === undefined),
    'our reply',
  );
  const mailId = `${key.replace(/[^a-z0-9-]/g, '-')}@${letter.from.address.split('@')[1]}`;
  const language = /[ğışçöüİ]/i.test(letter.text) ? 'tr' : 'en';
  const date = new Date((mail.sentAt ?? Date.now()) + 1_000);
  const raw = await answer(mail, scene.mailbox, { from: letter.from, text, mailId, date, language, quote: true });
  await scene.deliver(raw.toString('latin1'), scene.mailbox, letter.from.address);
  await until(
    scene,
    async () => (await scene.desks.can.get<Ticket>(`/tickets/${ticket.number}`)).lastMessageDirection === 'in',
    'the customer’s answer',
  );
}

async function customerConfirms({ scene, letter, ticket }: Act): Promise<void> {
  const link = await until(
    scene,
    async () =>
      (await mailsOf(scene, letter, ticket))
        .map(({ text }) => /\/c\/[\w.-]+\.yes\.[\w.-]+/.exec(text)?.[0])
        .find(Boolean),
    'the confirmation mail',
  );
  const response = await fetch(scene.baseUrl + link, { method: 'POST', signal: AbortSignal.timeout(20_000) });
  if (!response.ok && response.status !== 409)
    throw new Refused(response.status, `the confirmation was answered with ${response.status}`);
}

/** What the desk sent this customer about this ticket, oldest first. */
async function mailsOf(scene: Scene, { from }: Letter, { code }: Ticket): Promise<ParsedMail[]> {
  const sent = scene.sentMails().filter(({ envelope }) => envelope.to.some((to) => to.toLowerCase() === from.address));
  const mails = await Promise.all(sent.map(({ raw }) => parseMail(raw)));
  return mails.filter(({ text }) => text.includes(`tid:${code}:tid`));
}

/** Looks twice a second; throws when nothing comes of it, or when the start is being stopped. */
async function until<T>(
  { signal }: Pick<LifeOptions, 'signal'>,
  look: () => Promise<T | undefined | false>,
  what: string,
): Promise<T> {
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await delay(500, undefined, { signal })) {
    signal?.throwIfAborted();
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what} did not come within ${WAIT_MS / 1000} seconds`);
}

/** Runs `work` again while the desk is only just starting: 5xx, or no answer at all. */
async function patiently<T>({ signal }: Pick<LifeOptions, 'signal'>, work: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + WAIT_MS; ; await delay(1_000, undefined, { signal })) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const passing =
        error instanceof Refused
          ? error.status >= 500
          : (error as Error).name === 'TimeoutError' || error instanceof TypeError;
      if (!passing || Date.now() > deadline) throw error;
    }
  }
}
