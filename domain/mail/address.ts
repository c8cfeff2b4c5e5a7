/** Mail addresses: what one must look like, when two are the same, and whose their domains are. */
import type { Address } from './message.ts';

/** An address as it may stand in an envelope: no space, control, bracket, comma or quote (CVE-2025-13033 and kin). */
export const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]{1,255}$/u;

/** What no address of a person has: characters that show nothing or turn the direction of writing, and letters of double width, which slip in while typing. */
const UNTYPED = /[\p{Cf}\p{Default_Ignorable_Code_Point}\uFF01-\uFF60]/u;

/** Whether mail can be sent there, as far as its form tells: no part of its domain is empty, and it is no stand-in of ours. */
export const isMailable = (address: string): boolean =>
  ADDRESS.test(address) &&
  !UNTYPED.test(address) &&
  domainOf(address)
    .split('.')
    .every((label) => label !== '') &&
  domainOf(address) !== NOWHERE;

/** The domain that nobody can ever have (RFC 6761, 6.4). */
export const NOWHERE = 'invalid';
/** Who wrote a mail that names no writer: somebody all the same, to whom nothing can be sent. */
export const standInOf = (mail: number): string => `unknown-${mail}@${NOWHERE}`;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * The one spelling of an address: ASCII letters in lower case, the domain in its ASCII form (RFC 5891) and without the dot
 * of the root at its end. `toAscii` is Node's, handed in; a domain that it refuses stays as it is.
 */
export function oneSpelling(address: string, toAscii: (domain: string) => string): string {
  const at = address.lastIndexOf('@');
  const rooted = at >= 0 && address.endsWith('.') && !address.endsWith('..') && !address.endsWith('@.');
  const lower = (rooted ? address.slice(0, -1) : address).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (at < 0 || !/[^\0-\x7f]/.test(lower.slice(at))) return lower;
  // Everywhere but here İ would become an i with a second dot.
  const domain = lower.slice(at + 1).replaceAll('İ', 'i');
  return `${lower.slice(0, at + 1)}${toAscii(domain) || domain}`;
}

/** Whether an address is one of these, or one of theirs with a `+` part, as our reply addresses have. */
export function isOneOf(address: string, addresses: readonly string[]): boolean {
  const lower = address.toLowerCase();
  const plain = lower.replace(/^([^+@]+)\+[^@]*@/, '$1@');
  return addresses.some((one) => one.toLowerCase() === lower || one.toLowerCase() === plain);
}

/** An address of ours as everybody knows it, where this one is it with a `+` part; any other as it is. */
export const withoutOurPlus = (address: string, ownAddresses: readonly string[]): string =>
  ownAddresses.includes(address) || !isOneOf(address, ownAddresses) ? address : address.replace(/\+[^@]*@/, '@');

/** Each address once, the first that has it. */
export const eachOnce = (people: readonly Address[]): Address[] =>
  people.filter(({ address }, at) => people.findIndex((other) => other.address === address) === at);

/** What a country sells domains below: `magaza.com.tr` is a shop, `com.tr` is nobody. */
const SECOND_LEVEL = new Set(
  'ac av bbs bel biz co com dr edu gen go gob gov gv info k12 kep ltd mil name ne net nom or org plc pol sch tel tv web'.split(
    ' ',
  ),
);

/** Providers that give an address to anybody: two people there have nothing in common. */
const ANYBODYS = new Set(
  (
    'aol fastmail free gmail gmx googlemail hey hotmail icloud inbox laposte libero live mac mail mailbox me msn mynet orange outlook ' +
    'pm posteo proton protonmail qq rediffmail rocketmail t-online tutanota tuta web windowslive yaani yahoo yandex ymail zoho 126 163'
  ).split(' '),
);

/** Whether somebody can have registered this domain, as far as its form tells: not `com.tr`, below which shops are. */
export const isRegistered = (domain: string): boolean => domain.split('.').length >= 2 && !isSecondLevel(domain);

function isSecondLevel(domain: string): boolean {
  const [second = '', top = '', ...more] = domain.split('.');
  return more.length === 0 && top.length === 2 && SECOND_LEVEL.has(second);
}

/** The part of an address's domain that an organisation registers, as far as its form tells. */
function organisationOf(address: string): string {
  const labels = domainOf(address).split('.');
  const [top, second] = [labels.at(-1) ?? '', labels.at(-2) ?? ''];
  return labels.slice(top.length === 2 && SECOND_LEVEL.has(second) ? -3 : -2).join('.');
}

/** Whether this domain is one of a provider that gives an address to anybody. */
export const isAnybodys = (domain: string): boolean => {
  const [name = '', top = '', ...more] = organisationOf(domain).split('.');
  // `gmail.com`, `web.de`, `yahoo.com.tr`; `free.firma.com` is a firm's.
  return ANYBODYS.has(name) && (more.length === 0 ? top !== '' : SECOND_LEVEL.has(top));
};

/** Whether one organisation can have this domain, as far as its form tells: not `gmail.com`, nor `com.tr`. */
export const isSomebodys = (domain: string): boolean => isRegistered(domain) && !isAnybodys(domain);

/** Whether two addresses belong to one organisation. Of a provider that serves everybody nothing is known. */
export const isSameOrganisation = (one: string, other: string): boolean =>
  organisationOf(one) === organisationOf(other) && !isAnybodys(domainOf(one));

/** Whether somebody with this address may write for us: it is one of ours, or of the organisation of one. */
export const isOfHouse = (address: string, ownAddresses: readonly string[]): boolean =>
  isOneOf(address, ownAddresses) || ownAddresses.some((own) => isSameOrganisation(own, address));
