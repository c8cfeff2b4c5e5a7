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
