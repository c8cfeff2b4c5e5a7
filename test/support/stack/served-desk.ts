/** An installation with the API in front of it: what a browser or a program meets. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { createDemo, type DemoOptions } from '../../../dev/demo.ts';
import { type ApiClient, signedIn } from '../cast/api-client.ts';
import { AYSE } from '../cast/cast.ts';
import { startApiOf } from './api.ts';
import { type InstallationOptions, startInstallation } from './installation.ts';

export type ServedDesk = Awaited<ReturnType<typeof startServedDesk>>;
export type ServedDeskOptions = InstallationOptions & { demo?: boolean; temporalUi?: string };

/** An installation on the mail server of dev/ whose hours never close, and its API. Links in its mails lead to the API. */
export async function startServedDesk(options: ServedDeskOptions = {}) {
  const desk = await startInstallation({ server: 'own', always: true, ...options, worker: false });
  const demo = options.demo
    ? createDemo({
        mailServer: desk.server as unknown as DemoOptions['mailServer'],
        sink: desk.sink,
        mailbox: desk.address,
      })
    : null;
  const settings = { demo, temporalUi: options.temporalUi ?? null };
  let api: Api | null = await startApiOf(desk, settings);
  const { url, port } = api;
  desk.settings.publicUrl = url;
  await desk.startWorker();
  const stopApi = async (): Promise<void> => {
    await api?.stop();
    api = null;
  };
  return {
    ...desk,
    url,
    stopApi,
    /** On the same port, as after a restart. Does nothing while it runs. */
    async startApi(): Promise<void> {
      api ??= await startApiOf(desk, { ...settings, port });
    },
    async stop(): Promise<void> {
      await stopApi();
      await desk.stop();
    },
  };
}

/**
 * Starts a served desk before the tests of a file or block, with Ayşe signed in to its API, and stops it after them. What
 * it returns is filled when the first test begins, and in whatever is prepared after it.
 */
export function servedDesk(options: ServedDeskOptions = {}): { desk: ServedDesk; ayse: ApiClient } {
  const desk = {} as ServedDesk;
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    Object.assign(desk, await startServedDesk(options));
    stop = desk.stop;
  }, 120_000);
  afterAll(() => stop?.(), 60_000);
  return { desk, ayse: sessionOf(desk, AYSE) };
}

/** The same for somebody else, on a desk that is started before. */
export function sessionOf(desk: Pick<ServedDesk, 'url'>, { email }: { email: string }): ApiClient {
  const client = {} as ApiClient;
  beforeAll(async () => void Object.assign(client, await signedIn(desk.url, email)), 60_000);
  return client;
}
