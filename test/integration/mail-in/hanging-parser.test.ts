import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';

const PARSE_MS = 3_000;

describe('a mail that hangs its parser', () => {
  let bilet: Installation;
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    bilet.settings.parser = {
      childModule: new URL('../../support/mail/hanging-parser.ts', import.meta.url),
      parseMs: PARSE_MS,
    };
    await bilet.startWorker();
  }, 60_000);
  afterAll(() => bilet.stop());
  const hostile = (subject: string) =>
    letter({ from: 'kotu@baska.test', subject, text: 'x', headers: { 'X-Hang': 'evet' } });
  const stateOf = async (subject: string) =>
    (
      await bilet.rows<{ state: string; attempts: number; from_address: string }>(
        'select * from inbound where subject = $1',
        [subject],
      )
    )[0];

  test('ends as unreadable after three tries, with its sender and subject shown', async () => {
    await bilet.deliver(hostile('Asılı 1'));
    await eventually(async () => (await stateOf('Asılı 1'))?.state === 'unreadable', {
      withinMs: 30_000,
      label: 'an unreadable mail',
    });
    expect(await stateOf('Asılı 1')).toMatchObject({ attempts: 3, from_address: 'kotu@baska.test' });
  }, 60_000);

  test('delays the mails fetched with it by one short try, and later mails not at all', async () => {
    await bilet.deliver(hostile('Asılı 2'));
    await bilet.deliver(letter({ from: 'iyi@musteri.test', subject: 'Aynı anda', text: 'Merhaba' }));
    await bilet.ticketBySubject('Aynı anda');
    expect(await stateOf('Asılı 2')).toMatchObject({ state: 'stored' });

    await bilet.deliver(letter({ from: 'iyi2@musteri.test', subject: 'Hemen sonra', text: 'Merhaba' }));
    await bilet.ticketBySubject('Hemen sonra');
    expect(await stateOf('Asılı 2')).toMatchObject({ state: 'stored' });
    await eventually(async () => (await stateOf('Asılı 2'))?.state === 'unreadable', {
      withinMs: 30_000,
      label: 'the second unreadable mail',
    });
  }, 60_000);

  test('makes other mails of its sender wait for a try apart, and not for a minute besides', async () => {
    await bilet.deliver(hostile('Asılı 3'));
    await eventually(async () => (await stateOf('Asılı 3'))?.state === 'unreadable', {
      withinMs: 30_000,
      label: 'the third unreadable mail',
    });
    await bilet.deliver(letter({ from: 'kotu@baska.test', subject: 'Bu kez okunur', text: 'Merhaba' }));
    await bilet.ticketBySubject('Bu kez okunur');
  }, 60_000);
});
