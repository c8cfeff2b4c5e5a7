/** The words of a PDF file: what its pages show as text. Pictures of text have none, nor have files that a password guards. */
import { LIMITS } from '../../domain/limits.ts';
import { type Font, fontOf } from './pdf-font.ts';
import { type Dict, nameOf, Objects, Reader, type Value } from './pdf-objects.ts';

/** Forms within forms. */
const DEPTH = 6;
/** A gap between two strings of a line that is a space, as a part of the size of the font. */
const GAP = 0.18;
/** As thousandths, within a list of strings. */
const WIDE = -180;

export function pdfText(bytes: Buffer): string {
  const source = bytes.toString('latin1');
  // All of it is unreadable then.
  if (/\/Encrypt\s{0,10}(\d|<<)/.test(source)) return '';
  const objects = new Objects(source);
  const page = new Page(objects);
  let fault: unknown;
  for (const number of objects.numbers()) {
    const dict = objects.dict({ ref: number });
    if (nameOf(objects.value(dict?.get('Type'))) !== 'Page') continue;
    try {
      page.show(contentsOf(objects, dict!.get('Contents')), objects.dict(inherited(objects, dict!, 'Resources')), 0);
    } catch (error) {
      // The other pages may be whole.
      fault = error;
    }
    page.text += '\n';
    if (page.text.length > LIMITS.attachedChars) break;
  }
  if (fault !== undefined && page.text.trim() === '') throw fault;
  return page.text;
}

const contentsOf = (objects: Objects, contents: Value | undefined): string => {
  const all = objects.value(contents);
  return Array.isArray(all) ? all.map((one) => objects.stream(one)).join('\n') : objects.stream(contents);
};

/** A page has what its ancestors have, unless it says otherwise. */
function inherited(objects: Objects, page: Dict, key: string): Value | undefined {
  let at: Dict | undefined = page;
  for (let step = 0; at !== undefined && step < 50; step += 1) {
    if (at.has(key)) return at.get(key);
    at = objects.dict(at.get('Parent'));
  }
  return undefined;
}

type Matrix = [number, number, number, number, number, number];

/** Runs the programs of pages, and writes down the text that they show. */
class Page {
  text = '';
  private readonly objects: Objects;
  private readonly fonts = new Map<Value, Font>();
  private font: Font | undefined;
  private size = 1;
  private leading = 0;
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  /** How far the strings of this line have come, and where the last one ended. */
  private x = 0;
  private last: { x: number; y: number } | null = null;

  constructor(objects: Objects) {
    this.objects = objects;
  }

  show(program: string, resources: Dict | undefined, depth: number): void {
    const reader = new Reader(program);
    let given: Value[] = [];
    while (this.text.length <= LIMITS.attachedChars) {
      const value = reader.next();
      if (value === undefined) {
        if (reader.at >= program.length) return;
        reader.at += 1;
        continue;
      }
      if (typeof value === 'object' && value !== null && 'op' in value) {
        if (value.op === 'ID') pastPicture(reader);
        else this.run(value.op, given, resources, depth);
        given = [];
      } else given.push(value);
    }
  }

  private run(op: string, given: Value[], resources: Dict | undefined, depth: number): void {
    const numbers = given.map((value) => (typeof value === 'number' ? value : 0));
    const [a = 0, b = 0] = numbers;
    switch (op) {
      case 'BT':
        this.place([1, 0, 0, 1, 0, 0]);
        break;
      case 'Tf':
        this.font = this.fontNamed(nameOf(given[0]) ?? '', resources);
        this.size = b || 1;
        break;
      case 'TL':
        this.leading = a;
        break;
      case 'Tm':
        this.place([...numbers, 0, 0, 0, 0, 0, 0].slice(0, 6) as Matrix);
        break;
      case 'Td':
        this.move(a, b);
        break;
      case 'TD':
        this.leading = -b;
        this.move(a, b);
        break;
      case 'T*':
        this.move(0, -this.leading);
        break;
      case "'":
      case '"':
        this.move(0, -this.leading);
        this.say(given.at(-1));
        break;
      case 'Tj':
        this.say(given[0]);
        break;
      case 'TJ':
        for (const one of Array.isArray(given[0]) ? given[0] : []) this.say(one);
        break;
      case 'Do':
        this.form(nameOf(given[0]) ?? '', resources, depth);
        break;
    }
  }

  private place(line: Matrix): void {
    this.line = line;
    this.x = 0;
  }

  private move(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.line;
    this.place([a, b, c, d, e + x * a + y * c, f + x * b + y * d]);
  }

  /** A string, or within a list of them how far the next one is moved back. */
  private say(value: Value | undefined): void {
    if (typeof value === 'number') {
      this.x -= (value / 1_000) * this.size;
      if (value < WIDE) this.space(' ');
    }
    if (typeof value !== 'string' || this.font === undefined) return;
    const [a, b, , d, e, f] = this.line;
    const scale = Math.hypot(a, b) || 1;
    const start = { x: e + this.x * scale, y: f };
    const high = Math.abs(this.size * (d || scale));
    if (this.last !== null) {
      if (Math.abs(start.y - this.last.y) > high * 0.3) this.space('\n');
      else if (Math.abs(start.x - this.last.x) > high * GAP) this.space(' ');
    }
    const { text, width } = this.font.read(value);
    this.text += text;
    this.x += (width / 1_000) * this.size;
    this.last = { x: e + this.x * scale, y: f };
  }

  private space(sign: string): void {
    const last = this.text.at(-1);
    if (last !== ' ' && last !== '\n') this.text += sign;
  }

  private fontNamed(name: string, resources: Dict | undefined): Font {
    const value = this.objects.dict(resources?.get('Font'))?.get(name);
    const dict = this.objects.dict(value);
    const key = dict ?? null;
    const known = this.fonts.get(key);
    if (known !== undefined) return known;
    const font = fontOf(this.objects, dict);
    this.fonts.set(key, font);
    return font;
  }

  private form(name: string, resources: Dict | undefined, depth: number): void {
    const value = this.objects.dict(resources?.get('XObject'))?.get(name);
    const form = this.objects.dict(value);
    if (depth >= DEPTH || nameOf(this.objects.value(form?.get('Subtype'))) !== 'Form') return;
    this.show(this.objects.stream(value), this.objects.dict(form!.get('Resources')) ?? resources, depth + 1);
  }
}

/** A picture that stands in the program itself: bytes of any kind, up to `EI`. */
function pastPicture(reader: Reader): void {
  const end = /\sEI(?=\s)/g;
  end.lastIndex = reader.at;
  reader.at = end.exec(reader.source) === null ? reader.source.length : end.lastIndex;
}
