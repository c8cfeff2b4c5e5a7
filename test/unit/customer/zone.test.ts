/** In which time zone a customer lives, by the clocks of their mails. */
import { expect, test } from '@jest/globals';
import { guessedZone, type Sent } from '../../../domain/customer/zone.ts';

const mail = (day: string, ahead: number): Sent => ({ at: Date.parse(`${day}T12:00Z`), ahead });
const WINTER = '2026-01-15';
const SUMMER = '2026-07-15';
const guessed = (sent: Sent[], ...addresses: string[]) => guessedZone(sent, addresses)?.zone ?? null;

test('the clocks of summer and winter together tell zones apart that one mail does not', () => {
  expect(guessed([mail(SUMMER, 180)])).toBe('Europe/Istanbul');
  expect(guessed([mail(WINTER, 60), mail(SUMMER, 120)])).toBe('Europe/Berlin');
  expect(guessed([mail(WINTER, 60), mail(SUMMER, 60)])).toBe('Africa/Lagos');
  expect(guessed([mail(WINTER, 120), mail(SUMMER, 180)])).toBe('Europe/Athens');
  expect(guessed([mail(WINTER, -300), mail(SUMMER, -240)])).toBe('America/New_York');
  expect(guessed([mail(SUMMER, 330)])).toBe('Asia/Kolkata');
});

test('of zones that fit as many mails the country of an address decides', () => {
  const both = [mail(WINTER, 60), mail(SUMMER, 120)];
  expect(guessed(both, 'jan@example.nl')).toBe('Europe/Amsterdam');
  expect(guessed(both, 'jan@example.com')).toBe('Europe/Berlin');
  // An address says where somebody registered, a clock where they are.
  expect(guessed(both, 'ayse@ornek.com.tr')).toBe('Europe/Berlin');
});

test('one journey says nothing, and mails of which half disagree tell nothing', () => {
  const home = [mail('2026-03-01', 180), mail('2026-04-01', 180), mail('2026-05-01', 180)];
  expect(guessedZone([mail('2026-06-01', -420), ...home], [])).toEqual({ zone: 'Europe/Istanbul', fits: 3, of: 4 });
  expect(guessed([mail(WINTER, 180), mail(SUMMER, 330)])).toBeNull();
});

test('Greenwich is what programs write that do not know, but for who lives there', () => {
  expect(guessed([mail(WINTER, 0), mail(SUMMER, 0)])).toBeNull();
  expect(guessed([mail(WINTER, 0), mail(SUMMER, 180)])).toBe('Europe/Istanbul');
  expect(guessed([mail(WINTER, 0), mail(SUMMER, 60)], 'ann@example.co.uk')).toBe('Europe/London');
  expect(guessed([])).toBeNull();
  expect(guessed([mail(SUMMER, 17)])).toBeNull();
});
