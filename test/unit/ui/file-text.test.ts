/** Files that a spreadsheet has written are read as what they are. */
import { expect, test } from '@jest/globals';
import { fileText } from '../../../ui/parts/words/file-text.ts';

test.each([
  ['UTF-8', new TextEncoder().encode('Genel müdür;ayşe@örnek.test'), 'Genel müdür;ayşe@örnek.test'],
  ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFşube'), 'şube'],
  ['what Excel writes on Turkish Windows', Uint8Array.from([0xde, 0x75, 0x62, 0x65, 0x20, 0xfd, 0xf0]), 'Şube ığ'],
  ['Unicode text of Excel', Uint8Array.from([0xff, 0xfe, 0x5e, 0x01, 0x75, 0x00, 0x62, 0x00, 0x65, 0x00]), 'Şube'],
  ['the same the other way round', Uint8Array.from([0xfe, 0xff, 0x01, 0x5e, 0x00, 0x75]), 'Şu'],
])('reads %s', async (_name, bytes, text) => {
  expect(await fileText(new Blob([bytes]))).toBe(text);
});
