/** The company's own texts: adding, changing. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import {
  type CompanyText,
  countTexts,
  insertText,
  listTexts as readTexts,
  textById,
  updateText as saveText,
} from '../../db/routing/texts.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { isBlankText } from '../../domain/text/blank.ts';
import { auditChange } from '../http/changes.ts';
import type { Handler } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';

export const listTexts: Handler<Routes['listTexts']> = async ({ pool }) => ({
  items: await readTexts(pool),
  next: null,
});

/** Problem `bad-input` for a name that is taken, words that say nothing, and when there are as many as may be. */
export const createText: Handler<Routes['createText']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    requireWords(body);
    if ((await countTexts(db)) >= LIMITS.companyTexts)
      throw badField('name', 'too-many', 'there are as many texts as there may be', LIMITS.companyTexts);
    const text = await insertText(db, body);
    if (text === undefined) throw taken();
    await audit(db, who.id, 'text.create', text.id, { name: text.name });
    return text;
  });

/** Problem `bad-input` as above; `stale-version`. */
export const updateText: Handler<Routes['updateText']> = async ({ pool }, { params, body, who, expected }) =>
  inTransaction(pool, async (db) => {
    requireWords(body);
    const before = await textById(db, params.id);
    if (before === undefined) throw new Problem('not-found', 'there is no such text');
    requireVersion(before.version, expected ?? body.version);
    const after = await saveText(db, before.id, body);
    if (after === undefined) throw taken();
    await auditChange(db, who.id, 'text.update', before.id, { before: partsOf(before), after: partsOf(after) });
    return after;
  });

const partsOf = ({ name, tr, en }: CompanyText): CompanyText => ({ name, tr, en });

function requireWords(text: CompanyText): void {
  for (const language of ['tr', 'en'] as const)
    if (isBlankText(text[language])) throw badField(language, 'missing', 'a text says something, in both languages');
}

const taken = () => badField('name', 'taken', 'a text of this name exists');
