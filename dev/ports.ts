import { createServer } from 'node:net';

/** How many neighbours of a preferred port are tried before any free one is taken. */
const STEPS = 50;

/**
 * A port on 127.0.0.1 that is free now: `preferred` or the next free one above it; any free port
 * without a preference. Ports in `taken` are stepped over as well. Another process may still be
 * faster, so callers that must be sure try again when their server cannot listen.
 */
export async function freePort(preferred?: number, taken: readonly number[] = []): Promise<number> {
  for (let port = preferred ?? 0, step = 0; preferred && step < STEPS && port < 65_536; port++, step++) {
    if (!taken.includes(port) && (await tryListen(port)) !== undefined) return port;
  }
  for (;;) {
    const port = await tryListen(0);
    if (port !== undefined && !taken.includes(port)) return port;
  }
}

/** A port that nobody else can take until `release`; whoever connects meanwhile is cut off at once. */
export type HeldPort = { port: number; release(): Promise<void> };

/** Holds `preferred` or the next free port above it, for a server that is not ready to listen yet. */
export async function holdPort(preferred: number): Promise<HeldPort> {
  const server = createServer((socket) => socket.destroy());
  const listening = (port: number) =>
    new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
    });
  let port = await freePort(preferred);
  while (!(await listening(port))) port = await freePort(port + 1);
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The port when it can be listened on, `undefined` when it is busy or forbidden. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
