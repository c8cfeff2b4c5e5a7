/** How deep HTML nests: told by one look along its tags, before any parser is given it. */
import { LIMITS } from '../limits.ts';

/** Void, or closed by the next of their kind: runs of them do not nest. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot'.split(
    ' ',
  ),
);

/**
 * True when elements nest so deep that HTML parsers take quadratic time (100,000 open `<b>`: seconds). Counts on the
 * safe side: an element closed by its parent's end still counts as open.
 */
export function nestsTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    const name = tag.toLowerCase();
    if (SHALLOW.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = slash ? -1 : 1;
    if (count + step < 0) continue;
    open.set(name, count + step);
    depth += step;
    if (depth > LIMITS.htmlOpenElements) return true;
  }
  return false;
}
