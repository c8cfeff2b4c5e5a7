/** A crash installation that has taken in some mails, with an API in front of it that can be killed as its worker can. */
import { afterAll, beforeAll } from '@jest/globals';
import { type ApiClient, signedIn } from '../cast/api-client.ts';
import { AYSE } from '../cast/cast.ts';
import { mailsSettle } from '../evidence.ts';
import { deliverBurst } from '../mail/mail-burst.ts';
import { apiProcess } from './api-process.ts';
import { type CrashInstallation, startCrashInstallation } from './crash-installation.ts';
import type { MortalProcess } from './mortal-process.ts';

export type CrashDesk = {
  bilet: CrashInstallation;
  api: MortalProcess<string>;
  /** Starts the API, anew after a kill, and signs Ayşe in to it. */
  signIn(): Promise<ApiClient>;
};

/** Starts it before the tests of a block and stops it after them; filled when the first test begins. */
export function crashDesk(mails: number): CrashDesk {
  const desk = {} as CrashDesk;
  beforeAll(async () => {
    const bilet = await startCrashInstallation({ server: 'own' });
    const api = apiProcess(bilet);
    Object.assign(desk, { bilet, api, signIn: async () => signedIn(await api.start(), AYSE.email) });
    await deliverBurst(bilet, mails);
    await bilet.workerProcess.start();
    await mailsSettle(bilet, mails);
  }, 120_000);
  afterAll(async () => {
    await desk.api?.kill();
    await desk.bilet?.stop();
  }, 60_000);
  return desk;
}
