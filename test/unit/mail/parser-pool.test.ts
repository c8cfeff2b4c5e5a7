import { afterAll, expect, test } from '@jest/globals';
import { createParser, UnreadableMail } from '../../../mail/child/pool.ts';

const mail = (subject: string) => Buffer.from(`From: a@ornek.test\r\nSubject: ${subject}\r\n\r\nMerhaba\r\n`);
const real = createParser();
const unruly = createParser({ parseMs: 2_000, childModule: new URL('./unruly-child.ts', import.meta.url) });
afterAll(() => Promise.all([real.stop(), unruly.stop()]));

test('parses in a child, bytes of attachments included', async () => {
  const raw = Buffer.from(
    'From: a@ornek.test\r\nSubject: Ek\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n',
  );
  const parsed = await real.parse(raw);
  expect(parsed.subject).toBe('Ek');
  expect([...parsed.attachments[0]!.content]).toEqual([1, 2, 3]);
});

test('answers many mails at once, each with its own', async () => {
  const subjects = Array.from({ length: 60 }, (_, n) => `Konu ${n}`);
  const parsed = await Promise.all(subjects.map((subject) => real.parse(mail(subject))));
  expect(parsed.map((one) => one.subject)).toEqual(subjects);
});

test('says so when there is nothing to read', async () => {
  await expect(real.parse(new Uint8Array(0))).rejects.toMatchObject({ name: 'UnreadableMail', reason: 'unreadable' });
});

test('kills a child that hangs or dies, blames one mail, and parses those behind it', async () => {
  const results = await Promise.allSettled(
    ['bir', 'please hang', 'iki', 'please die', 'üç'].map((s) => unruly.parse(mail(s))),
  );
  expect(
    results.map((one) => (one.status === 'fulfilled' ? one.value.subject : (one.reason as UnreadableMail).reason)),
  ).toEqual(['bir', 'timeout', 'iki', 'crash', 'üç']);
}, 20_000);

test('refuses work once stopped', async () => {
  const parser = createParser();
  await parser.stop();
  await expect(parser.parse(mail('x'))).rejects.toBeInstanceOf(UnreadableMail);
});
