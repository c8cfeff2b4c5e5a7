/** Notices of one ticket stand together, by when things happened. */
import { expect, test } from '@jest/globals';
import type { Notice } from '../../../ui/data/types.ts';
import { byTicket, foundLate, stillTaken } from '../../../ui/people/notices/groups.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const notice = (id: number, number: number, happened: number, told = happened): Notice => ({
  ...{ id, at: at(told), happenedAt: at(happened), kind: 'broken', by: null, subject: String(number), detail: {} },
  ...{ ticket: { number, subject: 's' }, readAt: null },
});

test('what was found late stands where it happened, and says when it was found', () => {
  const late = notice(9, 1, 5, 58);
  const items = [late, notice(8, 2, 50), notice(7, 1, 30), notice(6, 3, 1)];
  expect(byTicket(items).map((group) => group.map(({ id }) => id))).toEqual([[8], [7, 9], [6]]);
  expect(foundLate(late)).toBe(at(58));
  expect(foundLate(notice(8, 2, 50, 51))).toBeNull();
});

test('what was taken is told until it has come back', () => {
  const taken = (id: number, number: number): Notice => ({ ...notice(id, number, id), kind: 'ticket-taken' });
  const given = (id: number, number: number): Notice => ({ ...notice(id, number, id), kind: 'ticket-given' });
  const items = [given(6, 1), taken(5, 2), notice(4, 2, 4), taken(3, 1), given(2, 2)];
  expect(stillTaken(items).map(({ id }) => id)).toEqual([5]);
});
