/** The bounds of several rooms stand under one name: none may hide another of the same name. */
import { expect, test } from '@jest/globals';
import { DOOR_LIMITS } from '../../../domain/limits-door.ts';
import { MAIL_LIMITS } from '../../../domain/limits-mail.ts';
import { WORK_LIMITS } from '../../../domain/limits-work.ts';
import { LIMITS } from '../../../domain/limits.ts';

test('no limit has a name that one of another room has', () => {
  const names = [MAIL_LIMITS, WORK_LIMITS, DOOR_LIMITS].flatMap((room) => Object.keys(room));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  expect(Object.keys(LIMITS)).toHaveLength(names.length);
});
