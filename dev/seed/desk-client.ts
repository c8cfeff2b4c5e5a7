/** The HTTP API as one demo agent uses it. */

export type DeskClient = {
  get<T>(path: string): Promise<T>;
  /** A write with an Idempotency-Key: done once however often the story is told. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, key: string): Promise<T>;
};

/** What the API answered instead of carrying something out. */
export class Refused extends Error {
  readonly status: number;
  /** The problem's code, '' when the answer was none of the API's. */
  readonly code: string;

  constructor(status: number, message: string, code = '') {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
  }
}

/** Signs in. Throws Refused, or the network's error. */
export async function openDesk(baseUrl: string, account: { email: string; password: string }): Promise<DeskClient> {
  const call = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Response> => {
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
    const response = await fetch(`${baseUrl}/api${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(20_000),
      ...json,
    });
    if (!response.ok) {
      const text = await response.text();
      throw new Refused(
        response.status,
        `${method} ${path}: ${response.status} ${text}`,
        /"code":"([a-z-]+)"/.exec(text)?.[1],
      );
    }
    return response;
  };
  const signedIn = await call('POST', '/session', {}, { email: account.email, password: account.password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const read = async (response: Response) => (response.status === 204 ? undefined : response.json());
  return {
    get: async <T>(path: string) => (await read(await call('GET', path, { Cookie: cookie }))) as T,
    send: async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, key: string) =>
      (await read(await call(method, path, { Cookie: cookie, 'Idempotency-Key': key }, body ?? undefined))) as T,
  };
}
