/** Pages of a list as they stand on the screen. */
import { expect, test } from '@jest/globals';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { arranged } from '../../../ui/list/arranged.ts';
import type { TicketBrief } from '../../../ui/data/types.ts';

const NOW = Date.parse('2026-11-18T09:00:00Z');
const BOUNDS = dueBounds(NOW, 'Europe/Istanbul');
const ticket = (number: number, owedAt: string | null, subject = ''): TicketBrief =>
  ({ number, owedAt, subject, state: 'assigned' }) as unknown as TicketBrief;
const [LATE, LATER] = ['2026-11-18T07:00:00Z', '2026-12-18T07:00:00Z'];

test.each([
  ['without groups', null],
  ['in groups', BOUNDS],
])('a ticket that moved between two pages stands once, where it was read last: %s', (_, bounds) => {
  const { items, tickets } = arranged(
    [ticket(1, LATE, 'before'), ticket(2, LATE), ticket(3, LATER), ticket(1, LATER, 'now')],
    bounds,
  );
  expect(tickets.map(({ number }) => number)).toEqual([2, 3, 1]);
  expect(tickets.at(-1)!.subject).toBe('now');
  const rows = items.flatMap((item) => (item.kind === 'row' ? [[item.ticket.number, item.position]] : []));
  expect(rows).toEqual([
    [2, 1],
    [3, 2],
    [1, 3],
  ]);
});
