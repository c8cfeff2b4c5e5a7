import { domainToASCII } from 'node:url';
import { LIMITS } from '../../domain/limits.ts';
import { oneSpelling } from '../../domain/mail/address.ts';
import type { Address } from '../../domain/mail/message.ts';
import { isWesternLabel, unIcelandic } from './charset.ts';
import { cleanLine } from '../../domain/text/clean.ts';
import { decodeWords } from './encoded-word.ts';
import { peopleIn } from './people.ts';

/** Addresses and Message-IDs out of header values. */

/** RFC 2047 and its language tag (RFC 2231, 5). */
const ENCODED_WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?[bq]\?/gi;

/**
 * The mailboxes of an address header: groups replaced by their members, domains in the ASCII form that mail is sent
 * with, at most LIMITS.addresses. Entries without an address are left out.
 */
export function readAddresses(values: string[]): Address[] {
  const addresses: Address[] = [];
  const isWestern = namesWestern(values);
  for (const { name, address } of values.flatMap(peopleIn)) {
    if (addresses.length === LIMITS.addresses) break;
    // What a name decodes to is a name, whatever it looks like.
    const decoded = cleanLine(decodeWords(name), LIMITS.addressNameChars);
    addresses.push({ name: isWestern ? unIcelandic(decoded) : decoded, address: oneSpelling(address, domainToASCII) });
  }
  return addresses;
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
  return namesWestern(rawValues) ? unIcelandic(decoded) : decoded;
}

function namesWestern(rawValues: string[]): boolean {
  for (const value of rawValues)
    for (const match of value.matchAll(ENCODED_WORD)) if (isWesternLabel(match[1] ?? '')) return true;
  return false;
}
