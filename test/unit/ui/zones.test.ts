import { afterEach, describe, expect, test } from '@jest/globals';
import { cityOf, isZoneFor, timeThere, zoneNames, zoneWords } from '../../../ui/parts/field/zones.ts';
import { showIn } from '../../../ui/zone.ts';

const WINTER = Date.UTC(2026, 0, 15, 12);
const SUMMER = Date.UTC(2026, 6, 15, 12);

describe('a time zone', () => {
  test('says by how much its clocks are ahead now', () => {
    expect(
      [
        ['Europe/Istanbul', WINTER],
        ['Asia/Kolkata', WINTER],
        ['America/New_York', WINTER],
        ['America/New_York', SUMMER],
        ['UTC', WINTER],
        ['America/St_Johns', WINTER],
      ].map(([zone, at]) => zoneWords(zone as string, at as number)),
    ).toEqual([
      'Europe/Istanbul · UTC+3',
      'Asia/Kolkata · UTC+5:30',
      'America/New York · UTC−5',
      'America/New York · UTC−4',
      'UTC · UTC',
      'America/St Johns · UTC−3:30',
    ]);
  });

  test.each([
    ['istanbul', 'Europe/Istanbul', true],
    ['İSTANBUL', 'Europe/Istanbul', true],
    ['ıstanbul avrupa', 'Europe/Istanbul', false],
    ['new york', 'America/New_York', true],
    ['york new', 'America/New_York', true],
    ['new_york', 'America/New_York', true],
    ['+3', 'Europe/Istanbul', true],
    ['utc-5', 'America/New_York', true],
    ['', 'Asia/Tokyo', true],
    ['berlin', 'Asia/Tokyo', false],
  ])('%j finds %s: %s', (query, zone, found) => {
    expect(isZoneFor(query, zoneWords(zone, WINTER))).toBe(found);
  });

  test.each([
    ['londra', 'Europe/London'],
    ['London', 'Europe/London'],
    ['almanya', 'Europe/Berlin'],
    ['germany', 'Europe/Berlin'],
    ['birlesik arap', 'Asia/Dubai'],
    ['türkiye', 'Europe/Istanbul'],
    ['turkiye time', 'Europe/Istanbul'],
    ['atina', 'Europe/Athens'],
  ])('is found by its city and its country in both languages: %j', (query, zone) => {
    expect(isZoneFor(query, `${zoneWords(zone, WINTER)} ${zoneNames(zone)}`)).toBe(true);
    expect(isZoneFor(query, `${zoneWords('Asia/Tokyo', WINTER)} ${zoneNames('Asia/Tokyo')}`)).toBe(false);
  });
});

describe('a time that is counted by another clock than the reader’s', () => {
  afterEach(() => showIn(null));
  const noon = Date.UTC(2026, 10, 20, 12);

  test('is told by that one too, with the weekday where it is another day', () => {
    showIn('America/New_York');
    expect(timeThere(noon, 'Europe/Istanbul', 'tr')).toBe(' (15:00 İstanbul)');
    expect(timeThere(noon, 'Asia/Tokyo', 'en')).toBe(' (21:00 Tokyo)');
    expect(timeThere(noon + 4 * 3_600_000, 'Asia/Tokyo', 'en')).toBe(' (Sat 01:00 Tokyo)');
  });

  test('is told once where both clocks show the same in every season', () => {
    showIn('Asia/Riyadh');
    expect(timeThere(noon, 'Europe/Istanbul', 'tr')).toBe('');
    showIn('Europe/London');
    // In winter London shows what Greenwich shows; in summer it does not.
    expect(timeThere(noon, 'UTC', 'en')).toBe(' (12:00 UTC)');
  });

  test('is told by the city of the zone in the reader’s language', () => {
    expect([cityOf('America/New_York', 'en'), cityOf('Europe/London', 'tr')]).toEqual(['New York', 'Londra']);
  });
});
