/** Keeps a server of the stack alive: one that dies is started again on its old place. */
import { isAlive } from './children.ts';

type Server = { pid: number; stop(): Promise<void> };

const LOOK_MS = 1_000;

/** Watches `server`; `restart` must bring it back at the same address. `stop` ends the watching and the server. */
export function supervise<S extends Server>(
  name: string,
  server: S,
  restart: () => Promise<S>,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let current = server;
  let restarting: Promise<void> = Promise.resolve();
  let busy = false;
  const again = async () => {
    busy = true;
    log(`${name} has died (process ${current.pid}); starting it again`);
    try {
      current = await restart();
      log(`${name} is back`);
    } catch (error) {
      log(`${name} does not start: ${error instanceof Error ? error.message : String(error)}; trying again`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (!busy && !isAlive(current.pid)) restarting = again();
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await restarting;
      await current.stop();
    },
  };
}
