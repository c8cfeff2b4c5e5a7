/** In which time zone a contact lives: as somebody has said, else by the clocks of their mails. */
import type { Routes } from '../../contract/routes.ts';
import { placeOfContact, sentTimesOfContact } from '../../db/customer/contact-zone.ts';
import { guessedZone } from '../../domain/customer/zone.ts';
import { Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

export const getContactZone: Handler<Routes['getContactZone']> = async ({ pool }, { params }) => {
  const place = await placeOfContact(pool, params.id);
  if (place === undefined) throw new Problem('not-found', 'there is no such contact');
  if (place.timeZone !== null) return { timeZone: place.timeZone, by: 'hand', fits: 0, of: 0 };
  const guessed = guessedZone(await sentTimesOfContact(pool, params.id), place.addresses);
  if (guessed === null) return { timeZone: null, by: null, fits: 0, of: 0 };
  return { timeZone: guessed.zone, by: 'mails', fits: guessed.fits, of: guessed.of };
};
