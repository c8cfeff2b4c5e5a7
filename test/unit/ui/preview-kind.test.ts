/** Which files are shown in place, and how their text is read. */
import { expect, test } from '@jest/globals';
import { decoded, previewOf } from '../../../ui/ticket/thread/preview-kind.ts';

test.each([
  ['hasar.png', 'image/png', 84_000, 'picture'],
  ['logo.svg', 'image/svg+xml', 900, null],
  ['tarama.tiff', 'image/tiff', 900, null],
  ['poster.jpg', 'image/jpeg', 9_000_000, null],
  ['fatura.pdf', 'application/pdf', 120_000, 'pdf'],
  ['liste.csv', 'text/csv', 3_000, 'text'],
  ['sayfa.html', 'text/html', 3_000, 'text'],
  ['veri.json', 'application/json', 3_000, 'text'],
  ['sunucu.log', 'application/octet-stream', 3_000, 'text'],
  ['sunucu.log', 'application/octet-stream', 30_000_000, null],
  ['kurulum.exe', 'application/octet-stream', 3_000, null],
  ['arsiv.zip', 'application/zip', 3_000, null],
])('%s of type %s and %d bytes: %s', (name, mediaType, size, kind) => {
  expect(previewOf({ name, mediaType, size })).toBe(kind);
});

test('text is read by what it is written in', () => {
  expect(decoded(Buffer.from('Şöyle: ığü'))).toBe('Şöyle: ığü');
  expect(decoded(Buffer.from([0xde, 0xf6, 0x79, 0x6c, 0x65, 0x20, 0xfd, 0xf0, 0xfc]))).toBe('Şöyle ığü');
  expect(decoded(Buffer.from('\ufeffŞişe', 'utf16le'))).toBe('Şişe');
  expect(decoded(Buffer.alloc(0))).toBe('');
});
