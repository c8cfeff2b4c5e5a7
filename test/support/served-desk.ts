/** A whole desk with its pages, as a browser meets it. */
import path from 'node:path';
import { type Api, startApi } from '../../api/server.ts';
import { createDemo, type DemoOptions } from '../../dev/demo.ts';
import { PROJECT_ROOT } from '../../dev/root.ts';
import { type DeskOptions, startDesk } from './desk.ts';

/** The built desk. */
export const UI_FOLDER = path.join(PROJECT_ROOT, 'dist', 'ui');

export type ServedDesk = Awaited<ReturnType<typeof startServedDesk>>;

/** A desk on the mail server of dev/ whose hours never close, the API, and the built pages (dist/ui). Links in its mails lead to the API. */
export async function startServedDesk(options: DeskOptions & { demo?: boolean } = {}) {
  const desk = await startDesk({ server: 'own', always: true, ...options, worker: false });
  const demo = options.demo
    ? createDemo({
        mailServer: desk.server as unknown as DemoOptions['mailServer'],
        sink: desk.sink,
        mailbox: desk.address,
      })
    : null;
  const start = (port: number): Promise<Api> =>
    startApi({
      databaseUrl: desk.settings.databaseUrl,
      temporal: desk.settings.temporal,
      taskQueue: desk.settings.temporal.taskQueue,
      dataDir: desk.dataDir,
      secretKey: desk.settings.secretKey,
      host: '127.0.0.1',
      port,
      publicUrl: null,
      log: desk.log,
      uiFolder: UI_FOLDER,
      demo,
    });
  let api = await start(0);
  const { url, port } = api;
  desk.settings.publicUrl = url;
  await desk.startWorker();
  return {
    ...desk,
    url,
    stopApi: () => api.stop(),
    /** On the same port, as after a restart. */
    async startApi(): Promise<void> {
      api = await start(port);
    },
    async stop(): Promise<void> {
      await api.stop();
      await desk.stop();
    },
  };
}
