import { expect, test } from '@jest/globals';
import { fold } from '../../../domain/text/fold.ts';

test.each([
  ['İADE', 'iade'],
  ['ıade', 'iade'],
  ['IADE', 'iade'],
  ['I\u0307ADE', 'iade'],
  ['TITLE', 'title'],
  ['Şişli ĞÜÖÇ ığüşöç', 'sisli guoc igusoc'],
  ['hâlâ Âlî Nûr', 'hala ali nur'],
  ['café ﬁnal', 'cafe final'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
