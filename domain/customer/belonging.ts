/** Whom a contact belongs to, and who is a VIP: by the domains of addresses, each with all that is below it. */

/** `a.firma.test` belongs to itself and to `firma.test`: from the narrowest on. */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

/** The entries of the VIP list that name this address: itself, or its domain or one above that. */
export function vipEntriesFor(address: string): string[] {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return [address, ...domainsAbove(domain).map((one) => `@${one}`)];
}

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** Whether it looks like a domain in its ASCII form: labels of letters, digits and hyphens, no number alone at its end. */
export const isDomain = (text: string): boolean =>
  text.length <= 253 &&
  text.includes('.') &&
  text.split('.').every((label) => LABEL.test(label)) &&
  !/\.\d+$/.test(text);
