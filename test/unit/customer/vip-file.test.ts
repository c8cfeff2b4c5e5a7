import { expect, test } from '@jest/globals';
import { vipLines } from '../../../domain/customer/vip-file.ts';

const read = (csv: string) => vipLines(csv).map(({ line, entry, note }) => [line, entry, note]);

test.each<[string, string, unknown[][]]>([
  [
    'addresses alone',
    'a@x.test\nb@x.test\n',
    [
      [1, 'a@x.test', ''],
      [2, 'b@x.test', ''],
    ],
  ],
  ['a heading, which is no entry', 'E-posta adresi;Not\na@x.test;Genel müdür', [[2, 'a@x.test', 'Genel müdür']]],
  [
    'commas, semicolons and tabs',
    'a@x.test,bir\nb@x.test;iki\nc@x.test\tüç',
    [
      [1, 'a@x.test', 'bir'],
      [2, 'b@x.test', 'iki'],
      [3, 'c@x.test', 'üç'],
    ],
  ],
  ['quotes with what parts cells in them', '"a@x.test","Ak, Ali ""Bey"""', [[1, 'a@x.test', 'Ak, Ali "Bey"']]],
  [
    'a mark of the byte order, other line ends, empty lines',
    '\ufeffa@x.test\r\n\r\n  \rb@x.test',
    [
      [1, 'a@x.test', ''],
      [4, 'b@x.test', ''],
    ],
  ],
  [
    'a quote that never closes, which costs its line alone',
    '"a@x.test\nb@x.test',
    [
      [1, 'a@x.test', ''],
      [2, 'b@x.test', ''],
    ],
  ],
  ['more cells than are read', 'a@x.test,not,başka', [[1, 'a@x.test', 'not']]],
  ['nothing', '', []],
])('%s', (_, csv, lines) => {
  expect(read(csv)).toEqual(lines);
});

test('a heading in the middle is a line like any other, and refused later', () => {
  expect(read('a@x.test\nadres')).toEqual([
    [1, 'a@x.test', ''],
    [2, 'adres', ''],
  ]);
});
