import { expect, test } from '@jest/globals';
import { PREVIEW_CHARS, previewOf } from '../../../domain/text/preview.ts';

test('shows the beginning of the words on one line', () => {
  expect(previewOf('Merhaba,\r\n\r\n  kargom\tgelmedi')).toBe('Merhaba, kargom gelmedi');
});

test('counts an emoji as one character and never cuts it in two', () => {
  expect(previewOf('😀'.repeat(200))).toBe('😀'.repeat(PREVIEW_CHARS));
  expect(previewOf(`a${'😀'.repeat(200)}`)).toBe(`a${'😀'.repeat(PREVIEW_CHARS - 1)}`);
});
