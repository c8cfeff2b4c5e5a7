/** Opaque cursors of keyset-paged lists. */
import { isId } from '../../domain/id.ts';
import { Problem } from '../../domain/problem.ts';

/** A cursor over a row's instant (with microseconds) and its id. */
export const cursorOf = (at: string, id: string | number): string => Buffer.from(`${at}|${id}`).toString('base64url');

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)\|([\w-]{1,40})$/;

/** Whether the calendar has it: a 31st of February is a date to JavaScript, as is the year 0, and none to Postgres. */
export function isInstant(at: string): boolean {
  const time = Date.parse(at);
  return !Number.isNaN(time) && !at.startsWith('0000') && new Date(time).toISOString().slice(0, 19) === at.slice(0, 19);
}

/** The parts of a cursor; null when none was given. Problem `bad-input` for one that was not made here. */
function readCursor(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  const [, at, id] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined || !isInstant(at)) throw invalid();
  return { at, id };
}

/** The same with a number as id. */
export function readNumberCursor(cursor: string | undefined): { at: string; number: number } | null {
  const parts = readCursor(cursor);
  if (parts === null) return null;
  if (!/^\d{1,15}$/.test(parts.id)) throw invalid();
  return { at: parts.at, number: Number(parts.id) };
}

/** The same with a UUID as id. */
export function readUuidCursor(cursor: string | undefined): { at: string; id: string } | null {
  const parts = readCursor(cursor);
  if (parts !== null && !isId(parts.id)) throw invalid();
  return parts;
}

/** The same of a list whose cursor is the UUID of the last one seen, and nothing else. */
export function readIdCursor(cursor: string | undefined): string | null {
  if (cursor !== undefined && !isId(cursor)) throw invalid();
  return cursor ?? null;
}

/** Where the list goes on behind this page, by its last item; null when the page is not full. */
export function nextOf<Item>(items: readonly Item[], limit: number, cursor: (last: Item) => string): string | null {
  const last = items.length === limit ? items.at(-1) : undefined;
  return last === undefined ? null : cursor(last);
}

const invalid = () => new Problem('bad-input', 'this cursor was not made by this list; start again without it');
