/**
 * The server's stream, once for all tabs of a browser: browsers allow six connections to a host over HTTP/1.1, and a tab that
 * held one for itself would, as the seventh, hang for ever and the others with it. One tab leads: it holds the Web Lock and
 * the connection, and passes on what it hears.
 */
import { apiUrl } from './api-url.ts';

/** What the server says, by the names of its events; `data` is JSON. `connected` tells of the line itself. */
export type Heard = { kind: 'event'; name: EventName; data: string } | { kind: 'connected'; connected: boolean };

const EVENTS = [
  'hello',
  'change',
  'outbox',
  'draft',
  'lookers',
  'contact',
  'mailbox',
  'notice',
  'profile',
  'views',
  'jargon',
  'custom-fields',
  'reload',
] as const;
type EventName = (typeof EVENTS)[number];

/** Between tabs: what was heard, that the leader lives, and the question of a tab that has just come. */
type Passed = Heard | { kind: 'alive' } | { kind: 'who-leads' };

/** A leader says this often that it is there. Browsers slow the clocks of tabs in the background down to one tick a minute. */
const ALIVE_MS = 15_000;
/** A leader silent for this long is asleep; a tab that somebody looks at takes its place. */
const ASLEEP_MS = 80_000;
/** Where the server refused (restart, 503) EventSource gives up; we do not. */
const AGAIN_MS = 3_000;

/** Hears the stream until the answer is called. `name` is the same for all tabs that may share one. */
export function hearStream(name: string, hear: (heard: Heard) => void): () => void {
  // Locks exist in secure contexts only: a desk on plain HTTP in a local network does without.
  return 'locks' in navigator ? hearShared(name, hear) : hearWhileSeen(hear);
}

function hearShared(name: string, hear: (heard: Heard) => void): () => void {
  const channel = new BroadcastChannel(name);
  let lead: Line | undefined;
  let lastAlive = Date.now();
  let gone = false;
  const leave = new AbortController();

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
  const tell = (passed: Passed) => channel.postMessage(passed);
  const pass = (heard: Heard) => {
    tell(heard);
    hear(heard);
  };
  const begin = async (): Promise<void> => {
    if (gone) return;
    await new Promise<void>((release) => {
      lead = connect(pass, release);
      tell({ kind: 'alive' });
    });
  };
  const apply = (options: LockOptions) =>
    navigator.locks
      .request(name, options, begin)
      // Given up, or taken away by a tab that thought this one asleep.
      .catch(() => undefined)
      .finally(() => {
        lead?.end();
        lead = undefined;
        if (gone || options.signal?.aborted) return;
        lastAlive = Date.now();
        void apply({ signal: leave.signal });
      });

  channel.addEventListener('message', ({ data }: MessageEvent<Passed>) => {
    if (data.kind === 'who-leads') {
      if (lead) tell({ kind: 'connected', connected: lead.connected() });
      return;
    }
    lastAlive = Date.now();
    if (data.kind !== 'alive') hear(data);
  });
  const watch = setInterval(() => {
    if (lead) return tell({ kind: 'alive' });
    if (document.visibilityState !== 'visible' || Date.now() - lastAlive < ASLEEP_MS) return;
    lastAlive = Date.now();
    void apply({ steal: true });
  }, ALIVE_MS);
  tell({ kind: 'who-leads' });
  void apply({ signal: leave.signal });

  return () => {
    gone = true;
    clearInterval(watch);
    leave.abort();
    lead?.end();
    channel.close();
  };
}

/** Each tab for itself, but only while it is looked at: hidden ones would use up the connections. */
function hearWhileSeen(hear: (heard: Heard) => void): () => void {
  let line: Line | undefined;
  const look = () => {
    if (document.visibilityState !== 'visible') {
      line?.end();
      line = undefined;
    } else line ??= connect(hear);
  };
  line = document.visibilityState === 'visible' ? connect(hear) : undefined;
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    line?.end();
  };
}

type Line = { connected(): boolean; end(): void };

/**
 * The connection itself. After a blip it resumes by Last-Event-ID; a new one begins with `hello`: what was read until then may be older
 * than what it will tell of. `ended` is called once, when nobody will hear it any more.
 */
function connect(hear: (heard: Heard) => void, ended?: () => void): Line {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  const told = (connected: boolean) => {
    isOpen = connected;
    hear({ kind: 'connected', connected });
  };
  const open = () => {
    source = new EventSource(apiUrl('getStream'));
    source.addEventListener('open', () => told(true));
    source.addEventListener('error', () => {
      told(false);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
    for (const name of EVENTS)
      source.addEventListener(name, (event) => hear({ kind: 'event', name, data: event.data as string }));
  };
  // The browser knows at once of a line that is back; EventSource would wait for its next try.
  const online = () => {
    clearTimeout(again);
    source.close();
    open();
  };
  window.addEventListener('online', online);
  open();
  return {
    connected: () => isOpen,
    end: () => {
      window.removeEventListener('online', online);
      clearTimeout(again);
      source.close();
      ended?.();
    },
  };
}
