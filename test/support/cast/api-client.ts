/** A small client of the API that keeps its cookie and checks every answer against the contract. */
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';
import { problem } from '../../../contract/shapes.ts';
import { PASSWORD } from './cast.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked by the contract's schemas as they arrive
export type Answer = { status: number; headers: Headers; text: string; body: any };
type StreamEvent = { id: string; event: string; data: Record<string, unknown> };
export type ApiClient = ReturnType<typeof apiClient>;

/** `cookie` begins with an earlier client's session. */
export function apiClient(url: string, cookie = '') {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: client.cookie,
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) client.cookie = withCookie(client.cookie, set);
    const text = await response.text();
    const json = text === '' ? null : JSON.parse(text);
    check(method, path, response.status, json);
    return { status: response.status, headers: response.headers, text, body: json };
  };
  const client = {
    cookie,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => send('POST', path, body, headers),
    put: (path: string, body?: unknown, headers?: Record<string, string>) => send('PUT', path, body, headers),
    patch: (path: string, body?: unknown) => send('PATCH', path, body),
    delete: (path: string, headers?: Record<string, string>, body?: unknown) => send('DELETE', path, body, headers),
    upload: (name: string, type: string, bytes: Uint8Array) =>
      send('POST', `/uploads?name=${encodeURIComponent(name)}&type=${encodeURIComponent(type)}`, bytes, {
        'content-type': 'application/octet-stream',
      }),
    /** Bytes, pages and pictures: any address, not checked. */
    raw: (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { cookie: client.cookie, ...(init.headers as Record<string, string>) },
      }),
    async stream(lastEventId?: string) {
      const abort = new AbortController();
      const response = await fetch(`${url}/api/stream`, {
        signal: abort.signal,
        headers: { cookie: client.cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      });
      return events(response, abort);
    },
  };
  return client;
}

/** A client with a session of its own; everybody of the cast has the same password. */
export async function signedIn(url: string, email: string, password: string = PASSWORD): Promise<ApiClient> {
  const client = apiClient(url);
  const { status, text } = await client.post('/session', { email, password });
  if (status !== 201) throw new Error(`${email} could not sign in: ${status} ${text}`);
  return client;
}

/** A cookie that is set anew replaces the one of its name. */
function withCookie(cookies: string, set: string): string {
  const [pair = ''] = set.split(';');
  const others = cookies.split('; ').filter((one) => one !== '' && one.split('=')[0] !== pair.split('=')[0]);
  return [...others, pair].join('; ');
}

/** Throws when an answer does not have the shape that the contract promises. */
function check(method: string, path: string, status: number, json: unknown): void {
  if (status >= 400) return void problem.parse(json);
  const bare = path.split('?')[0] ?? '';
  const fits = (route: Route) =>
    route.method === method.toLowerCase() && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(bare);
  const route =
    Object.values<Route>(routes).find((one) => fits(one) && !one.path.includes(':')) ??
    Object.values<Route>(routes).find(fits);
  if (route === undefined) throw new Error(`${method} ${bare} is not in the contract`);
  if (route.ok.status !== status)
    throw new Error(`${method} ${bare} answered ${status}, the contract says ${route.ok.status}`);
  route.ok.schema?.parse(json);
}

function events(response: Response, abort: AbortController) {
  const got: StreamEvent[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  const ended = (async (): Promise<'ended' | 'cut'> => {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
          if (field('event') !== '')
            got.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data') || '{}') });
        }
        wake();
      }
      return 'ended';
    } catch {
      return 'cut';
    } finally {
      over = true;
      wake();
    }
  })();
  return {
    /** How it came to its end: the server ended it, or the connection was cut (by the test, say). */
    ended,
    close: () => abort.abort(),
    /** The next event that fits; those before it are dropped. */
    async next(fits: (event: StreamEvent) => boolean): Promise<StreamEvent> {
      for (;;) {
        while (got.length > 0) {
          const event = got.shift();
          if (event !== undefined && fits(event)) return event;
        }
        if (over) throw new Error('the stream ended');
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
