import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import { LIMITS } from '../../domain/limits.ts';
import { oneSpelling } from '../../domain/mail/address.ts';
import type { Address } from '../../domain/mail/message.ts';
import { isWesternLabel, unIcelandic } from './charset.ts';
import { cleanLine } from '../../domain/text/clean.ts';
import { decodeWords } from './encoded-word.ts';

/** Addresses and Message-IDs out of header values. */

/** RFC 2047 and its language tag (RFC 2231, 5). */
const ENCODED_WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?[bq]\?/gi;

/**
 * The mailboxes of an address header: groups replaced by their members, domains in the ASCII form that mail is sent
 * with, at most LIMITS.addresses. Entries without an address are left out.
 */
export function readAddresses(values: string[]): Address[] {
  const found = values.flatMap((value) => addressparser(value, { flatten: true }));
  const addresses: Address[] = [];
  for (const { name, address } of found) {
    if (addresses.length === LIMITS.addresses) break;
    const plain = oneSpelling(cleanLine(plainAddress(address ?? ''), LIMITS.addressChars), domainToASCII);
    if (!plain.includes('@')) continue;
    // What a name decodes to is a name, whatever it looks like.
    const decoded = cleanLine(decodeWords(name.trim()), LIMITS.addressNameChars);
    addresses.push({ name: readWords(decoded, values), address: plain });
  }
  return addresses;
}

/** Encoded words have no place in an address (RFC 2047, 5): one that hides more than an address is none. */
function plainAddress(address: string): string {
  if (!/=\?[^?]{1,60}\?[bq]\?/i.test(address)) return address;
  const decoded = decodeWords(address);
  return /^[^\s@]+@[^\s@]+$/.test(decoded) && !decoded.includes('=?') ? decoded : '';
}

/** Bare addresses, as Delivered-To and Return-Path carry them. */
export function readPath(value: string): string {
  return oneSpelling(cleanLine(value, LIMITS.addressChars).replace(/^<|>$/g, '').trim(), domainToASCII);
}

/**
 * Message-IDs in order, each once. Real headers hold prose, commas and comments between them, so the ids are picked
 * out rather than split (email clients: `<a@b>,<c@d>`, `<id> (message of "Fri, 11 Feb")`).
 * Of more than LIMITS.references the first and the newest stay.
 */
export function readMailIds(values: string[]): string[] {
  const ids = new Set<string>();
  for (const value of values) {
    for (const match of value.matchAll(/<([^<>\s@\0]{1,998}@[^<>\s\0]{1,255})>/g)) ids.add(match[1] ?? '');
  }
  const all = [...ids];
  return all.length <= LIMITS.references ? all : [...all.slice(0, 1), ...all.slice(1 - LIMITS.references)];
}

/** Decoded words whose encoded form named a Western charset may be Turkish all the same. */
export function readWords(decoded: string, rawValues: string[]): string {
  const labels = rawValues.flatMap((value) => Array.from(value.matchAll(ENCODED_WORD), (match) => match[1] ?? ''));
  return labels.some(isWesternLabel) ? unIcelandic(decoded) : decoded;
}
