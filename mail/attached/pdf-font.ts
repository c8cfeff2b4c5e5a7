/** What the bytes that a page shows mean: by the font's own map to Unicode, else by its encoding. */
import { compose } from '../../domain/text/compose.ts';
import type { Dict, Objects, Value } from './pdf-objects.ts';
import { nameOf, Reader } from './pdf-objects.ts';

/** A string as its letters, and how far each moves on, in thousandths of the size of the font. */
export type Font = { read(bytes: string): { text: string; width: number } };

/** Where a font says nothing of its widths. */
const USUAL_WIDTH = 500;
/** A map that names more is one that fills a process. */
const MAPPED = 70_000;

export function fontOf(objects: Objects, font: Dict | undefined): Font {
  const isComposite = nameOf(objects.value(font?.get('Subtype'))) === 'Type0';
  const map = unicodeMap(objects.stream(font?.get('ToUnicode')));
  const descendant = isComposite ? objects.dict(objects.list(font?.get('DescendantFonts'))[0]) : undefined;
  const widths = isComposite ? compositeWidths(objects, descendant) : simpleWidths(objects, font);
  const usual = isComposite ? numberOf(objects.value(descendant?.get('DW')), 1_000) : USUAL_WIDTH;
  const letters = isComposite ? null : encodingOf(objects, font?.get('Encoding'));
  const size = isComposite ? 2 : 1;
  return {
    read(bytes) {
      let text = '';
      let width = 0;
      for (let at = 0; at + size <= bytes.length; at += size) {
        const code = size === 2 ? bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1) : bytes.charCodeAt(at);
        text += map.get(code) ?? letters?.[code] ?? '';
        width += widths.get(code) ?? usual;
      }
      return { text, width };
    },
  };
}

const numberOf = (value: Value | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

function simpleWidths(objects: Objects, font: Dict | undefined): Map<number, number> {
  const first = numberOf(objects.value(font?.get('FirstChar')), 0);
  return new Map(
    objects.list(font?.get('Widths')).map((width, at) => [first + at, numberOf(objects.value(width), USUAL_WIDTH)]),
  );
}

/** `[ 1 [500 600] 7 9 250 ]`: from 1 on these; from 7 to 9 each 250. */
function compositeWidths(objects: Objects, font: Dict | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const all = objects.list(font?.get('W')).map((value) => objects.value(value));
  for (let at = 0; at < all.length;) {
    const [from, next, width] = [numberOf(all[at], 0), all[at + 1], all[at + 2]];
    if (Array.isArray(next)) {
      next.forEach((one, nth) => widths.set(from + nth, numberOf(objects.value(one), USUAL_WIDTH)));
      at += 2;
    } else {
      const last = Math.min(numberOf(next, from), from + MAPPED);
      for (let code = from; code <= last && widths.size < MAPPED; code += 1)
        widths.set(code, numberOf(width, USUAL_WIDTH));
      at += 3;
    }
  }
  return widths;
}

const codeOf = (bytes: string): number => [...bytes].reduce((sum, char) => sum * 256 + char.charCodeAt(0), 0);
const utf16 = (bytes: string): string => Buffer.from(bytes, 'latin1').swap16().toString('utf16le');
const lettersOf = (value: Value | undefined): string =>
  typeof value === 'string' ? (value.length % 2 === 0 ? utf16(value) : value) : '';

/** The program that maps codes to Unicode: `<01> <0041>`, or a range of them. */
function unicodeMap(program: string): Map<number, string> {
  const map = new Map<number, string>();
  const reader = new Reader(program);
  let values: Value[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    const op = typeof value === 'object' && value !== null && 'op' in value ? value.op : undefined;
    if (op === undefined) {
      values.push(value);
      continue;
    }
    if (op === 'endbfchar')
      for (let at = 0; at + 1 < values.length; at += 2)
        if (typeof values[at] === 'string') map.set(codeOf(values[at] as string), lettersOf(values[at + 1]));
    if (op === 'endbfrange') for (let at = 0; at + 2 < values.length; at += 3) mapRange(map, values.slice(at, at + 3));
    values = [];
  }
  return map;
}

function mapRange(map: Map<number, string>, [from, to, first]: Value[]): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  const begin = codeOf(from);
  for (let code = begin; code <= codeOf(to) && map.size < MAPPED; code += 1) {
    if (Array.isArray(first)) map.set(code, lettersOf(first[code - begin]));
    else if (typeof first === 'string') {
      const letters = lettersOf(first);
      const last = letters.length === 0 ? 0 : letters.charCodeAt(letters.length - 1) + code - begin;
      map.set(code, letters.slice(0, -1) + String.fromCharCode(last & 65_535));
    }
  }
}

const latin = new TextDecoder('windows-1252');
const WINDOWS: readonly string[] = Array.from({ length: 256 }, (_, code) =>
  code < 32 ? ' ' : latin.decode(Uint8Array.of(code)),
);
const MAC = new TextDecoder('macintosh');
const MACINTOSH: readonly string[] = Array.from({ length: 256 }, (_, code) =>
  code < 32 ? ' ' : MAC.decode(Uint8Array.of(code)),
);

function encodingOf(objects: Objects, value: Value | undefined): string[] {
  const encoding = objects.value(value);
  const base = nameOf(encoding instanceof Map ? objects.value(encoding.get('BaseEncoding')) : encoding);
  const letters = [...(base === 'MacRomanEncoding' ? MACINTOSH : WINDOWS)];
  if (!(encoding instanceof Map)) return letters;
  let code = 0;
  for (const one of objects.list(encoding.get('Differences'))) {
    if (typeof one === 'number') code = one;
    else letters[code++ & 255] = letterNamed(nameOf(one) ?? '');
  }
  return letters;
}

const MARKS: Record<string, string> = {
  ...{
    cedilla: '\u0327',
    breve: '\u0306',
    dieresis: '\u0308',
    circumflex: '\u0302',
    acute: '\u0301',
    grave: '\u0300',
    tilde: '\u0303',
    ring: '\u030A',
    caron: '\u030C',
    dotaccent: '\u0307',
  },
};
const SIGNS: Record<string, string> = {
  ...{
    dotlessi: 'ı',
    Idot: 'İ',
    germandbls: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oslash: 'ø',
    Oslash: 'Ø',
    fi: 'fi',
    fl: 'fl',
    Euro: '€',
  },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{
    space: ' ',
    period: '.',
    comma: ',',
    colon: ':',
    semicolon: ';',
    hyphen: '-',
    minus: '-',
    slash: '/',
    at: '@',
    underscore: '_',
  },
  ...{
    parenleft: '(',
    parenright: ')',
    ampersand: '&',
    percent: '%',
    plus: '+',
    numbersign: '#',
    quoteright: '’',
    quotesingle: "'",
  },
};

/** `a`, `scedilla`, `Gbreve`, `uni011F`. What has no letter stands between words. */
function letterNamed(name: string): string {
  if (/^[A-Za-z]$/.test(name)) return name;
  const known = SIGNS[name];
  if (known !== undefined) return known;
  const hex = /^(?:uni|u)([0-9A-F]{4,6})/.exec(name)?.[1];
  if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
  const mark = MARKS[name.slice(1)];
  return mark === undefined ? ' ' : compose(`${name[0]}${mark}`);
}
