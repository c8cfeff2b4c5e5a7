/** An address of ours, of a mailbox or of an agent, in its one spelling. */
import { z } from 'zod';
import { oneSpelling } from '../domain/mail/address.ts';

/** A domain of Turkish letters by its ASCII form. `URL` knows it in Node and in the browser. */
const toAscii = (domain: string): string =>
  /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && URL.canParse(`http://${domain}`)
    ? new URL(`http://${domain}`).hostname
    : '';

/** As an address of ours, or a domain behind its `@`, is spelled. */
export const inOneSpelling = (address: string): string => oneSpelling(address, toAscii);

export const ownAddress = z.string().max(254).overwrite(inOneSpelling).check(z.email());
