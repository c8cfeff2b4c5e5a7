import { describe, expect, test } from '@jest/globals';
import type { GuidePage } from '../../../domain/text/guide.ts';
import { guideHits } from '../../../ui/knowledge/guide-search.ts';

const section = (title: string, text: string) => ({ id: title, title, html: '', text });
const PAGES: GuidePage[] = [
  {
    name: 'lists',
    title: 'Listeler',
    sections: [section('Gruplar', 'Tatil günü hiç sayılmaz.'), section('Satır', 'İade')],
  },
  {
    name: 'time',
    title: 'Süreler',
    sections: [section('Tatiller', 'Kapalı gün.'), section('Uzun', `${'söz '.repeat(80)}iade ${'gün '.repeat(80)}`)],
  },
];
const found = (query: string) => guideHits(PAGES, query).map(({ page, section: { title } }) => `${page.name} ${title}`);

describe('looking for words in the guide', () => {
  test('a section of that name goes before one that mentions it', () => {
    expect(found('tatil')).toEqual(['time Tatiller', 'lists Gruplar']);
  });

  test('all words count, in any order and spelling', () => {
    expect(found('SAYILMAZ tatıl')).toEqual(['lists Gruplar']);
    expect(found('ıade')).toEqual(['lists Satır', 'time Uzun']);
    expect(found('tatil iade')).toEqual([]);
    expect(found('   ')).toEqual([]);
  });

  test('what was found is shown with whole words around it', () => {
    const [, { snippet } = { snippet: '' }] = guideHits(PAGES, 'iade');
    expect(snippet).toMatch(/^… (söz )+iade (gün )+…$/);
    expect(snippet.length).toBeLessThan(240);
  });
});
