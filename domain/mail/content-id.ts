/**
 * The Content-ID in a `cid:` address of sanitised HTML, without the scheme. There `&` is an entity and, as RFC 2392 has it,
 * other signs may be percent-encoded; what does not decode is meant as it stands.
 */
export function contentIdOf(address: string): string {
  const plain = address.replace(/&amp;/g, '&');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

const UPLOAD = /cid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@bilet\b/g;

/** The Content-ID of an upload that stands as a picture among an agent's words. RFC 2392: it has the form of a msg-id. */
export const pictureCid = (upload: string): string => `${upload}@bilet`;

/** The uploads that HTML shows by `pictureCid`. */
export const uploadsShown = (html: string): string[] => [
  ...new Set(Array.from(html.matchAll(UPLOAD), (match) => match[1] ?? '')),
];
