import { MailParser } from 'mailparser';
import { Transform } from 'node:stream';
import { unflow } from './flowed.ts';
import { looksLikeUtf8, readMixed } from './mixed-utf8.ts';

/**
 * Bytes to text, with what Turkish mail needs: raw 8-bit text without a charset is UTF-8 as far as it is valid UTF-8 and
 * windows-1254 otherwise; text labelled iso-8859-1 or windows-1252 that reads `Þiþli` was windows-1254; and text that
 * reads `Åikayet` was UTF-8 under any of these labels.
 */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const turkish = new TextDecoder('windows-1254');

const TURKISH_LABEL = /^(?:iso[-_]?8859[-_]?9|latin-?5|l5|windows-?1254|x-cp1254)$/;
const WESTERN = /^(?:iso[-_]?8859[-_]?1|latin[-_]?1|l1|windows-?1252|cp-?1252|us-ascii|ascii)$/i;
/** The letters that stand where windows-1254 has Ğ İ Ş ğ ı ş; and those only an Icelander or Faroese needs beside. */
const ICELANDIC_SIGNS = /[ÐÝÞðýþ]/;
const ICELANDIC_WORDS = /[áæúó]|\b(?:og|að|það|við|ekki|þú|eða)\b/i;

/** Names some mail programs use and the decoders do not know. */
const ALIASES: Record<string, string> = {
  'x-mac-turkish': 'macturkish',
  'iso-8859-9-e': 'iso-8859-9',
  cp1254: 'windows-1254',
};

/** Text of bytes that carry no usable label: UTF-8 where it is, else windows-1254, which reads any bytes. Linear. */
export function guessText(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return strictUtf8.decode(bytes);
  return looksLikeUtf8(bytes) ? readMixed(bytes) : turkish.decode(bytes);
}

/** Turkish text that was read as Western European, put right; every other text unchanged. */
export function unIcelandic(text: string): string {
  if (!ICELANDIC_SIGNS.test(text) || ICELANDIC_WORDS.test(text)) return text;
  return text.replace(/[ÐÝÞðýþ]/g, (letter) => TURKISH[letter] ?? letter);
}
const TURKISH: Record<string, string> = { Ð: 'Ğ', Ý: 'İ', Þ: 'Ş', ð: 'ğ', ý: 'ı', þ: 'ş' };

/** True for labels under which Turkish text is known to travel falsely. */
export function isWesternLabel(label: string): boolean {
  return WESTERN.test(label);
}

/**
 * A string whose characters stand for raw bytes (a header parameter read as Latin-1), decoded; every other string
 * unchanged. Latin-1 and windows-1254 differ in six letters only, so a true Latin-1 name survives.
 */
export function fromByteString(text: string): string {
  return /[\x80-\xFF]/.test(text) && !/[^\0-\xFF]/.test(text) ? guessText(Buffer.from(text, 'latin1')) : text;
}

/** Our own label: how the text flows (RFC 3676), then the charset the mail gave. */
const LABEL = /^bilet-(fixed|flowed|delsp):/;

type Decoding = { decodeStream(charset: string): Transform };
type Chunk = {
  type: string;
  contentType?: string | false;
  charset?: string | false;
  filename?: string | false;
  flowed?: boolean;
  delSp?: boolean;
};

/**
 * mailparser with our decoding of text parts. It hands text in UTF-8 and ASCII past every decoder, broken bytes
 * included, and joins flowed lines across quotes, so each text part gets a label of our own and flows nowhere else.
 */
export class LenientParser extends MailParser {
  getDecoder(): Decoding {
    const library = (Object.getPrototypeOf(LenientParser.prototype) as { getDecoder(): Decoding }).getDecoder.call(
      this,
    );
    return { decodeStream: (charset) => new TextPart(charset, library) };
  }

  processChunk(chunk: Chunk, done: (error?: Error) => void): void {
    if (chunk.type === 'node') {
      if (/^text\//i.test(chunk.contentType || 'text/plain')) {
        chunk.charset = `bilet-${flowOf(chunk)}:${chunk.charset || ''}`;
        chunk.flowed = false;
      }
      if (chunk.filename) chunk.filename = fromByteString(chunk.filename);
    }
    const parent = Object.getPrototypeOf(LenientParser.prototype) as { processChunk: LenientParser['processChunk'] };
    parent.processChunk.call(this, chunk, done);
  }
}

/** Only plain text flows (RFC 3676, 4). */
function flowOf({ contentType, flowed, delSp }: Chunk): 'fixed' | 'flowed' | 'delsp' {
  if (!flowed || !/^text\/plain$/i.test(contentType || 'text/plain')) return 'fixed';
  return delSp ? 'delsp' : 'flowed';
}

/** Collects one text part and decodes it whole: what the bytes are shows only when all are seen. */
class TextPart extends Transform {
  private readonly chunks: Buffer[] = [];
  private readonly label: string;
  private readonly flow: string;
  private readonly library: Decoding;

  constructor(label: string, library: Decoding) {
    super();
    this.flow = LABEL.exec(label)?.[1] ?? 'fixed';
    const name = label.replace(LABEL, '').trim().toLowerCase();
    this.label = ALIASES[name] ?? name;
    this.library = library;
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: (error?: Error | null, data?: string) => void): void {
    const bytes = Buffer.concat(this.chunks);
    const finish = (text: string) => done(null, this.flow === 'fixed' ? text : unflow(text, this.flow === 'delsp'));
    const text = decode(bytes, this.label);
    if (text !== null) return finish(text);
    // iconv-lite knows charsets the platform does not (cp857, macturkish); what it cannot read is guessed.
    const stream = this.library.decodeStream(this.label);
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)));
    stream.on('error', () => finish(guessText(bytes)));
    stream.on('end', () => {
      const read = Buffer.concat(pieces).toString();
      finish(read.includes('\uFFFD') ? guessText(bytes) : read);
    });
    stream.end(bytes);
  }
}

/** The text, or null when only the library may know the charset. */
function decode(bytes: Buffer, label: string): string | null {
  if (label === '') return decodeUnlabelled(bytes);
  if (/^utf-?8$/.test(label)) return guessText(bytes);
  // Raw UTF-8 under a one-byte label is as common as raw Turkish under a Western one.
  const falsely = isWesternLabel(label) || TURKISH_LABEL.test(label);
  if (falsely && looksLikeUtf8(bytes) && isUtf8(bytes)) return strictUtf8.decode(bytes);
  if (isWesternLabel(label)) return unIcelandic(readWestern(bytes));
  try {
    const text = new TextDecoder(label).decode(bytes);
    return text.includes('\uFFFD') ? guessText(bytes) : text;
  } catch {
    return null;
  }
}

function decodeUnlabelled(bytes: Buffer): string {
  if (isUtf8(bytes)) return strictUtf8.decode(bytes);
  const meta = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 2_048))?.[1];
  const declared = meta && !/^utf-?8$/i.test(meta) ? decode(bytes, meta.toLowerCase()) : null;
  return declared ?? guessText(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Windows-1252. The decoder of Node 20 leaves its quotation marks and dashes as controls. */
function readWestern(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9F]/g, (sign) => WESTERN_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}
const WESTERN_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
