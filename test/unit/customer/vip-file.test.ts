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
  [
    'quotes with line ends in them, of any kind; what follows keeps its line',
    '"a@x.test";"Genel müdür\r\nİstanbul"\r\n"b@x.test";"iki\n\nsatır"\r\nc@x.test;üç',
    [
      [1, 'a@x.test', 'Genel müdür İstanbul'],
      [3, 'b@x.test', 'iki satır'],
      [6, 'c@x.test', 'üç'],
    ],
  ],
  [
    'line ends of an old Mac, in quotes as well',
    'a@x.test,"bir\riki"\rb@x.test',
    [
      [1, 'a@x.test', 'bir iki'],
      [3, 'b@x.test', ''],
    ],
  ],
  [
    'a comma where semicolons part, and the other way round',
    'a@x.test;Ak, Ali\nb@x.test,bir;iki\nc@x.test\tAk, Ali; Bey',
    [
      [1, 'a@x.test', 'Ak, Ali'],
      [2, 'b@x.test', 'bir;iki'],
      [3, 'c@x.test', 'Ak, Ali; Bey'],
    ],
  ],
  ['what Excel writes above a list', '\ufeffsep=;\r\nE-POSTA ADRESİ;NOT\r\na@x.test;bir', [[3, 'a@x.test', 'bir']]],
  ['headings in capitals, as Turkish has them', 'KAYIT;NOT\na@x.test', [[2, 'a@x.test', '']]],
  [
    'empty cells, tabs between quotes',
    ';bir\n"a@x.test"\t"iki"\n"",',
    [
      [1, '', 'bir'],
      [2, 'a@x.test', 'iki'],
      [3, '', ''],
    ],
  ],
  [
    'a quote within a cell',
    'a@x.test;12" ekran\nb@x.test',
    [
      [1, 'a@x.test', '12 ekran'],
      [2, 'b@x.test', ''],
    ],
  ],
  [
    'doubled quotes at the ends of a line',
    'a@x.test;"""Bey""\nÖzel"\nb@x.test',
    [
      [1, 'a@x.test', '"Bey" Özel'],
      [3, 'b@x.test', ''],
    ],
  ],
  [
    'two quotes that are never closed, which would meet each other',
    '"a@x.test;bir\n"b@x.test;iki\nc@x.test',
    [
      [1, 'a@x.test;bir', ''],
      [2, 'b@x.test;iki', ''],
      [3, 'c@x.test', ''],
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

test('a quote that is closed far below is none: the lines between are read', () => {
  const lines = Array.from({ length: 100 }, (_, at) => `a${at}@x.test`);
  expect(read(['b@x.test;"bir', ...lines, '"', 'c@x.test'].join('\n')).length).toBe(103);
});

test.each([
  ['a megabyte of quotes', '"'.repeat(1_000_000)],
  ['a quote in each of many lines', 'a@x.test;"b\n'.repeat(80_000)],
  ['cells without end', '"",'.repeat(330_000)],
  ['one quote around it all', `"${'a\n'.repeat(500_000)}"`],
])('%s is read in a moment', (_, csv) => {
  expect(vipLines(csv).length).toBeGreaterThan(0);
});
