/** The objects of a PDF file, found by looking through all of it: its own table of contents is often wrong, and of no use to a reader of words. */
import { inflateSync, constants } from 'node:zlib';
import { LIMITS } from '../../domain/limits.ts';

type Ref = { ref: number };
export type Name = { name: string };
export type Dict = Map<string, Value>;
/** A string is its bytes, one character each. An operator of a page's program is `{ op }`. */
export type Value = null | boolean | number | string | Name | Ref | { op: string } | Value[] | Dict;

const SPACE = /[\0\t\n\f\r ]/;
const STOPS = /[\0\t\n\f\r ()<>[\]{}/%]/;
/** Deeper nothing is nested that was written to be read. */
const DEPTH = 50;

/** Reads values one after another. */
export class Reader {
  readonly source: string;
  at: number;

  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  /** Undefined at the end, and at what closes a list or a dictionary. */
  next(depth = 0): Value | undefined {
    this.skip();
    const { source } = this;
    const char = source[this.at];
    if (char === undefined || depth > DEPTH) return undefined;
    if (char === '/') return { name: this.nameAt() };
    if (char === '(') return this.literal();
    if (source.startsWith('<<', this.at)) return this.dict(depth);
    if (char === '<') return this.hex();
    if (char === '[') return this.list(depth);
    if (char === ']' || source.startsWith('>>', this.at)) return undefined;
    if (char === '>' || char === ')' || char === '{' || char === '}') {
      this.at += 1;
      return { op: char };
    }
    return this.word();
  }

  private skip(): void {
    for (; this.at < this.source.length; this.at += 1) {
      const char = this.source[this.at]!;
      if (char === '%') while (this.at < this.source.length && !/[\r\n]/.test(this.source[this.at]!)) this.at += 1;
      else if (!SPACE.test(char)) return;
    }
  }

  private until(): string {
    const from = this.at;
    while (this.at < this.source.length && !STOPS.test(this.source[this.at]!)) this.at += 1;
    return this.source.slice(from, this.at);
  }

  private nameAt(): string {
    this.at += 1;
    return this.until().replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private word(): Value {
    const word = this.until();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      const ref = /^\d+$/.test(word)
        ? /^\s+\d{1,5}\s+R(?![A-Za-z])/.exec(this.source.slice(this.at, this.at + 20))
        : null;
      if (ref === null) return Number(word);
      this.at += ref[0].length;
      return { ref: Number(word) };
    }
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { op: word };
  }

  private list(depth: number): Value[] {
    this.at += 1;
    const values: Value[] = [];
    for (let value = this.next(depth + 1); value !== undefined; value = this.next(depth + 1)) values.push(value);
    if (this.source[this.at] === ']') this.at += 1;
    return values;
  }

  private dict(depth: number): Dict {
    this.at += 2;
    const found: Dict = new Map();
    for (let key = this.next(depth + 1); key !== undefined; key = this.next(depth + 1)) {
      const value = this.next(depth + 1);
      if (value === undefined) break;
      if (isName(key)) found.set(key.name, value);
    }
    if (this.source.startsWith('>>', this.at)) this.at += 2;
    return found;
  }

  private hex(): string {
    const end = this.source.indexOf('>', this.at);
    const digits = this.source.slice(this.at + 1, end === -1 ? undefined : end).replace(/[^0-9a-f]/gi, '');
    this.at = end === -1 ? this.source.length : end + 1;
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
  }

  private literal(): string {
    let text = '';
    let open = 1;
    for (this.at += 1; this.at < this.source.length; this.at += 1) {
      const char = this.source[this.at]!;
      if (char === '\\') text += this.escaped();
      else if (char === ')' && --open === 0) break;
      else {
        if (char === '(') open += 1;
        text += char;
      }
    }
    this.at += 1;
    return text;
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at + 1, this.at + 4))?.[0];
    this.at += octal?.length ?? 1;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    const char = this.source[this.at] ?? '';
    if (char === '\r' && this.source[this.at + 1] === '\n') this.at += 1;
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' }[char] ?? char;
  }
}

const isName = (value: Value | undefined): value is Name =>
  typeof value === 'object' && value !== null && 'name' in value;
const isRef = (value: Value | undefined): value is Ref => typeof value === 'object' && value !== null && 'ref' in value;
export const nameOf = (value: Value | undefined): string | undefined => (isName(value) ? value.name : undefined);

type Found = { value: Value; stream: [number, number] | null };

/** Looks things up in a file; `left` bytes may still be unpacked. */
export class Objects {
  private readonly source: string;
  private readonly places = new Map<number, number>();
  private readonly packed = new Map<number, Value>();
  private readonly known = new Map<number, Found | undefined>();
  private left: number = LIMITS.attachedBytes;

