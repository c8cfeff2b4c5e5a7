/** Whom a note may ask. */
import type { Mention } from '../../domain/ticket/mention.ts';
import { idsOf, type Db } from '../core/pool.ts';

/** Those of them whom nobody can ask: who is not there, works here no longer, or was merged into another team. */
export async function unknownMentions(db: Db, mentions: readonly Mention[]): Promise<Mention[]> {
  if (mentions.length === 0) return [];
  const known = await idsOf(db, {
    name: 'known-mentions',
    text: `select id from agent where id = any($1::uuid[]) and active
           union all select id from team where id = any($2::uuid[]) and merged_into is null`,
    values: [
      mentions.flatMap((one) => ('agent' in one ? [one.agent] : [])),
      mentions.flatMap((one) => ('team' in one ? [one.team] : [])),
    ],
  });
  return mentions.filter((one) => !known.has('agent' in one ? one.agent : one.team));
}
