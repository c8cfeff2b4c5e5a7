/** A search for a tag that nothing has says so, where that is known. */
import { expect, test } from '@jest/globals';
import { unknownTag } from '../../../ui/list/search-fault.ts';

test.each([
  ['etiket:yok', ['iade'], 'yok'],
  ['kargo tag:"kırık cam" -etiket:yok', ['Kırık Cam'], 'yok'],
  ['etiket:İADE', ['iade'], null],
  ['yok', ['iade'], null],
  ['etiket:yok', undefined, null],
  ['etiket:yok', Array.from({ length: 200 }, (_, at) => `t${at}`), null],
])('%s', (text, tags, unknown) => {
  expect(unknownTag(text, tags)).toBe(unknown);
});
