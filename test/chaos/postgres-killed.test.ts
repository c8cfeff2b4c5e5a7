import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type CrashDesk, startCrashDesk } from '../support/stack/crash-desk.ts';
import { survives } from '../support/mail/traffic.ts';

describe('Postgres killed in the middle of traffic', () => {
  let desk: CrashDesk;
  beforeAll(async () => {
    desk = await startCrashDesk({ server: 'own' });
  }, 60_000);
  afterAll(() => desk.stop(), 60_000);

  test('300 mails and 50 replies lose nothing and double nothing', () => survives(desk, desk.postgres), 240_000);
});
