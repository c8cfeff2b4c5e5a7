import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** The layer law (README): what a folder may import. `types:` allows type-only imports; a name is an npm package. */
const LAW: Record<string, RegExp> = {
  domain: /^domain\/|^temporal-polyfill$/,
  mail: /^(mail|domain)\/|^(mailparser|nodemailer|sanitize-html|html-to-text|node:(child_process|worker_threads|crypto|path|url|stream|buffer|util|events))($|\/)/,
  vault: /^(vault|domain)\/|^(node:crypto|@node-rs\/argon2)$/,
  db: /^(db|domain)\/|^(pg|node:.*)$/,
  contract: /^(contract|domain)\/|^zod$/,
  workflows: /^(workflows|domain)\/|^@temporalio\/(workflow|common)$|^types:activities\//,
  activities:
    /^(activities|mail|vault|db|domain)\/|^workflows\/messages\.ts$|^(imapflow|nodemailer|@temporalio\/(activity|client|common)|node:.*)$/,
  api: /^(api|vault|db|contract|domain)\/|^workflows\/messages\.ts$|^(express|express-rate-limit|helmet|cookie|zod|zod-openapi|prom-client|pg|@temporalio\/(client|common)|node:.*)$/,
  ui: /^(ui|domain|contract)\/|^(react|react-dom|@mantine\/|@tanstack\/|@tiptap\/|@tabler\/|wouter|vite|@vitejs\/|node:(url|path)$)|^types:zod$/,
};
/** Composition roots build things from everything below them. */
const ROOTS: Record<string, RegExp> = { 'api/server.ts': /^(config|log)\.ts$/ };
/** Run in workflows, so kept free of time-zone data. */
const CALENDAR = /^domain\/sla\/(calendar|policy)\.ts$/;

type Import = { file: string; target: string; typeOnly: boolean };

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(
      /^(?:import|export)\s(type\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm,
    ),
  ].map(([, type, target]) => ({
    file,
    typeOnly: type !== undefined,
    target: target!.startsWith('.') ? path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target!)) : target!,
  }));

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));

const broken = (folder: string): string[] =>
  filesIn(folder)
    .flatMap(importsOf)
    .filter(({ file, target, typeOnly }) => {
      if (
        target.endsWith('.css') ||
        (LAW[folder]!.test(target) &&
          !(folder === 'domain' && target === 'temporal-polyfill' && file !== 'domain/sla/calendar.ts'))
      )
        return false;
      if (ROOTS[file]?.test(target)) return false;
      return !(typeOnly && LAW[folder]!.test(`types:${target}`));
    })
    .map(({ file, target }) => `${file} -> ${target}`);

test.each(Object.keys(LAW))('%s imports only what the layer law allows', (folder) => {
  expect(broken(folder)).toEqual([]);
});

test('nothing that a workflow runs reads a calendar', () => {
  const seen = new Set<string>();
  const queue = filesIn('workflows');
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(
      ...importsOf(file)
        .filter(({ target, typeOnly }) => !typeOnly && target.startsWith('domain/'))
        .map(({ target }) => target),
    );
  }
  expect([...seen].filter((file) => CALENDAR.test(file))).toEqual([]);
});

test('only config.ts reads the environment of the product', () => {
  const readers = [
    ...Object.keys(LAW)
      .filter((folder) => folder !== 'ui')
      .flatMap(filesIn),
    'worker.ts',
    'log.ts',
    'config.ts',
  ].filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('process.env'));
  expect(readers).toEqual(['config.ts']);
});

test('the law notices an import that breaks it', () => {
  expect(LAW['domain']!.test('db/core/pool.ts')).toBe(false);
  expect(LAW['workflows']!.test('activities/index.ts')).toBe(false);
  expect(LAW['api']!.test('mail/read/parse.ts')).toBe(false);
});
