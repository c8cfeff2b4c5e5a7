/** Changes as server-sent events: resumable, bounded for each reader, ended with the session. */
import type { Routes } from '../../contract/routes.ts';
import type { Change as Told } from '../../db/core/notices.ts';
import { changesAfter, lastEventId } from '../../db/ticket/events.ts';
import { stillHold } from '../../db/people/sessions.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { Problem } from '../../domain/problem.ts';
import { createQuota } from '../http/quota.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Lookers } from './lookers.ts';

const HEARTBEAT_MS = 20_000;
/** Sessions are checked this often: a stream ends within five seconds of signing out. */
const CHECK_MS = 3_000;
/** Events replayed from before the last one seen: ids are drawn before the commit, so a smaller one may come later. */
const OVERLAP = 500;
/** A reader further behind than this is told to reload, instead of a longer replay. */
const REPLAY = 2_000;

/** Who looks at a ticket, or writes on it, has changed: those who look at it hear of it. */
type Change = Exclude<Told, { t: 'look' | 'session-ended' }> | { t: 'lookers'; ticket: number };
type Reader = { agent: string; proof: Buffer; write(change: Change): void; beat(): void; close(): void };

export type Streams = { handler: Handler<Routes['getStream']>; stop(): void };

/** The stream of one process: every reader hangs on the one LISTEN connection. */
export function createStreams(deps: Deps, lookers: Pick<Lookers, 'onChange'>): Streams {
  const readers = new Set<Reader>();
  const ofSession = createQuota(
    LIMITS.streamsOfSession,
    () => new Problem('too-many-requests', `one session may hold ${LIMITS.streamsOfSession} streams; close one`),
  );
  const unsubscribe = deps.changes.subscribe((change) => {
    if (change.t === 'look' || change.t === 'session-ended') return;
    readers.forEach((reader) => concerns(change, reader) && reader.write(change));
  });
  lookers.onChange((ticket, agents) =>
    readers.forEach((reader) => agents.has(reader.agent) && reader.write({ t: 'lookers', ticket })),
  );
  const heartbeat = setInterval(() => readers.forEach((reader) => reader.beat()), HEARTBEAT_MS);
  const check = setInterval(() => void endStale(deps, readers), CHECK_MS);

  const handler: Handler<Routes['getStream']> = async ({ pool, metrics }, { req, res, proof, who }) => {
    if (readers.size >= LIMITS.streams)
      throw new Problem('unavailable', 'this process serves as many streams as it can; try again shortly');
    const leave = ofSession.enter(proof.toString('hex'));
    res.once('close', leave);
    const queue: Change[] = [];
    let live = false;
    let behind = false;
    let ended = false;
    const send = (change: Change) => {
      // Backpressure: a reader that does not drain its socket is cut off, not buffered for.
      if (res.writableLength > LIMITS.streamBufferBytes) {
        if (behind) return;
        behind = true;
        res.write(text({ t: 'reload' }));
        // It comes back by itself and resumes, or is gone.
        return void res.end();
      }
      res.write(text(change));
    };
    const reader: Reader = {
      agent: who.id,
      proof,
      write: (change) => (live ? send(change) : void queue.push(change)),
      // Before its head was written a word or an end would be an answer without a type: its reader would give up instead of coming back.
      beat: () => void (res.headersSent && res.write(': \n\n')),
      close: () => {
        ended = true;
        if (res.headersSent) res.end();
      },
    };
    // Subscribed before the replay is read, so that no change falls into the gap between them.
    readers.add(reader);
    metrics.streamReaders(1);
    res.once('close', () => {
      readers.delete(reader);
      metrics.streamReaders(-1);
    });
    try {
      const named = req.headers['last-event-id'];
      const missed = await missedSince(deps, named);
      const now = missed === null ? await lastEventId(pool) : null;
      res.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
        Connection: 'keep-alive',
      });
      res.flushHeaders();
      res.write(`retry: 2000\n: connected\n\n`);
      // A reader that knows no id of ours gets one, to resume from before its first change; what it has missed nobody can say.
      if (now !== null) res.write(`id: ${now}\nevent: hello\ndata: {}\n\n`);
      if (now !== null && named) send({ t: 'reload' });
      missed?.forEach(send);
      if (ended) res.end();
    } catch (error) {
      readers.delete(reader);
      throw error;
    }
    live = true;
    queue.splice(0).forEach(send);
    await new Promise<void>((resolve) => (res.closed ? resolve() : res.once('close', () => resolve())));
  };

  return {
    handler,
    stop() {
      unsubscribe();
      clearInterval(heartbeat);
      clearInterval(check);
      readers.forEach((reader) => reader.close());
    },
  };
}

/** What somebody has read or was told is told to nobody else. */
const concerns = (change: Change, { agent }: Reader): boolean =>
  !('agent' in change) || (change.agent ?? agent) === agent;

/** An id as we give them out; Postgres keeps more digits, which no desk will ever come to. */
const ID = /^\d{1,15}$/;

/** What a reader has missed since the event that it names; null when it begins anew: it names none, none of ours, or one too long ago. */
async function missedSince({ pool }: Deps, named: string | string[] | undefined): Promise<Change[] | null> {
  if (typeof named !== 'string' || !ID.test(named)) return null;
  const last = Number(named);
  const rows = await changesAfter(pool, last, OVERLAP, REPLAY + OVERLAP + 1);
  // An id beyond ours comes from another database.
  if (rows.filter((row) => row.id > last).length > REPLAY || last > (await lastEventId(pool))) return null;
  return rows.map((row) => ({ t: 'change', ...row }));
}

async function endStale({ pool }: Deps, readers: Set<Reader>): Promise<void> {
  if (readers.size === 0) return;
  const hashes = [...new Map([...readers].map((reader) => [reader.proof.toString('hex'), reader.proof])).values()];
  // Postgres away: nobody is signed out because of that.
  const valid = await stillHold(pool, hashes).catch(() => null);
  if (valid === null) return;
  for (const reader of readers) if (!valid.has(reader.proof.toString('hex'))) reader.close();
}

function text(change: Change): string {
  const { t, agent: _agent, ...rest } = change as Change & { agent?: string };
  if (t !== 'change') return `event: ${t}\ndata: ${JSON.stringify(rest)}\n\n`;
  const { id, ...data } = rest as { id?: number };
  return `${id === undefined ? '' : `id: ${id}\n`}event: change\ndata: ${JSON.stringify(data)}\n\n`;
}
