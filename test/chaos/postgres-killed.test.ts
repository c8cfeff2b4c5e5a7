import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { survives } from '../support/mail/traffic.ts';

describe('Postgres killed in the middle of traffic', () => {
  let bilet: CrashInstallation;
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own' });
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  test('300 mails and 50 replies lose nothing and double nothing', () => survives(bilet, bilet.postgres), 240_000);
});
