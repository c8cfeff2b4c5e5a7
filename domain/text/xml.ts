/**
 * XML as far as settings need it: elements, attributes and text. Read in one pass, without document types or entities of
 * their own (billion laughs, external entities), bounded in size, depth and elements, because strangers write it.
 */
import { LIMITS } from '../limits.ts';

export type XmlElement = {
  /** Without a namespace's prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  /** Its own, without that of its children, trimmed. */
  text: string;
};

const MAX_CHARS = LIMITS.publishedBytes;
const MAX_DEPTH = 16;
const MAX_ELEMENTS = 2_000;

type Open = { name: string; local: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

/** The outermost element; undefined for what is malformed, too large, too deep, or has a document type. */
export function parseXml(source: string): XmlElement | undefined {
  if (source.length > MAX_CHARS) return undefined;
  const open: Open[] = [{ name: '', local: '', attributes: {}, children: [], text: '' }];
  let elements = 0;
  let at = 0;
  while (at < source.length) {
    const top = open.at(-1)!;
    const mark = source.indexOf('<', at);
    top.text += plainXml(source.slice(at, mark === -1 ? undefined : mark));
    if (mark === -1) break;
    const skipped = pastMarkup(source, mark);
    if (skipped === undefined) return undefined;
    if (skipped.end > mark) {
      top.text += skipped.text;
      at = skipped.end;
      continue;
    }
    const end = endOfTag(source, mark);
    if (end === undefined) return undefined;
    const tag = source.slice(mark + 1, end - 1);
    at = end;
    if (tag.startsWith('/')) {
      if (open.length === 1 || top.name !== tag.slice(1).trim()) return undefined;
      close(open);
      continue;
    }
    elements += 1;
    const begun = begin(tag.endsWith('/') ? tag.slice(0, -1) : tag);
    if (begun === undefined || elements > MAX_ELEMENTS || open.length > MAX_DEPTH) return undefined;
    open.push(begun);
    if (tag.endsWith('/')) close(open);
  }
  const [root] = open;
  return open.length === 1 && root!.children.length === 1 && root!.text.trim() === '' ? root!.children[0] : undefined;
}

/** The first child of this name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** All children of this name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? [];

/** Comments, instructions and CDATA: where they end and the text they stand for. Undefined: not closed, or a document type. */
function pastMarkup(source: string, mark: number): { end: number; text: string } | undefined {
  for (const [begin, end, isText] of [
    ['<!--', '-->', false],
    ['<![CDATA[', ']]>', true],
    ['<?', '?>', false],
  ] as const) {
    if (!source.startsWith(begin, mark)) continue;
    const closing = source.indexOf(end, mark + begin.length);
    if (closing === -1) return undefined;
    return { end: closing + end.length, text: isText ? source.slice(mark + begin.length, closing) : '' };
  }
  return source.startsWith('<!', mark) ? undefined : { end: mark, text: '' };
}

/** Past the `>` that closes the tag, which may also stand in a quoted value. */
function endOfTag(source: string, mark: number): number | undefined {
  let quote = '';
  for (let at = mark + 1; at < source.length; at += 1) {
    const char = source[at]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '<') return undefined;
    else if (char === '>') return at + 1;
  }
  return undefined;
}

function begin(tag: string): Open | undefined {
  const name = /^[A-Za-z_][\w.:-]{0,99}/.exec(tag)?.[0];
  if (name === undefined) return undefined;
  const attributes: Record<string, string> = {};
  const rest = tag.slice(name.length);
  const pattern = /\s+([A-Za-z_][\w.:-]{0,99})\s{0,20}=\s{0,20}(?:"([^"<]*)"|'([^'<]*)')/gy;
  let last = 0;
  for (let found = pattern.exec(rest); found !== null; found = pattern.exec(rest)) {
    attributes[found[1]!] = plainXml(found[2] ?? found[3] ?? '');
    last = pattern.lastIndex;
  }
  if (rest.slice(last).trim() !== '') return undefined;
  return { name, local: name.slice(name.lastIndexOf(':') + 1), attributes, children: [], text: '' };
}

function close(open: Open[]): void {
  const { local, attributes, children, text } = open.pop()!;
  open.at(-1)!.children.push({ name: local, attributes, children, text: text.trim() });
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities that every XML has and numbers; others stay as they are written. */
export const plainXml = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
    if (name !== undefined) return NAMED[name]!;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
