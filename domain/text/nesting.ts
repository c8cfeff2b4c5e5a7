/** How deep HTML nests: told by one look along its tags, before any parser is given it. */
import { LIMITS } from '../limits.ts';

/** Void, or closed by the next of their kind: runs of them do not nest. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot'.split(
    ' ',
  ),
);
/** What stands in them is words to some parsers: an end tag there may end nothing. */
const WORDS_ONLY = new Set('script style title textarea xmp iframe noembed noframes noscript'.split(' '));

/** A tag up to its attributes, or the beginning of a comment. */
const TAG = /<(?:(\/?)([a-z][a-z0-9:-]{0,30})[^\t\n\f\r />]*|!--)/gi;
/** One attribute; its value may be quoted, and then hold anything. A quote anywhere else is a letter like another. */
const ATTRIBUTE =
  /[\t\n\f\r /]*(?:[^\t\n\f\r />][^\t\n\f\r />=]*(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r "'>][^\t\n\f\r >]*)?)?)?/y;

/**
 * True when elements nest so deep that HTML parsers take quadratic time (100,000 open `<b>`: seconds). Counts on the
 * safe side: an element closed by its parent's end still counts as open, and an end tag that a parser may take for words ends nothing.
 */
export function nestsTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  const tags = new RegExp(TAG);
  let depth = 0;
  /** The element of words that is open, and the place up to which some parsers read a comment: no end tag counts there. */
  let words: string | null = null;
  let commentTo = 0;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    const [, slash, tag] = found;
    if (tag === undefined) {
      const from = tags.lastIndex;
      if (commentTo < from) commentTo = commentEnd(html, from);
      // Others end a comment sooner.
      const sooner = html.slice(from, commentTo).search(/^-?>|--!>/);
      tags.lastIndex = sooner < 0 ? commentTo : from + sooner;
      continue;
    }
    tags.lastIndex = attributesEnd(html, tags.lastIndex);
    const name = tag.toLowerCase();
    if (words === null && !slash && WORDS_ONLY.has(name)) words = name;
    else if (slash && words === name) words = null;
    if (SHALLOW.has(name) || (slash && (words !== null || found.index < commentTo))) continue;
    const count = open.get(name) ?? 0;
    const step = slash ? -1 : 1;
    if (count + step < 0) continue;
    open.set(name, count + step);
    depth += step;
    if (depth > LIMITS.htmlOpenElements) return true;
  }
  return false;
}

/** Where a tag's attributes end; the end of all, when the value of one never ends. */
function attributesEnd(html: string, from: number): number {
  const attribute = new RegExp(ATTRIBUTE);
  attribute.lastIndex = from;
  while (attribute.test(html)) {
    const next = html[attribute.lastIndex];
    if (next === undefined || next === '>') return attribute.lastIndex;
    if (next === '"' || next === "'") return html.length;
  }
  return html.length;
}

function commentEnd(html: string, from: number): number {
  const closed = html.indexOf('-->', from);
  return closed < 0 ? html.length : closed;
}
