/** The company's own texts, which a rule may answer with. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { byId, id, instant, page, nameOf, wordsOf } from '../shapes.ts';
import { asRead } from './shapes.ts';

/** A customer is answered in one language or the other: neither may be empty. */
const words = wordsOf(LIMITS.companyTextChars);
const parts = { name: nameOf(), tr: words, en: words };

const companyText = z.object({ id, ...parts, version: z.int(), createdAt: instant }).meta({ id: 'CompanyText' });

export const texts = {
  listTexts: route({
    name: 'listTexts',
    method: 'get',
    path: '/texts/answers',
    summary: 'The company’s own texts that rules answer with, by name',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(companyText) },
  }),
  createText: route({
    name: 'createText',
    method: 'post',
    path: '/texts/answers',
    summary: 'Add a text that rules may answer with, in both languages',
    auth: 'routing:write',
    body: z.strictObject(parts),
    ok: { status: 201, schema: companyText },
  }),
  updateText: route({
    name: 'updateText',
    method: 'put',
    path: '/texts/answers/:id',
    summary: 'Change a text; takes If-Match. What was sent with it stays as it was',
    auth: 'routing:write',
    params: byId,
    body: z.strictObject({
      ...parts,
      ...asRead,
    }),
    ok: { status: 200, schema: companyText },
  }),
};
