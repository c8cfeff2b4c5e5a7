/** What rules answer with. */
import type { Language } from '../../domain/text/language.ts';
import { type Db, many } from '../core/pool.ts';

/** The company's texts of these ids; one that is written in one language only says the same in the other. */
export async function answerTexts(db: Db, ids: string[]): Promise<Map<string, Record<Language, string>>> {
  if (ids.length === 0) return new Map();
  const rows = await many<{ id: string; tr: string; en: string }>(db, {
    name: 'answer-texts',
    text: `select id, coalesce(nullif(tr, ''), en) as tr, coalesce(nullif(en, ''), tr) as en from company_text where id = any($1::uuid[])`,
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}
