import { expect, test } from '@jest/globals';
import { greetingName } from '../../../domain/mail/words/greeting-name.ts';

test.each([
  ['Ayşe Yılmaz', 'Ayşe Yılmaz'],
  ['  Şükrü   Çağlar ', 'Şükrü Çağlar'],
  ['Dr. Ayşe Nur Yılmaz-Kaya', 'Dr. Ayşe Nur Yılmaz-Kaya'],
  ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
  ['Sean O’Brien', 'Sean O’Brien'],
  ['M. Kemal', 'M. Kemal'],
  ['Ελένη Παπά', 'Ελένη Παπά'],
])('greets by a name: %s', (name, greeted) => {
  expect(greetingName(name)).toBe(greeted);
});

test.each([
  ['nothing', ''],
  ['an address', 'ayse@ornek.test'],
  ['a host', 'Odul.test'],
  ['a link', 'http://kotu.test'],
  ['a number', 'Ara 05321112233'],
  ['a sentence', 'Ödül kazandınız hemen tıklayın'],
  ['a call', 'Kazandınız!'],
  ['more words than names have', 'Bir İki Üç Dört Beş'],
  ['more letters than names have', `A${'a'.repeat(30)}`],
  ['a shout', 'TIKLA KAZAN'],
  ['two lines', 'Ayşe\r\nBcc: x'],
  ['mark-up', '<b>Ayşe</b>'],
  ['marks of direction', 'Ay\u202Eeş'],
  ['a quoted name', '"Ayşe"'],
  ['a role', 'destek ekibi'],
])('greets nobody by %s', (_what, name) => {
  expect(greetingName(name)).toBeNull();
});
