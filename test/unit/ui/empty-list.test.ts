import { expect, test } from '@jest/globals';
import { whyEmpty } from '../../../ui/list/empty-list.ts';

test('a list that shows all of its view has no filter to speak of', () => {
  expect(whyEmpty('open', {})).toBeNull();
  expect(whyEmpty('open', { q: '' })).toBeNull();
});

test('an empty search names what was searched for, and where', () => {
  const query = { query: 'fatura', without: null };
  expect(whyEmpty('open', { q: 'fatura' })).toEqual({ text: 'list.none-found.text', ...query });
  expect(whyEmpty('all', { q: 'fatura' })).toEqual({ text: 'list.none-at-all', ...query });
});

test.each([
  ['a search below a tag', { q: 'fatura', tag: 'iade' }, 'list.none-filtered.text', { q: 'fatura' }],
  ['a search among those of somebody', { q: 'fatura', owner: 'a' }, 'list.none-filtered.text', { q: 'fatura' }],
  ['a tag among those of somebody', { tag: 'iade', owner: 'a' }, 'list.none-filtered', {}],
  ['a tag', { tag: 'iade' }, 'list.none-found.text', {}],
  ['those of somebody', { owner: 'a' }, 'list.none-of-owner', {}],
])('an empty list says that it is narrowed, and offers to widen it: %s', (_what, filter, text, without) => {
  expect(whyEmpty('open', filter)).toMatchObject({ text, without });
});
