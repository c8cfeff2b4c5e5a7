import { MailParser } from 'mailparser';
import { Transform } from 'node:stream';

/**
 * Bytes to text, with what Turkish mail needs: raw 8-bit text without a charset is UTF-8 when it is valid UTF-8 and
 * windows-1254 otherwise; text labelled iso-8859-1 or windows-1252 that reads `Þiþli` was windows-1254.
 */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const turkish = new TextDecoder('windows-1254');

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

/** Text of bytes that carry no usable label: UTF-8 if it is, else windows-1254, which reads any bytes. */
export function guessText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return turkish.decode(bytes);
  }
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

const LABEL = 'bilet:';

type Decoding = { decodeStream(charset: string): Transform };
type Chunk = { type: string; contentType?: string | false; charset?: string | false; filename?: string | false };

/**
 * mailparser with our decoding of text parts. It hands text in UTF-8 and ASCII past every decoder, broken bytes
 * included, so each text part gets a label of our own; the rest of the name is the charset the mail gave.
 */
export class LenientParser extends MailParser {
  getDecoder(): Decoding {
    const library = (Object.getPrototypeOf(LenientParser.prototype) as { getDecoder(): Decoding }).getDecoder.call(
      this,
    );
    return { decodeStream: (charset) => new TextPart(charset.replace(LABEL, ''), library) };
  }

  processChunk(chunk: Chunk, done: (error?: Error) => void): void {
    if (chunk.type === 'node') {
      if (/^text\//i.test(chunk.contentType || 'text/plain')) chunk.charset = LABEL + (chunk.charset || '');
      if (chunk.filename) chunk.filename = fromByteString(chunk.filename);
    }
    const parent = Object.getPrototypeOf(LenientParser.prototype) as { processChunk: LenientParser['processChunk'] };
    parent.processChunk.call(this, chunk, done);
  }
}

/** Collects one text part and decodes it whole: what the bytes are shows only when all are seen. */
class TextPart extends Transform {
  private readonly chunks: Buffer[] = [];
  private readonly label: string;
  private readonly library: Decoding;

  constructor(label: string, library: Decoding) {
    super();
    const name = label.trim().toLowerCase();
    this.label = ALIASES[name] ?? name;
    this.library = library;
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  override _flush(done: (error?: Error | null, data?: string) => void): void {
    const bytes = Buffer.concat(this.chunks);
    const text = decode(bytes, this.label);
    if (text !== null) return done(null, text);
    // iconv-lite knows charsets the platform does not (cp857, macturkish); what it cannot read is guessed.
    const stream = this.library.decodeStream(this.label);
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)));
    stream.on('error', () => done(null, guessText(bytes)));
    stream.on('end', () => {
      const read = Buffer.concat(pieces).toString();
      done(null, read.includes('\uFFFD') ? guessText(bytes) : read);
    });
    stream.end(bytes);
  }
}

/** The text, or null when only the library may know the charset. */
function decode(bytes: Buffer, label: string): string | null {
  if (label === '') return decodeUnlabelled(bytes);
  if (/^utf-?8$/.test(label)) return guessText(bytes);
  if (isWesternLabel(label)) {
    const western = new TextDecoder('windows-1252').decode(bytes);
    // Raw UTF-8 under a Western label is as common as raw Turkish under it.
    return hasHighBytes(bytes) && isUtf8(bytes) ? strictUtf8.decode(bytes) : unIcelandic(western);
  }
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
  return declared ?? turkish.decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}
