/** What a mail about notices says, and what of a customer's words it repeats. */
import { expect, test } from '@jest/globals';
import { NOTICE_KINDS } from '../../../domain/people/notice.ts';
import { noticeWords, type ToldNotice } from '../../../mail/write/notice-words.ts';

const AT = Date.parse('2026-11-27T11:05:00Z');
const GIVEN: ToldNotice = { kind: 'ticket-given', at: AT, by: 'Can Demir', ticket: 1042, subject: 'İade talebi' };
const words = (items: ToldNotice[], more: Partial<Parameters<typeof noticeWords>[1]> = {}) =>
  noticeWords('tr', { kind: 'at-once', timeZone: 'Europe/Istanbul', desk: 'https://desk.test', items, ...more });

test('one notice stands in the subject, with what happened, who did it, when on the reader’s wall, and the way there', () => {
  const { subject, text } = words([GIVEN]);
  expect(subject).toBe('Bilet: #1042: talep size verildi');
  expect(text).toContain(
    '#1042  İade talebi\n  talep size verildi (Can Demir, 27.11 14:05)\n  https://desk.test/tickets/1042',
  );
  expect(text).toContain('Bu e-postayı yanıtlamayın');
  expect(text).toContain('https://desk.test/settings/notices');
});

test('one that was given says by when its customer was promised something; one that was taken does not', () => {
  const detail = { promisedAt: Date.parse('2026-12-04T14:00:00Z') };
  expect(words([{ ...GIVEN, detail }]).text).toContain(
    'talep size verildi (Can Demir, 27.11 14:05)\n  müşteriye söz verilmiş: hedef 04.12 17:00\n',
  );
  expect(words([{ ...GIVEN, kind: 'ticket-taken', detail }]).text).not.toContain('söz verilmiş');
});

test('several of one ticket stand together, and others below', () => {
  const told = { ...GIVEN, kind: 'broken', by: null, at: AT + 60_000 };
  const { subject, text } = words([GIVEN, told, { ...GIVEN, ticket: 7, subject: 'Fatura' }]);
  expect(subject).toBe('Bilet: 3 bildirim');
  expect(text.match(/tickets\/1042/g)).toHaveLength(1);
  expect(text.indexOf('süre aşıldı')).toBeLessThan(text.indexOf('#7  Fatura'));
  expect(words([GIVEN, told]).subject).toBe('Bilet: #1042: 2 bildirim');
});

test('of the customer a short subject is repeated, and none with an address in it', () => {
  for (const subject of ['Buraya bakın https://kotu.test/giris', 'x'.repeat(200), 'ara@kotu.test'])
    expect(words([{ ...GIVEN, subject }]).text).not.toContain(subject);
  expect(words([{ ...GIVEN, subject: 'Satır\r\nBcc: kurban@ornek.test' }]).text).not.toContain('kurban');
});

test('the day’s digest says so, and a mail about very many names some and counts the rest', () => {
  const many = Array.from({ length: 400 }, (_, nth) => ({ ...GIVEN, ticket: nth + 1 }));
  const { subject, text } = words(many, { kind: 'digest' });
  expect(subject).toBe('Bilet: günün özeti, 400 okunmamış bildirim');
  expect(text.match(/tickets\//g)!.length).toBe(25);
  expect(text).toContain('Ve 375 talep daha:\nhttps://desk.test');
});

test('every kind has words in both languages', () => {
  for (const language of ['tr', 'en'] as const)
    for (const kind of NOTICE_KINDS) {
      const ticket = kind === 'mailbox' ? null : 1;
      const { subject, text } = noticeWords(language, {
        ...{ kind: 'at-once', timeZone: 'UTC', desk: 'https://desk.test', items: [{ ...GIVEN, kind, ticket }] },
      });
      expect(`${subject}${text}`).not.toMatch(/undefined|null|: :/);
    }
});
