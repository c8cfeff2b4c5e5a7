/** Looking for words in the guide: all of them, in any order and spelling, in one section. Pure. */
import { fold } from '../../domain/text/fold.ts';
import type { GuidePage } from '../../domain/text/guide.ts';

export type GuideHit = { page: GuidePage; section: GuidePage['sections'][number]; snippet: string };

/** So much is shown around what was found. */
const AROUND_CHARS = 70;

/** Sections that have it in their title go first, else they stand as the guide does. Nothing for nothing. */
export function guideHits(pages: readonly GuidePage[], query: string): GuideHit[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = pages.flatMap((page) =>
    page.sections.flatMap((section) => {
      const title = fold(`${page.title} ${section.title}`);
      const text = fold(section.text);
      if (!words.every((word) => title.includes(word) || text.includes(word))) return [];
      const at = Math.max(
        0,
        Math.min(...words.map((word) => text.indexOf(word)).filter((place) => place >= 0), text.length),
      );
      const isTitled = words.every((word) => title.includes(word));
      return [{ page, section, snippet: around(section.text, at < text.length ? at : 0), isTitled }];
    }),
  );
  return hits.sort((a, b) => Number(b.isTitled) - Number(a.isTitled)).map(({ isTitled: _isTitled, ...hit }) => hit);
}

/** Whole words about a place; folding keeps places but for a few letters, which matters to nobody here. */
function around(text: string, at: number): string {
  const from = at <= AROUND_CHARS ? 0 : text.indexOf(' ', at - AROUND_CHARS) + 1;
  const end = at + 2 * AROUND_CHARS;
  const to = end >= text.length ? text.length : text.lastIndexOf(' ', end);
  return `${from > 0 ? '… ' : ''}${text.slice(from, Math.max(to, from))}${to < text.length ? ' …' : ''}`;
}
