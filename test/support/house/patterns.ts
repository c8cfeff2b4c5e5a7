/** The patterns of a source file, as values that can be tried; and which of them take more than linear time on a repeated sign. */
import { parseSync } from '@swc/core';
import { growth, LINEAR } from '../growth.ts';

/** Every pattern that is written as a literal. Those that are put together in code are tried by the tests of what they read. */
export function patternsIn(file: string, text: string): RegExp[] {
  const found: RegExp[] = [];
  visit(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx') }).body, found);
  return found;
}

function visit(node: unknown, found: RegExp[]): void {
  if (Array.isArray(node)) return node.forEach((inner) => visit(inner, found));
  if (node === null || typeof node !== 'object') return;
  const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
  if (type === 'RegExpLiteral') found.push(new RegExp(pattern!, flags));
  for (const inner of Object.values(node)) visit(inner, found);
}

/** What is repeated in hostile mail; the signs of the pattern itself are added. */
const SIGNS = [
  ' ',
  '\t',
  '\u00A0',
  '\n',
  '\r\n',
  '-',
  '_',
  '<',
  '>',
  '"',
  "'",
  ':',
  ';',
  '=',
  '@',
  '.',
  'a',
  '1',
  '\u0301',
  '<a',
  ' a',
];
const SHORT = 4_000;
/** Linear work on so little text takes no time that could be measured; quadratic work takes this many steps' worth. */
const NOTICEABLE_MS = 4;

/** The first repeated text that this pattern reads in more than linear time; null when there is none. */
export async function slowOn(pattern: RegExp): Promise<string | null> {
  const own = pattern.source.match(/[^\\[\](){}|^$?*+,]/g) ?? [];
  for (const sign of new Set([...SIGNS, ...own])) {
    const long = `x${sign.repeat(4 * SHORT)}x`;
    const before = performance.now();
    read(pattern, long);
    if (performance.now() - before < NOTICEABLE_MS) continue;
    if (
      (await growth(
        (text: string) => read(pattern, text),
        (n) => `x${sign.repeat(n)}x`,
        SHORT,
      )) >= LINEAR
    )
      return sign;
  }
  return null;
}

const read = (pattern: RegExp, text: string): unknown =>
  pattern.global ? text.replace(pattern, '') : text.search(pattern);
