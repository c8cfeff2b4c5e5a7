/** The pages about notices name them as the desk does, and say which are mailed where nobody has chosen. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { NOTICE_KINDS } from '../../../domain/people/notice.ts';
import { preferencesOf } from '../../../domain/people/notice-preferences.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

test.each([
  ['en', 'docs/notices.md'],
  ['tr', 'docs/tr/notices.md'],
] as const)('in %s', (language, path) => {
  const t = makeT(language, deskTexts);
  const { ways } = preferencesOf(null, 'UTC');
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.split('|').length === 6)
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const expected = NOTICE_KINDS.map((kind) => [t(`kind.${kind}`), t(`ways.mail.${ways[kind].mail}`)]);
  expect(rows.map((cells) => [cells[1]!.replace(/ \(`.*\)$/, ''), cells[4]])).toEqual(expected);
});
