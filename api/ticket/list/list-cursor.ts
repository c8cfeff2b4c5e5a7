/** Cursors of lists of tickets, which are ordered in several ways. */
import type { After } from '../../../db/ticket/list-order.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Sort } from '../../../domain/ticket/list/list-order.ts';
import { cursorOf, isInstant, readNumberCursor } from '../../http/cursor.ts';

/** Where a page has ended. Of the orders that had a cursor before there were others, it is what it was. */
export const listCursor = (sort: Sort, { at, number, rank, tomorrow }: After): string =>
  isPlain(sort)
    ? cursorOf(at, number)
    : Buffer.from([sort, rank, at, number, tomorrow].join('|')).toString('base64url');

const isPlain = (sort: Sort): boolean => sort !== 'due' && sort !== 'priority';

const FORM =
  /^(due|priority)\|([0-3])\|(infinity|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\|(\d{1,15})\|(\d{1,15})$/;

/** Null when none was given. Problem `bad-input` for one that was not made here, or in another order. */
export function readListCursor(sort: Sort, cursor: string | undefined): After | null {
  if (cursor === undefined) return null;
  if (isPlain(sort)) {
    const { at, number } = readNumberCursor(cursor)!;
    return { at, number, rank: 0, tomorrow: 0 };
  }
  const [, made, rank, at = '', number, tomorrow] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (made !== sort || !(at === 'infinity' || isInstant(at)) || Number(tomorrow) > LATEST_MS)
    throw new Problem('bad-input', 'this cursor was not made by this list; start again without it');
  return { at, number: Number(number), rank: Number(rank), tomorrow: Number(tomorrow) };
}

/** The year 9999. */
const LATEST_MS = 253_370_764_800_000;
