/** A saved view in an address: only what is not its own stands there, and comes back from it. */
import { expect, test } from '@jest/globals';
import { askedIn, isChanged, listPath, type ShownView } from '../../../ui/list/shown-view.ts';
import { type Filter, filterOf } from '../../../ui/paths.ts';

const view: ShownView = {
  ...{ at: 'c0ffee00-0000-4000-8000-000000000000', base: 'open', name: 'Acil iadeler', isCustom: false, saved: null },
  own: { priority: ['high', 'urgent'], tag: ['iade'] },
};

test.each<[string, Filter, string]>([
  ['as it was saved', view.own, ''],
  ['in another order of values', { priority: ['urgent', 'high'], tag: ['iade'] }, ''],
  ['with a filter changed', { ...view.own, priority: ['low'] }, '?priority=low'],
  ['with a filter lifted', { priority: ['high', 'urgent'] }, '?tag='],
  ['with one more', { ...view.own, channel: ['phone'] }, '?channel=phone'],
  ['with words', { ...view.own, q: 'kargo' }, '?q=kargo'],
  ['with all lifted', {}, '?priority=&tag='],
])('%s', (_name, filter, query) => {
  const address = listPath(view, filter);
  expect(address).toBe(`/views/${view.at}${query}`);
  const back: Filter = { ...view.own, ...filterOf(address.split('?')[1] ?? '', true) };
  expect(askedIn(view, back)).toEqual(askedIn(view, filter));
  expect(isChanged(view, filter)).toBe(/priority|tag|channel/.test(query));
});