  constructor(source: string) {
    this.source = source;
    // The last of a number is the one that holds.
    for (const { 1: number, index, 0: head } of source.matchAll(/(?<![0-9])(\d{1,8})\s{1,3}\d{1,5}\s{1,3}obj\b/g))
      this.places.set(Number(number), index + head.length);
    for (const number of [...this.places.keys()])
      if (nameOf(this.dict({ ref: number })?.get('Type')) === 'ObjStm') this.unpack(number);
  }

  numbers(): number[] {
    return [...new Set([...this.places.keys(), ...this.packed.keys()])].toSorted((one, other) => one - other);
  }

  /** The value itself, of a reference what it leads to. */
  value(value: Value | undefined): Value | undefined {
    let at = value;
    for (let step = 0; isRef(at) && step < DEPTH; step += 1) at = this.object(at.ref)?.value;
    return isRef(at) ? undefined : at;
  }

  dict(value: Value | undefined): Dict | undefined {
    const found = this.value(value);
    return found instanceof Map ? found : undefined;
  }

  list(value: Value | undefined): Value[] {
    const found = this.value(value);
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
  }

  /** What a stream unpacks to, one character for each byte; empty for what is none, or packed in another way. */
  stream(value: Value | undefined): string {
    if (!isRef(value)) return '';
    const found = this.object(value.ref);
    if (found?.stream == null || !(found.value instanceof Map)) return '';
    let bytes: Buffer = Buffer.from(this.source.slice(...found.stream), 'latin1');
    for (const filter of this.list(found.value.get('Filter'))) {
      const name = nameOf(this.value(filter));
      if (name === 'FlateDecode' || name === 'Fl') bytes = this.inflated(bytes);
      else if (name === 'ASCIIHexDecode' || name === 'AHx')
        bytes = Buffer.from(bytes.toString('latin1').replace(/[^0-9a-f]/gi, ''), 'hex');
      else if (name === 'ASCII85Decode' || name === 'A85') bytes = ascii85(bytes.toString('latin1'));
      else return '';
    }
    return bytes.toString('latin1');
  }

  private inflated(bytes: Buffer): Buffer {
    // One that is cut off gives what it has; one that grows beyond measure throws.
    const content = inflateSync(bytes, {
      maxOutputLength: Math.max(1, this.left),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    this.left -= content.length;
    return content;
  }

  private object(number: number): Found | undefined {
    if (this.known.has(number)) return this.known.get(number);
    // Whatever it needs to be read cannot be itself.
    this.known.set(number, undefined);
    const place = this.places.get(number);
    const packed = this.packed.get(number);
    const found =
      place !== undefined ? this.readAt(place) : packed !== undefined ? { value: packed, stream: null } : undefined;
    this.known.set(number, found);
    return found;
  }

  private readAt(place: number): Found | undefined {
    const reader = new Reader(this.source, place);
    const value = reader.next();
    if (value === undefined) return undefined;
    const begins =
      value instanceof Map ? /^\s{0,20}stream(\r\n|\n|\r)/.exec(this.source.slice(reader.at, reader.at + 40)) : null;
    if (begins === null || !(value instanceof Map)) return { value, stream: null };
    const from = reader.at + begins[0].length;
    const length = this.value(value.get('Length'));
    const said = typeof length === 'number' ? from + length : -1;
    const isRight = said >= from && /^\s{0,4}endstream/.test(this.source.slice(said, said + 16));
    const end = isRight ? said : this.source.indexOf('endstream', from);
    return { value, stream: [from, end === -1 ? this.source.length : end] };
  }

  private unpack(number: number): void {
    const content = this.stream({ ref: number });
    const first = this.value(this.dict({ ref: number })?.get('First'));
    if (typeof first !== 'number') return;
    const head = (content.slice(0, first).match(/\d+/g) ?? []).map(Number);
    for (let at = 0; at + 1 < head.length; at += 2) {
      const value = new Reader(content, first + head[at + 1]!).next();
      if (value !== undefined) this.packed.set(head[at]!, value);
    }
    // What was asked for before it was there.
    this.known.clear();
  }
}

function ascii85(text: string): Buffer {
  const bytes: number[] = [];
  let group: number[] = [];
  const put = (size: number) => {
    const number = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let nth = 0; nth < size; nth += 1) bytes.push(Math.floor(number / 256 ** (3 - nth)) & 255);
    group = [];
  };
  for (const char of text) {
    if (char === '~') break;
    if (char === 'z' && group.length === 0) bytes.push(0, 0, 0, 0);
    else if (char >= '!' && char <= 'u') group.push(char.charCodeAt(0) - 33);
    if (group.length === 5) put(4);
  }
  const rest = group.length;
  if (rest > 1) {
    while (group.length < 5) group.push(84);
    put(rest - 1);
  }
  return Buffer.from(bytes);
}
