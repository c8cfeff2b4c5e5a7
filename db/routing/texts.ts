/** The company's own texts, which a rule may answer with. Two names that differ in case only are one. */
import type { Language } from '../../domain/text/language.ts';
import { type Db, first, many, maybe } from '../core/pool.ts';

export type CompanyText = { name: string; tr: string; en: string };
export type CompanyTextRow = CompanyText & { id: string; version: number; createdAt: Date };

const TEXT = 'id, version, name, tr, en, created_at as "createdAt"';

export const listTexts = (db: Db): Promise<CompanyTextRow[]> =>
  many<CompanyTextRow>(db, {
    name: 'list-texts',
    text: `select ${TEXT} from company_text order by tr_order(name), id`,
  });

/** Locked, so that its version stays until the transaction ends. */
export const textById = (db: Db, id: string): Promise<CompanyTextRow | undefined> =>
  maybe<CompanyTextRow>(db, {
    name: 'text-by-id',
    text: `select ${TEXT} from company_text where id = $1 for update`,
    values: [id],
  });

export const countTexts = async (db: Db): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-texts',
      text: 'select count(*)::integer as count from company_text',
    })
  ).count;

/** Undefined when the name is taken. */
export const insertText = (db: Db, { name, tr, en }: CompanyText): Promise<CompanyTextRow | undefined> =>
  maybe<CompanyTextRow>(db, {
    name: 'insert-text',
    text: `insert into company_text (name, tr, en) values ($1, $2, $3) on conflict do nothing returning ${TEXT}`,
    values: [name, tr, en],
  });

/** The next version of it; undefined when another one has this name. */
export const updateText = (db: Db, id: string, { name, tr, en }: CompanyText): Promise<CompanyTextRow | undefined> =>
  maybe<CompanyTextRow>(db, {
    name: 'update-text',
    text: `update company_text set name = $2, tr = $3, en = $4, version = version + 1
            where id = $1 and not exists (select from company_text where tr_fold(name) = tr_fold($2) and id <> $1)
            returning ${TEXT}`,
    values: [id, name, tr, en],
  });

/** What rules answer with: the words of these texts, by their ids. */
export async function answerTexts(db: Db, ids: string[]): Promise<Map<string, Record<Language, string>>> {
  if (ids.length === 0) return new Map();
  const rows = await many<{ id: string; tr: string; en: string }>(db, {
    name: 'answer-texts',
    text: 'select id, tr, en from company_text where id = any($1::uuid[])',
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}
