/** The company's lists of trade words and abbreviations, marked while a reply is written. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { route } from '../route.ts';
import { instant, named, page } from '../shapes.ts';

const language = z.enum(LANGUAGES);
const jargon = z
  .object({
    language,
    version: z.int().meta({ description: '0: nobody has kept one, and the usual words stand' }),
    words: z.array(
      z.object({
        word: z.string(),
        instead: z.string().nullable().meta({ description: 'what a customer understands; null where that depends' }),
      }),
    ),
    changedAt: instant.nullable(),
    changedBy: named.nullable(),
  })
  .meta({ id: 'Jargon' });

export const jargonRoutes = {
  listJargon: route({
    name: 'listJargon',
    method: 'get',
    path: '/jargon',
    summary: 'Words of the trade and abbreviations that customers do not know, of each language',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(jargon) },
  }),
  saveJargon: route({
    name: 'saveJargon',
    method: 'put',
    path: '/jargon/:language',
    summary: 'Keep a list in the place of the one that stands; takes If-Match',
    auth: 'routing:write',
    params: z.object({ language }),
    body: z.strictObject({
      words: z
        .array(
          z.strictObject({
            word: z.string().max(LIMITS.jargonWordChars),
            instead: z.string().max(LIMITS.jargonInsteadChars).nullable().default(null),
          }),
        )
        .max(LIMITS.jargonWords),
      version: z.int().optional().meta({ description: 'the version seen; as If-Match' }),
    }),
    ok: { status: 200, schema: jargon },
  }),
};
