/** The pages of docs/ that the desk shows as its guide, rendered once, as the desk is built. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../../domain/text/fold.ts';
import { GUIDE_NAMES, guideFile, type GuideName, type GuidePage } from '../../domain/text/guide.ts';
import type { Language } from '../../domain/text/language.ts';
import { markdownHtml } from '../connecting/markdown.ts';
import { PROJECT_ROOT } from '../root.ts';

const SOURCE = path.join(PROJECT_ROOT, 'docs');
const FOLDERS: Record<Language, string> = { en: '.', tr: 'tr' };
/** Leads to the same page in the other language, which the desk does by itself. */
const OTHER_LANGUAGE = /\s*\[(?:Türkçesi|In English)\]\([^)]*\)\.?/g;

export const guidePages = (language: Language): GuidePage[] => GUIDE_NAMES.map((name) => page(name, language));

const read = (name: GuideName, language: Language): string =>
  readFileSync(path.join(SOURCE, FOLDERS[language], `${name}.md`), 'utf8');
const titleOf = (source: string): string | undefined => /^# (.*)$/m.exec(source)?.[1];

function page(name: GuideName, language: Language): GuidePage {
  const source = read(name, language);
  const [head = '', ...rest] = withTitles(source.replace(OTHER_LANGUAGE, ''), language).split(/^## /m);
  const title = titleOf(head) ?? name;
  const parts = [
    { title: '', words: head.replace(/^# .*$/m, '') },
    ...rest.map((part) => {
      const [first = '', ...lines] = part.split('\n');
      return { title: first.trim(), words: lines.join('\n') };
    }),
  ];
  return {
    name,
    title,
    sections: parts
      .filter(({ title: named, words }) => named !== '' || words.trim() !== '')
      .map((part) => {
        // What is wider than a telephone is moved by keys as well.
        const html = markdownHtml(part.words, leadsFrom(FOLDERS[language], language)).replaceAll(
          '<pre>',
          '<pre tabindex="0">',
        );
        return { id: anchorOf(part.title), title: plain(part.title), html, text: plain(html) };
      }),
  };
}

/** A link that is called by its file, as pages of a repository are, is called by the title of the page. */
const withTitles = (source: string, language: Language): string =>
  source.replace(/\[`?[\w/.-]+\.md`?\](?=\(([^)#]+))/g, (all, target: string) => {
    const file = path.join(SOURCE, FOLDERS[language], target);
    const title = existsSync(file) ? titleOf(readFileSync(file, 'utf8')) : undefined;
    return title === undefined ? all : `[${title}]`;
  });

/** Words without marks and tags, as they are looked for and shown as what was found. */
const plain = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** As GitHub names it, without what a Turkish letter would make of an address. */
const anchorOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Pages lead to each other in the desk, and to the guide of connecting; what else lies in the repository leads nowhere. */
const leadsFrom = (folder: string, language: Language) => (target: string) => {
  if (/^https?:/.test(target)) return target;
  const [file = '', anchor] = target.split('#');
  const at = path.posix.normalize(path.posix.join(folder, file));
  const hash = anchor === undefined ? '' : `#${anchorOf(decodeURIComponent(anchor))}`;
  if (at.startsWith('pictures/')) return `/guide/${at}`;
  if (at.startsWith('connecting/')) return `/guide/${language}/index.html`;
  const name = GUIDE_NAMES.find((one) => at === path.posix.normalize(path.posix.join(folder, `${one}.md`)));
  return name === undefined ? null : `/guide/${name}${hash}`;
};

/** Pictures that the pages show, by their names in docs/pictures. */
export const picturesOf = (pages: readonly GuidePage[]): string[] => [
  ...new Set(
    pages.flatMap(({ sections }) =>
      sections.flatMap(({ html }) =>
        [...html.matchAll(/src="\/guide\/pictures\/([^"]+)"/g)].map(([, name = '']) => name),
      ),
    ),
  ),
];

/** Writes them into the folder of the guide beside the built desk, with their pictures. */
export function writePages(folder: string): void {
  mkdirSync(path.join(folder, 'pictures'), { recursive: true });
  for (const language of Object.keys(FOLDERS) as Language[]) {
    const pages = guidePages(language);
    writeFileSync(path.join(folder, path.basename(guideFile(language))), JSON.stringify(pages));
    for (const name of picturesOf(pages))
      cpSync(path.join(SOURCE, 'pictures', name), path.join(folder, 'pictures', name));
  }
}
