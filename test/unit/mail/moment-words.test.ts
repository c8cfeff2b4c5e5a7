import { expect, test } from '@jest/globals';
import { momentWords } from '../../../domain/mail/words/moment-words.ts';

/** A Friday, in Istanbul. */
const NOW = Date.parse('2026-11-27T16:00:00+03:00');
const words = (at: string, language: string, tellsZone = false, timeZone = 'Europe/Istanbul') =>
  momentWords(Date.parse(at), { now: NOW, timeZone, language, tellsZone });

test.each([
  ['2026-11-30T11:00:00+03:00', 'pazartesi 11:00’e kadar', 'by Monday 11:00'],
  ['2026-11-27T17:30:00+03:00', 'bugün 17:30’a kadar', 'by 17:30 today'],
  ['2026-11-28T09:00:00+03:00', 'cumartesi 09:00’a kadar', 'by Saturday 09:00'],
  ['2026-12-03T18:00:00+03:00', 'perşembe 18:00’e kadar', 'by Thursday 18:00'],
  ['2026-12-04T12:00:00+03:00', '4 Aralık Cuma 12:00’ye kadar', 'by Friday, 4 December, 12:00'],
])('says %s as people say it', (at, tr, en) => {
  expect(words(at, 'tr')).toBe(tr);
  expect(words(at, 'en')).toBe(en);
});

test.each([
  ...[
    ['00:00', 'a'],
    ['01:00', 'e'],
    ['02:00', 'ye'],
    ['03:00', 'e'],
    ['04:00', 'e'],
    ['05:00', 'e'],
    ['06:00', 'ya'],
  ],
  ...[
    ['07:00', 'ye'],
    ['08:00', 'e'],
    ['09:00', 'a'],
    ['10:00', 'a'],
    ['16:00', 'ya'],
    ['20:00', 'ye'],
    ['22:00', 'ye'],
  ],
  ...[
    ['11:05', 'e'],
    ['11:10', 'a'],
    ['11:20', 'ye'],
    ['11:30', 'a'],
    ['11:40', 'a'],
    ['11:50', 'ye'],
    ['11:46', 'ya'],
  ],
])('the ending behind %s follows how it is read', (hour, ending) => {
  expect(words(`2026-11-28T${hour}:00+03:00`, 'tr')).toBe(`cumartesi ${hour}’${ending} kadar`);
});

test('tells whoever may live elsewhere whose clock it is', () => {
  for (const second of ['00', '01', '31', '59.999'])
    expect(words(`2026-11-30T11:00:${second}+03:00`, 'en', true)).toBe('by Monday 11:00 (UTC+3)');
  expect(words('2026-11-30T11:00:00+03:00', 'tr', true)).toBe('pazartesi 11:00’e (UTC+3) kadar');
  expect(words('2026-11-30T11:00:00Z', 'en', true, 'America/St_Johns')).toBe('by Monday 07:30 (UTC-3:30)');
});

test('other languages get the day and the hour, and put the words around it themselves', () => {
  expect(words('2026-11-30T11:00:00+03:00', 'de')).toBe('Montag, 11:00');
  expect(words('2026-12-14T11:00:00+03:00', 'de')).toBe('Montag, 14. Dezember, 11:00');
});

test('a day is that of the time zone, across the changing of clocks', () => {
  const now = Date.parse('2026-03-27T16:00:00+01:00');
  const at = Date.parse('2026-03-30T09:00:00+02:00');
  expect(momentWords(at, { now, timeZone: 'Europe/Berlin', language: 'en', tellsZone: true })).toBe(
    'by Monday 09:00 (UTC+2)',
  );
});
