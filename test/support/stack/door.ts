/** A door that can be shut: what stands between a part of Bilet and a neighbour. */
import { createServer, connect, type Server, type Socket } from 'node:net';

export type Door = {
  port: number;
  /** Cuts whoever is connected and refuses everybody else. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Lets nothing through to the neighbour and cuts nobody, as if it were frozen; it hears all of it afterwards. */
  freeze(): void;
  thaw(): void;
};

/** Lets through, on a port of its own, whatever goes to `host:port`, until it is shut. */
export async function door(host: string, port: number): Promise<Door> {
  const sockets = new Set<Socket>();
  const ways = new Map<Socket, Socket>();
  let frozen = false;
  let server: Server | null = null;
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((socket) => {
        const on = connect(port, host);
        for (const one of [socket, on]) {
          sockets.add(one);
          one
            .on('error', () => undefined)
            .on('close', () => [socket, on].forEach((end) => (sockets.delete(end), ways.delete(end), end.destroy())));
        }
        ways.set(socket, on);
        on.pipe(socket);
        if (!frozen) socket.pipe(on);
      }).once('error', reject);
      server.listen(at, '127.0.0.1', () => resolve((server!.address() as { port: number }).port));
    });
  const at = await listen(0);
  return {
    port: at,
    shut: async () => {
      const closed = new Promise((resolve) => server!.close(resolve));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
    open: async () => void (await listen(at)),
    freeze: () => {
      frozen = true;
      for (const [socket, on] of ways) socket.unpipe(on).pause();
    },
    thaw: () => {
      frozen = false;
      for (const [socket, on] of ways) socket.pipe(on);
    },
  };
}
