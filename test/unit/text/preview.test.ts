import { expect, test } from '@jest/globals';
import { excerptOf, PREVIEW_CHARS, previewOf, shownPreview } from '../../../domain/text/preview.ts';

test('shows the beginning of the words on one line', () => {
  expect(previewOf('Merhaba,\r\n\r\n  kargom\tgelmedi')).toBe('Merhaba, kargom gelmedi');
});

test('counts an emoji as one character and never cuts it in two', () => {
  expect(previewOf('😀'.repeat(200))).toBe('😀'.repeat(PREVIEW_CHARS));
  expect(previewOf(`a${'😀'.repeat(200)}`)).toBe(`a${'😀'.repeat(PREVIEW_CHARS - 1)}`);
});

test('a preview that was cut ends with its last whole word and a mark that more follows; a whole one stays as it is', () => {
  expect(shownPreview('Kargom gelmedi.')).toBe('Kargom gelmedi.');
  const cut = previewOf(`${'a'.repeat(100)} ${'b'.repeat(30)} ${'c'.repeat(30)}`);
  expect(shownPreview(cut)).toBe(`${'a'.repeat(100)} ${'b'.repeat(30)}…`);
  expect(shownPreview(previewOf('x'.repeat(300)))).toBe(`${'x'.repeat(PREVIEW_CHARS)}…`);
});

test.each(['[sipariş numarası]', '{müşteri adı}'])('is never cut within %s', (blank) => {
  const begin = `${'Siparişiniz yola çıktı. '.repeat(4).trim()} Takip numaranız:`;
  const words = `${begin} ${blank} ${'c'.repeat(30)}`;
  expect([...previewOf(words)].length).toBe(PREVIEW_CHARS);
  // Wherever the end of the line falls into it, it stays away as a whole.
  for (let more = 0; more < 40; more += 1) {
    const shown = excerptOf(`${begin} ${'x'.repeat(more)} ${blank} ${'c'.repeat(60)}`);
    expect([more, shown.includes(blank) || !/[[{]/.test(shown), shown.endsWith('…')]).toEqual([more, true, true]);
  }
});

test('an open bracket at the beginning does not take the rest away', () => {
  const words = `[Acil ${'kargom nerede '.repeat(20)}`;
  expect(excerptOf(words)).toMatch(/^.{120,} (?:kargom|nerede)…$/);
});
