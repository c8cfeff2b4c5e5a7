/** The guide as the desk shows it: each page in both languages, with links and pictures that lead somewhere, and no script. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { guidePages, picturesOf } from '../../../dev/guide/pages.ts';
import { PROJECT_ROOT } from '../../../dev/root.ts';
import { GUIDE_NAMES } from '../../../domain/text/guide.ts';
import type { Language } from '../../../domain/text/language.ts';

describe.each<Language>(['en', 'tr'])('the guide in %s', (language) => {
  const pages = guidePages(language);

  test('has every page, each with a title, sections of different names, and words', () => {
    expect(pages.map(({ name }) => name)).toEqual(GUIDE_NAMES);
    for (const { name, title, sections } of pages) {
      expect([name, title === name, sections.every(({ text }) => text.length > 20)]).toEqual([name, false, true]);
      expect([name, new Set(sections.map(({ id }) => id)).size]).toEqual([name, sections.length]);
    }
  });

  test('leads from page to page, to sections that are there, and to pictures that are there', () => {
    for (const { name, sections } of pages)
      for (const { html } of sections)
        for (const [, page = '', section] of html.matchAll(/href="\/guide\/([\w-]+)(?:#([^"]*))?"/g)) {
          const to = pages.find((one) => one.name === page);
          expect([name, page, to !== undefined]).toEqual([name, page, true]);
          if (section !== undefined)
            expect([name, page, section, to?.sections.some(({ id }) => id === section)]).toEqual([
              name,
              page,
              section,
              true,
            ]);
        }
    const pictures = picturesOf(pages);
    expect(pictures.length).toBeGreaterThan(3);
    for (const picture of pictures)
      expect([picture, existsSync(path.join(PROJECT_ROOT, 'docs', 'pictures', picture))]).toEqual([picture, true]);
  });

  test('holds no script, no handler of one, and no Markdown that was left unread', () => {
    for (const { name, sections } of pages)
      for (const { html } of sections) {
        expect([name, html.match(/<script|<style|<iframe|\son\w+=|javascript:/gi)]).toEqual([name, null]);
        const words = html.replace(/<(pre|code)\b.*?<\/\1>/gs, '');
        expect([name, words.match(/\*\*|\]\(|^#+ |\|---|\.md\b/gm)]).toEqual([name, null]);
      }
  });
});

test('every page of docs/ that is there in Turkish too is one of the guide: its readers are no developers', () => {
  const pages = readdirSync(path.join(PROJECT_ROOT, 'docs', 'tr')).map((name) => path.parse(name).name);
  expect(pages.toSorted()).toEqual(GUIDE_NAMES.toSorted());
});
