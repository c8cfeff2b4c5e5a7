import { expect, test } from '@jest/globals';
import { archiveDayFault } from '../../../domain/mail/archive-day.ts';

test.each([
  ['2026-11-27', null],
  ['1990-01-01', null],
  ['2026-11-28', 'future'],
  ['1989-12-31', 'too-early'],
  ['0001-01-01', 'too-early'],
  ['31.11.2026', 'malformed'],
  ['', 'malformed'],
])('an archive since %j on 27 November 2026: %s', (day, fault) => {
  expect(archiveDayFault(day, '2026-11-27')).toBe(fault);
});
