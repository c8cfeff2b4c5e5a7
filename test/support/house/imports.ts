/** What a source file imports, read from its syntax tree: however it is written, and nothing that is only a comment or a text. */
import { parseSync } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `typeOnly` ones vanish when the product is built. `names`: the values that are imported, by the names they are exported under. */
type Import = { target: string; typeOnly: boolean; names: string[] };
/** A source file by its path in the repository; the targets of its imports are such paths too, or names of packages. */
export type Source = { file: string; imports: Import[] };

/** Of an import whose address is computed, so that nobody can read it from the file. */
const COMPUTED = '(a computed address)';

/** Every source file of these folders, and these files. */
export const readSources = (root: string, places: string[]): Source[] =>
  places
    .flatMap((place) => (path.extname(place) === '' ? filesIn(root, place) : [place]))
    .map((file) => readSource(file, readFileSync(path.join(root, file), 'utf8')));

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
}

/** The file with this text. Throws when the text is not TypeScript. */
export function readSource(file: string, text: string): Source {
  const imports: Import[] = [];
  const found = (address: unknown, typeOnly: boolean, names: string[] = []) =>
    imports.push({ target: targetOf(file, address), typeOnly, names });
  visit(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx') }).body, found);
  return { file, imports };
}

type Node = { type?: string; [field: string]: unknown };

function visit(node: unknown, found: (address: unknown, typeOnly: boolean, names?: string[]) => void): void {
  if (Array.isArray(node)) return node.forEach((inner) => visit(inner, found));
  if (node === null || typeof node !== 'object') return;
  const { type, source, specifiers, typeOnly, argument, moduleRef, callee, arguments: args } = node as Node;
  switch (type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (source) found(source, typeOnly === true, ((specifiers ?? []) as Node[]).flatMap(nameOf));
      break;
    case 'TsImportType':
      found(argument, true);
      break;
    case 'TsImportEqualsDeclaration':
      if ((moduleRef as Node).type === 'TsExternalModuleReference') found((moduleRef as Node)['expression'], false);
      break;
    case 'CallExpression': {
      const { type: called, value } = callee as Node;
      if (called === 'Import' || (called === 'Identifier' && value === 'require'))
        found((args as { expression: unknown }[])[0]?.expression, false);
      break;
    }
  }
  for (const inner of Object.values(node)) visit(inner, found);
}

/** `{ a }` and `{ a as b }` name `a`; `{ type A }` names nothing, nor does what is imported whole. */
function nameOf({ imported, orig, local, isTypeOnly, type }: Node): string[] {
  if (isTypeOnly === true || type === 'ImportNamespaceSpecifier') return [];
  const name = ((imported ?? orig ?? local) as { value?: string } | null)?.value;
  return name === undefined ? [] : [name];
}

function targetOf(file: string, address: unknown): string {
  const { type, value, quasis, expressions } = address as Node;
  const text =
    type === 'StringLiteral'
      ? (value as string)
      : type === 'TemplateLiteral' && (expressions as unknown[]).length === 0
        ? (quasis as { cooked: string }[])[0]!.cooked
        : null;
  if (text === null) return COMPUTED;
  return text.startsWith('.') ? path.join(path.dirname(file), text) : text;
}
