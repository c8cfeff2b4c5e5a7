/** JSON shapes that routes of every room share. Instants are ISO 8601 UTC strings, names are camelCase. */
import { LIMITS } from '../domain/limits.ts';
import { LANGUAGE_CODE, LANGUAGES } from '../domain/text/language.ts';
import { isBlankText, visibleLine } from '../domain/text/blank.ts';
import { z } from 'zod';
import { CONCERNS } from '../domain/mail/concerns.ts';
import { FIELD_FAULTS, type FieldFault } from '../domain/field-fault.ts';
import { PROBLEM_CODES } from '../domain/problem.ts';

export const id = z.uuid().toLowerCase();
export const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
/** Of an address that names one thing. */
export const byId = z.object({ id });
/**
 * A whole number, in an address as decimal digits and nothing else: JavaScript would also read `0x10`, `1e3` and an empty text as one. A step before
 * it (`preprocess`) would hide from the printed contract that it is required, and its default.
 */
export function inDigits<Whole extends z.ZodCoercedNumber>(whole: Whole): Whole {
  // oxlint-disable-next-line no-underscore-dangle -- by this name zod gives whoever extends it a schema's own way of reading
  const inner = whole._zod;
  const { parse } = inner;
  inner.parse = (given, context) => {
    const { value } = given;
    if (typeof value === 'string' ? !/^\d+$/.test(value) : typeof value !== 'number') given.value = NaN;
    return parse(given, context);
  };
  return whole;
}
/** A number that Postgres gave out (ticket, row of a ledger), as text of an address. */
export const rowNumber = inDigits(z.coerce.number().int().positive());
/** From where a list that runs backwards goes on: a row's number, or a version, which Postgres keeps in 32 bits. */
export const beforeRow = inDigits(z.coerce.number().int().nonnegative());
export const beforeVersion = inDigits(z.coerce.number().int().nonnegative().max(2_147_483_647));
/** What was read of what is to be changed; 0 where there was nothing. */
export const seenVersion = z
  .int()
  .nonnegative()
  .max(2_147_483_647)
  .optional()
  .meta({ description: 'the version seen; as If-Match' });
/**
 * One line: with a break or another control character in it, it would be lines of its own in a list, in a file, and in the head of a mail.
 * What turns the direction of writing is taken out, since programs copy it along unseen; of what shows nothing, nothing is left.
 */
export const line = (most: number) =>
  z
    .string()
    .overwrite(visibleLine)
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'it is one line; leave out line breaks and control characters');
/** What something is called. */
export const nameOf = (most: number = LIMITS.nameChars) => line(most).min(1);
/** Words that say something, of any number of lines. */
export const wordsOf = (most: number) =>
  z
    .string()
    .overwrite((text) => (isBlankText(text) ? '' : text))
    .trim()
    .min(1)
    .max(most);
export const named = z.object({ id, name: z.string() });
export const language = z.enum(LANGUAGES);
export const anyLanguage = z
  .string()
  .regex(LANGUAGE_CODE)
  .meta({ description: 'a language by its code (ISO 639), as `tr`, `en`, `de`' });

/** How many a page of a list holds at most. */
export const pageLimit = inDigits(z.coerce.number().int().min(1).max(200)).default(50);
/**
 * A page of a keyset-paged list. For the following one `next` goes into `after`; in the lists that run backwards (ledger,
 * quarantine, messages, events) into `before`.
 */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** Published as a plain string, so that a client of today takes a fault of tomorrow; our own code knows them all. */
export const fieldFault = z.string() as z.ZodType as z.ZodType<FieldFault, FieldFault>;

/** In each language; one may be empty, and says the same as the other. */
export const customLabel = z.object({ tr: z.string(), en: z.string() });
/** Of one ticket, contact or organisation. */
export const customValues = z.record(id, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).meta({
  id: 'CustomValues',
  description:
    'what custom fields hold, by their ids (`GET /custom-fields`): a text, a number, a date as 2026-11-29, the id of a choice, ids of several, yes or no, an address; a field that is not known is not there',
});

export const problem = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: 'what went wrong, in the language of Accept-Language' }),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string().meta({ description: 'the thing, the reason and the cure, in English' }),
    fields: z
      .array(
        z.object({
          path: z.string(),
          code: fieldFault.meta({ description: `${FIELD_FAULTS.join(', ')}; more may come` }),
          limit: z.number().optional().meta({
            description: 'the bound that was passed, or how many tickets stand in the way, where there is one',
          }),
          meets: z
            .object({ from: instant, to: instant })
            .optional()
            .meta({ description: 'what stands already for a part of that time, with overlaps of absences and duties' }),
          message: z.string().meta({ description: 'in English' }),
        }),
      )
      .optional(),
    version: z.int().optional().meta({ description: 'the current version, with stale-version' }),
    owner: named.optional().meta({ description: 'who has the ticket, with already-owned' }),
    concerns: z
      .array(
        z.object({
          kind: z.enum(CONCERNS),
          blocks: z.boolean().meta({ description: 'it cannot be confirmed, only mended' }),
          found: z.string().meta({ description: 'the words of the reply' }),
          line: z.string().meta({ description: 'the line they stand in' }),
          at: z.int().meta({ description: 'where in that line' }),
          messages: z.array(id).meta({ description: 'those that were not seen, the oldest first' }),
        }),
      )
      .optional()
      .meta({ description: 'all that keeps a reply back, with to-confirm, and with stale-version of a reply' }),
    missing: z
      .array(z.object({ id, label: customLabel }))
      .optional()
      .meta({ description: 'the custom fields that have to be filled in first, with fields-missing' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
