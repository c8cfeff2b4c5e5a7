/** The company's lists of words that customers do not know, as somebody has kept them. */
import type { JargonWord } from '../../domain/mail/words/jargon.ts';
import type { Language } from '../../domain/text/language.ts';
import { wellFormed } from '../core/json.ts';
import type { Named } from '../core/named.ts';
import { notice } from '../core/notices.ts';
import { change, first, many, type Db } from '../core/pool.ts';

export type JargonRow = {
  language: Language;
  version: number;
  words: JargonWord[];
  changedAt: Date;
  changedBy: Named | null;
};

/** Of the languages in which somebody has kept one. */
export const jargonLists = (db: Db): Promise<JargonRow[]> =>
  many<JargonRow>(db, {
    name: 'jargon-lists',
    text: `select j.language, j.version, j.words, j.changed_at as "changedAt",
                  case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as "changedBy"
             from jargon j left join agent a on a.id = j.changed_by`,
  });

/** Until the transaction ends nobody else keeps one. */
export const lockJargon = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-jargon', text: `select pg_advisory_xact_lock(hashtext('jargon'))` });

/** Keeps the next version of a list, and tells open desks. */
export const keepJargon = (db: Db, by: string, language: Language, words: JargonWord[]): Promise<number> =>
  change(db, {
    name: 'keep-jargon',
    text: `with kept as (
             insert into jargon (language, words, changed_by) values ($1, $2, $3)
             on conflict (language) do update set words = excluded.words, version = jargon.version + 1, changed_at = now(), changed_by = excluded.changed_by
             returning language)
           select ${notice('jargon', { language: 'language' })} from kept`,
    values: [language, wellFormed(words), by],
  });
