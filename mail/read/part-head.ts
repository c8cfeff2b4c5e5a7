import libmime from 'libmime';
import { decodeWords } from './encoded-word.ts';
import type { Field } from './head.ts';

/** What the header of a part says about its bytes, read as mail programs mean it. */

export type PartHead = {
  /** `type/subtype` in lower case. */
  mediaType: string;
  /** Empty when none is named. */
  charset: string;
  /** The delimiter of its parts; null for a leaf, and for a multipart that names none. */
  boundary: string | null;
  /** How plain text flows (RFC 3676). */
  flow: 'fixed' | 'flowed' | 'delsp';
  encoding: 'base64' | 'quoted-printable' | 'uuencode' | 'none';
  isAttachment: boolean;
  /** Empty when it has none. */
  fileName: string;
  contentId: string | null;
};

const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const MEDIA_TYPE = /^([!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+)(?:\s+(\S[^]*))?$/i;
const UUENCODE = new Set(['x-uuencode', 'x-uue', 'uuencode', 'uue']);

/** `usual` is the media type of a part that names none. The first of a repeated field counts, as mail programs show it. */
export function readPartHead(fields: Field[], usual = 'text/plain'): PartHead {
  const first = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const disposition = parameters(first('content-disposition'));
  const type = readType(first('content-type'));
  const fileName = nameOf(disposition, 'filename') || nameOf(type, 'name');
  const placed = disposition.value.toLowerCase();
  // What is no word says nothing; a word that nobody knows means a file (RFC 2183, 2.8).
  const isAttachment = TOKEN.test(placed) && placed !== 'inline';
  const mediaType = mediaTypeOf(type.value, usual, fileName, isAttachment);
  const flows = mediaType === 'text/plain' && /^\s*flowed\s*$/i.test(type.params['format'] ?? '');
  return {
    mediaType,
    charset: type.params['charset'] ?? '',
    boundary: mediaType.startsWith('multipart/') ? type.params['boundary']?.trimEnd() || null : null,
    flow: !flows ? 'fixed' : /^\s*yes\s*$/i.test(type.params['delsp'] ?? '') ? 'delsp' : 'flowed',
    encoding: encodingOf(first('content-transfer-encoding')),
    isAttachment,
    fileName,
    contentId:
      first('content-id')
        .replace(/^\s*<|>\s*$/g, '')
        .trim() || null,
  };
}

type Parsed = ReturnType<typeof libmime.parseHeaderValue>;

const parameters = (value: string): Parsed => libmime.parseHeaderValue(value, { stripComments: true });

/** Content-Type with its parameters, also where the slash, or the semicolon before the first of them, is missing. */
function readType(value: string): Parsed {
  const parsed = parameters(value);
  const words = decodeWords(parsed.value).trim().toLowerCase();
  const match = MEDIA_TYPE.exec(words.replace(/\s{0,9}\/\s{0,9}/, '/'));
  if (!match) return { ...parsed, value: words.replace(/^([a-z]{1,20})\s{1,9}([a-z][a-z.+-]{0,60})$/, '$1/$2') };
  const rest = parameters(`; ${match[2] ?? ''}`);
  return Object.assign(parsed, { value: match[1] ?? '', params: { ...rest.params, ...parsed.params } });
}

/**
 * A Content-Type that cannot be read counts as text/plain (RFC 2045, 5.2); one that is missing or unreadable on a file is
 * told by the file's name.
 */
function mediaTypeOf(declared: string, usual: string, fileName: string, isAttachment: boolean): string {
  if (/^multipart\/?$/.test(declared)) return 'multipart/mixed';
  if (MEDIA_TYPE.test(declared) && declared !== 'application/octet-stream') return declared;
  const named = fileName === '' ? 'application/octet-stream' : libmime.detectMimeType(fileName);
  if (named !== 'application/octet-stream') return named;
  if (declared !== '') return declared === named ? declared : 'text/plain';
  return isAttachment ? named : usual;
}

function nameOf({ params, decodedParams }: Parsed, name: string): string {
  const value = params[name] ?? '';
  return (decodedParams?.includes(name) ? value : decodeWords(value)).trim();
}

function encodingOf(value: string): PartHead['encoding'] {
  const named = parameters(value).value.trim().toLowerCase();
  if (named === 'base64' || named === 'quoted-printable') return named;
  return UUENCODE.has(named) ? 'uuencode' : 'none';
}
