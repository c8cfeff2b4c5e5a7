/** The company's lists of words that customers do not know: reading, and keeping one as a whole. */
import type { Routes } from '../../contract/routes.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { type JargonRow, jargonLists, keepJargon, lockJargon } from '../../db/mail-out/jargon.ts';
import { jargonFault, type JargonWord, jargonWord } from '../../domain/mail/words/jargon.ts';
import { USUAL_JARGON } from '../../domain/mail/words/usual-jargon.ts';
import { badField } from '../../domain/problem.ts';
import { type Language, LANGUAGES } from '../../domain/text/language.ts';
import { auditChange, isSame } from '../http/changes.ts';
import type { Handler } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';

/** The list of a language as it stands: the usual one until somebody has kept another. */
function standing(rows: JargonRow[], language: Language) {
  const row = rows.find((one) => one.language === language);
  return {
    language,
    version: row?.version ?? 0,
    words: row?.words ?? [...USUAL_JARGON[language]],
    changedAt: row?.changedAt ?? null,
    changedBy: row?.changedBy ?? null,
  };
}

export const listJargon: Handler<Routes['listJargon']> = async ({ pool }) => {
  const rows = await jargonLists(pool);
  return { items: LANGUAGES.map((language) => standing(rows, language)), next: null };
};

/** Problems: `stale-version`; `bad-input` for a word that says nothing (`malformed`) or stands there twice (`taken`). */
export const saveJargon: Handler<Routes['saveJargon']> = async ({ pool }, { params, body, who, expected }) => {
  const { language } = params;
  const words: JargonWord[] = body.words.map(({ word, instead }) => ({
    word: jargonWord(word),
    instead: jargonWord(instead ?? '') || null,
  }));
  const fault = jargonFault(words);
  if (fault !== null)
    throw badField(
      `words.${fault.at}.word`,
      fault.code,
      fault.code === 'taken' ? 'the word stands in the list already' : 'a word has a letter or a digit',
    );
  return inTransaction(pool, async (db) => {
    await lockJargon(db);
    const before = standing(await jargonLists(db), language);
    requireVersion(before.version, expected ?? body.version);
    if (isSame(before.words, words)) return before;
    await keepJargon(db, who.id, language, words);
    await auditChange(db, who.id, 'jargon.write', language, { before: { words: before.words }, after: { words } });
    return standing(await jargonLists(db), language);
  });
};
