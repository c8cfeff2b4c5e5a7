/** A door that can be shut: what stands between a part of Bilet and a neighbour. */
import { createServer, connect, type Server, type Socket } from 'node:net';

export type Door = {
  port: number;
  /** Cuts whoever is connected and refuses everybody else. */
  shut(): Promise<void>;
  open(): Promise<void>;
};

/** Lets through, on a port of its own, whatever goes to `host:port`, until it is shut. */
export async function door(host: string, port: number): Promise<Door> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((socket) => {
        const on = connect(port, host);
        for (const one of [socket, on]) {
          sockets.add(one);
          one
            .on('error', () => undefined)
            .on('close', () => [socket, on].forEach((end) => (sockets.delete(end), end.destroy())));
        }
        socket.pipe(on).pipe(socket);
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
  };
}
