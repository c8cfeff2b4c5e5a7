/** The guide to connecting a mailbox: each page in both languages, with pictures that are there and the honest end. */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drawPage, drawTerminal } from '../../../dev/connecting/drawing.ts';
import { PAGES, TERMINALS } from '../../../dev/connecting/drawings.ts';
import { guidePages } from '../../../dev/connecting/guide.ts';
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';
import { guideAddress, guidePage } from '../../../ui/mail-in/connect/guide-page.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'connecting');
const inFolder = (name: string) => readdirSync(path.join(FOLDER, name)).filter((file) => file.endsWith('.md'));
const english = inFolder('.');
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const pages = [...english, ...english.map((file) => `tr/${file}`)];

test('each page is there in English and in Turkish', () => {
  expect(inFolder('tr')).toEqual(english);
});

describe.each(pages)('%s', (file) => {
  const text = read(file);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^https?:/.test(link));

  test('leads to files that are there', () => {
    for (const link of links) {
      const [target = '', anchor] = link.split('#');
      const at = path.join(FOLDER, path.dirname(file), target);
      expect([link, existsSync(at)]).toEqual([link, true]);
      if (anchor !== undefined && at.startsWith(FOLDER))
        expect([link, readFileSync(at, 'utf8').includes(`id="${anchor}"`)]).toEqual([link, true]);
    }
  });

  test('numbers its steps from one, and has as many in the other language', () => {
    const steps = (words: string) => [...words.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    const own = steps(text);
    expect(own).toEqual(own.map((_, index) => index + 1));
    expect(own).toEqual(steps(read(file.startsWith('tr/') ? file.slice(3) : `tr/${file}`)));
  });

  test('shows the pictures that the other language shows, and says what could not be tried', () => {
    const shown = (words: string) => [...words.matchAll(/pictures\/([\w-]+)/g)].map(([, name]) => name);
    expect(shown(text)).toEqual(shown(read(file.startsWith('tr/') ? file.slice(3) : `tr/${file}`)));
    if (!file.endsWith('README.md')) expect(text).toMatch(/^## (Not tried|Denenmeyenler)$/m);
    expect(text).toMatch(/(November|Kasım) 2026/);
  });
});

const drawn = [
  ...Object.entries(PAGES).map(([name, page]) => [name, drawPage(page), page.rows] as const),
  ...Object.entries(TERMINALS).map(([name, lines]) => [name, drawTerminal(lines), lines.lines] as const),
];

test.each(drawn)(
  'the drawing %s is as the script draws it, and the guide shows it beside the steps that it numbers',
  (name, svg, rows) => {
    expect(read(`pictures/${name}.svg`)).toBe(svg);
    const showing = english.map(read).filter((text) => text.includes(`pictures/${name}.svg`));
    expect(showing).not.toEqual([]);
    for (const text of showing)
      for (const { step } of rows as readonly { step?: number }[])
        if (step !== undefined) expect(text).toMatch(new RegExp(`^${step}\\. `, 'm'));
  },
);

test.each([
  ['gmail-sign-in', 'gmail'],
  ['microsoft-365', 'microsoft'],
  ['outlook-com', 'outlook'],
  ['yandex', 'yandex'],
  ['icloud', 'icloud'],
  ['natro', 'natro'],
])('%s.md names the servers that the table of providers has', (page, key) => {
  const { imap, smtp } = PROVIDERS.find((one) => one.key === key)!;
  for (const file of [`${page}.md`, `tr/${page}.md`])
    for (const { host, port } of [imap, smtp]) expect(read(file)).toMatch(new RegExp(`\`${host}\`.*\\b${port}\\b`));
});

describe('the guide as the desk serves it', () => {
  const served = guidePages();

  test('has every page in both languages', () => {
    for (const file of english) {
      const name = file === 'README.md' ? 'index' : file.replace('.md', '');
      for (const language of ['en', 'tr'])
        expect(served.get(`${language}/${name}.html`)).toContain(`lang="${language}"`);
    }
  });

  test('has a page for each way in at each provider that the desk knows, and for a host that it does not know', () => {
    const ways = [
      { key: null, ways: ['password'] as const },
      ...PROVIDERS.map(({ key, ways: of }) => ({ key, ways: of })),
    ].flatMap(({ key, ways: of }) => of.map((way) => [key, way] as const));
    for (const [key, way] of ways)
      for (const language of ['en', 'tr'] as const) {
        const at = guideAddress(language, guidePage(key, way)).replace('/guide/', '');
        expect([key, way, served.has(at)]).toEqual([key, way, true]);
      }
    expect(guidePage('zoho-eu', 'password')).toBe('zoho');
    expect(guidePage('workspace', 'google')).toBe('gmail-sign-in');
    expect(served.has(guideAddress('tr').replace('/guide/', ''))).toBe(true);
  });

  test('leads from page to page, and shows pictures that are there', () => {
    for (const [file, html] of served)
      for (const [, at = ''] of html.matchAll(/(?:href|src)="\/guide\/([^"#]+)/g)) {
        const isThere = served.has(at) || existsSync(path.join(FOLDER, at));
        expect([file, at, isThere]).toEqual([file, at, true]);
      }
  });

  test('leaves no Markdown unread', () => {
    for (const [file, html] of served) {
      const text = html.replace(/<(pre|style|code)>.*?<\/\1>/gs, '');
      expect([file, file.endsWith('.css') ? [] : (text.match(/\*\*|\]\(|^#+ |\|---|\.md\b/gm) ?? [])]).toEqual([
        file,
        [],
      ]);
    }
  });
});
