/** What of a file is shown in place, and how. Nothing of it ever runs: a picture is drawn, a text is read, a PDF has its viewer. Pure. */
import type { Attachment } from '../../data/types.ts';

export type Preview = 'picture' | 'pdf' | 'text';

/** Types a browser draws without running anything of them; SVG is not among them. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
/** Larger ones would stop the page for longer than a download takes. */
const LIMIT: Record<Preview, number> = { picture: 8_000_000, pdf: 40_000_000, text: 1_000_000 };
/** Beside all that calls itself text. */
const TEXTS = ['application/json', 'application/xml', 'application/yaml', 'application/x-yaml', 'application/sql'];
/** Mail programs do not know the type of these, and call them bytes. */
const NAMES = /\.(?:txt|log|csv|tsv|json|xml|ya?ml|md|ini|conf|sql|eml|ics|vcf)$/i;
const BYTES = 'application/octet-stream';

/** Null: it is downloaded. */
export function previewOf({ name, mediaType, size }: Pick<Attachment, 'name' | 'mediaType' | 'size'>): Preview | null {
  const kind = kindOf(mediaType, name);
  return kind !== null && size <= LIMIT[kind] ? kind : null;
}

function kindOf(type: string, name: string): Preview | null {
  if (PICTURES.includes(type)) return 'picture';
  if (type === 'application/pdf') return 'pdf';
  const isText = type.startsWith('text/') || TEXTS.includes(type) || (type === BYTES && NAMES.test(name));
  return isText ? 'text' : null;
}

/** Text as it is read: UTF-8 where it is that, UTF-16 by its mark, else as Windows writes Turkish. */
export function decoded(bytes: Uint8Array): string {
  const mark = [...bytes.subarray(0, 2)].join();
  if (mark === '255,254' || mark === '254,255')
    return new TextDecoder(mark === '255,254' ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1254').decode(bytes);
  }
}
