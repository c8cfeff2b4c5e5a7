/** Publish and subscribe over Postgres: what others commit, by one LISTEN connection a process, reconnected when lost. */
import pg from 'pg';
import type { Beat } from '../../domain/ticket/looking.ts';
import type { Holder } from './holder.ts';

export type Change =
  /** With `agent` it concerns nobody else's desk. */
  | { t: 'change'; ticket: number; version: number; event: string; id?: number; agent?: string }
  | { t: 'outbox'; ticket: number }
  /** Somebody goes on writing on this ticket, or has stopped. */
  | { t: 'draft'; ticket: number }
  /** A tab of this agent has a ticket open, or no longer: for the processes, which know whom to tell. */
  | ({ t: 'look' } & Beat)
  /** Something is known anew of a contact: what they are called, what is noted of them. */
  | { t: 'contact'; contact: string }
  /** Somebody has signed out, by the mark of their session (db/people/sessions.ts): for the processes, whoever looked by it looks no longer. */
  | { t: 'session-ended'; session: string }
  /** This agent was told something, or has read it. */
  | { t: 'notice'; agent: string }
  /** This agent has changed what is their own: name, language, how they want the desk. */
  | { t: 'profile'; agent: string }
  /** Somebody has saved, changed or deleted a view: one of this agent, or (null) one that others see. */
  | { t: 'views'; agent: string | null }
  /** Somebody has kept the list of words that customers do not know, of a language. */
  | { t: 'jargon'; language: string }
  /** Custom fields were added, changed or deleted. */
  | { t: 'custom-fields'; fields: 'changed' }
  | { t: 'mailbox'; id: string }
  /** Something may have been missed: whoever listens reads everything again. */
  | { t: 'reload' };

export type Changes = {
  /** Calls `listener` for every change until the returned function is called. */
  subscribe(listener: (change: Change) => void): () => void;
  stop(): Promise<void>;
};

/** The channel of LISTEN and NOTIFY. */
const CHANNEL = 'bilet';

type Told = Exclude<Change, { t: 'reload' }>;
/** For each field of a change the SQL expression that gives its value. */
type Expressions<C> = { [Field in keyof Omit<C, 't'>]: string };

/**
 * SQL that tells all listeners of a change once the transaction has committed: `notice('outbox', { ticket: 'ticket_number' })`
 * goes into a select list. The values are SQL and never a person's words; a text stands in quotes of its own.
 */
export const notice = <T extends Told['t']>(t: T, values: Expressions<Extract<Told, { t: T }>>): string =>
  `pg_notify('${CHANNEL}', ${json(t, values)}::text)`;

/**
 * The same as an aggregate: one notice of all the changes in a group. Postgres takes at most 8,000 bytes, so a group has
 * at most `NOTICES_AT_ONCE` rows.
 */
export const notices = <T extends Told['t']>(t: T, values: Expressions<Extract<Told, { t: T }>>): string =>
  `pg_notify('${CHANNEL}', json_agg(${json(t, values)})::text)`;
export const NOTICES_AT_ONCE = 50;

const json = (t: string, values: Record<string, string>): string =>
  `json_build_object('t', '${t}', ${Object.entries(values)
    .map(([field, sql]) => `'${field}', ${sql}`)
    .join(', ')})`;

/** Shorter than GONE_MS of holder.ts: a process that lives must have its line again before it is taken for dead. */
const RETRY_MS = { first: 250, most: 2_000 };
/** A connection that went without a word (a firewall, a pulled cable) is noticed by asking. */
const PING_MS = 10_000;

/**
 * Listens on channel `bilet`; `onError` hears of lost connections. By the same connection `holder` shows that this process
 * lives. Starts at once and never throws.
 */
export function listenForChanges(url: string, onError: (error: Error) => void, holder?: Holder): Changes {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => listeners.forEach((listener) => listener(change));
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let retryMs = RETRY_MS.first;
  let missed = false;

  const connect = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'bilet changes',
    });
    let lost = false;
    const lose = (error: Error) => {
      if (lost) return;
      lost = true;
      holder?.lose();
      mine.end().catch(() => undefined);
      if (stopped) return;
      missed = true;
      onError(error);
      timer = setTimeout(() => void connect(), retryMs);
      retryMs = Math.min(retryMs * 2, RETRY_MS.most);
    };
    mine.on('error', lose);
    mine.on('end', () => lose(new Error('the listening connection ended')));
    mine.on('notification', ({ payload }) => {
      for (const change of read(payload)) tell(change);
    });
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
      await holder?.hold(mine);
    } catch (error) {
      return lose(error as Error);
    }
    if (stopped) return void mine.end().catch(() => undefined);
    client = mine;
    retryMs = RETRY_MS.first;
    if (missed) tell({ t: 'reload' });
    missed = false;
    const ping = async (): Promise<void> => {
      if (lost || stopped) return;
      const limit = setTimeout(() => lose(new Error('the listening connection does not answer')), PING_MS);
      await mine.query('select 1').catch(lose);
      clearTimeout(limit);
      if (!lost && !stopped) timer = setTimeout(() => void ping(), PING_MS);
    };
    timer = setTimeout(() => void ping(), PING_MS);
  };
  void connect();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}

/** A notice holds one change, or a list of those that one transaction made. */
function read(payload: string | undefined): Change[] {
  try {
    const value = JSON.parse(payload ?? '') as Change | Change[];
    return [value].flat().filter(({ t }) => typeof t === 'string');
  } catch {
    return [];
  }
}
