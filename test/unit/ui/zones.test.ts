import { describe, expect, test } from '@jest/globals';
import { isZoneFor, zoneWords } from '../../../ui/parts/field/zones.ts';

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
});
