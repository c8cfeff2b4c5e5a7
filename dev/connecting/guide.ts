/** The guide in docs/connecting as pages of the desk: `/guide/tr/microsoft-365.html`. They are files like any other of the built desk. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { escapeHtml } from '../../domain/text/escape.ts';
import type { Language } from '../../domain/text/language.ts';
import { PROJECT_ROOT } from '../root.ts';
import { markdownHtml } from './markdown.ts';

const SOURCE = path.join(PROJECT_ROOT, 'docs', 'connecting');
/** Where the pages of a language are written in the source. */
const FOLDERS: Record<Language, string> = { en: '.', tr: 'tr' };

/** Every page, by its path below the folder of the guide; pictures apart. */
export function guidePages(): Map<string, string> {
  const pages = new Map([['guide.css', STYLE]]);
  for (const [language, folder] of Object.entries(FOLDERS) as [Language, string][])
    for (const file of readdirSync(path.join(SOURCE, folder)).filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(path.join(SOURCE, folder, file), 'utf8');
      pages.set(pagePath(path.join(folder, file)), page(language, text, leadsFrom(folder)));
    }
  return pages;
}

/** `tr/zoho.md` is `tr/zoho.html`, `zoho.md` is `en/zoho.html`, `README.md` is `en/index.html`. */
const pagePath = (file: string): string => {
  const { dir, name } = path.posix.parse(file);
  return `${dir === '' || dir === '.' ? 'en' : dir}/${name === 'README' ? 'index' : name}.html`;
};

/** Links between its pages lead to the desk's; what lies elsewhere in the repository is not served. */
const leadsFrom = (folder: string) => (target: string) => {
  if (/^https?:/.test(target)) return target;
  const [file = '', anchor] = target.split('#');
  const at = path.posix.normalize(path.posix.join(folder, file));
  if (at.startsWith('..')) return null;
  const hash = anchor === undefined ? '' : `#${anchor}`;
  return `/guide/${at.endsWith('.md') ? pagePath(at) : at}${hash}`;
};

const BACK: Record<Language, string> = { en: 'Back to the desk', tr: 'Bilet’e dön' };

function page(language: Language, text: string, leads: (target: string) => string | null): string {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} · Bilet</title><link rel="icon" href="/mark.png"><link rel="stylesheet" href="/guide/guide.css"></head>
<body><main><p><a href="/">← ${BACK[language]}</a></p>${markdownHtml(text, leads)}</main></body></html>
`;
}

const STYLE = `:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--ground:#f1f4f4;--card:#fff;--line:#d8dde3;--link:#0a6a62}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4af;--ground:#101414;--card:#181c1e;--line:#363c43;--link:#4fc3b4}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:50rem;width:calc(100% - 1.5rem);margin:1.5rem auto 3rem;padding:clamp(1.1rem,4vw,2.4rem);background:var(--card);border:1px solid var(--line);border-radius:14px;overflow-wrap:anywhere}
h1{margin:0 0 .4rem;font-size:1.5rem;line-height:1.25}h2{margin:2rem 0 .6rem;font-size:1.15rem}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
ol,ul{padding-left:1.6rem}li{margin:.45rem 0}img{display:block;max-width:100%;height:auto;margin:.8rem 0;border-radius:10px}
table{width:100%;border-collapse:collapse;margin:1rem 0;font-size:.94rem}td,th{padding:.45rem .8rem .45rem 0;border-top:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--soft);font-weight:500}code,pre{font:.88em ui-monospace,SFMono-Regular,Menlo,monospace}pre{white-space:pre-wrap;padding:.8rem;background:var(--ground);border-radius:8px}
`;

/** Writes all of it anew into a folder. */
export function writeGuide(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of guidePages()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  cpSync(path.join(SOURCE, 'pictures'), path.join(folder, 'pictures'), { recursive: true });
}
