/** Mentions in the HTML of a note, by the marks that the editor's node (mention.ts) writes. */
import type { Mention } from '../../../domain/ticket/mention.ts';

const MARK = /<span data-mention="(agent|team):([0-9a-f-]{36})"/g;

/** Whom the words of a note ask, each once. */
export const mentionsIn = (html: string): Mention[] =>
  [...new Map(Array.from(html.matchAll(MARK), ([mark, who, id = '']) => [mark, { who, id }])).values()].map(
    ({ who, id }) => (who === 'team' ? { team: id } : { agent: id }),
  );
