/** Whose ear news of a ticket is for. */
import { expect, test } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { concerns } from '../../../ui/data/concern.ts';
import { keys } from '../../../ui/data/queries.ts';
import type { Me } from '../../../ui/data/types.ts';

const me = { agent: { id: 'deniz', teams: [{ id: 'destek', name: 'Destek' }] } } as Me;
const ticket = (number: number, owner: string | null, team: string) => ({
  ...{ number, owner: owner && { id: owner, name: owner }, team: { id: team, name: team } },
});

test('one hears of what is theirs, of what nobody of their team has, and of nothing else', () => {
  const client = new QueryClient();
  const items = [
    ticket(1, 'deniz', 'muhasebe'),
    ticket(2, null, 'destek'),
    ticket(3, null, 'muhasebe'),
    ticket(4, 'ece', 'destek'),
  ];
  client.setQueryData(keys.list('open', {}), { pages: [{ items }], pageParams: [null] });
  expect([1, 2, 3, 4, 5].filter((number) => concerns(client, number, me))).toEqual([1, 2]);
  expect(concerns(client, 1, undefined)).toBe(false);
  client.clear();
});

test('a reply that is to be sent later is no ticket, and says nothing of whose its ticket is', () => {
  const client = new QueryClient();
  const reply = { number: 1, outboxId: 'o', author: { id: 'ece', name: 'Ece' }, to: [], sendAt: null };
  client.setQueryData(keys.scheduled, { items: [reply], next: null });
  expect(concerns(client, 1, me)).toBe(false);
  client.setQueryData(keys.list('open', {}), {
    pages: [{ items: [ticket(1, 'deniz', 'destek')] }],
    pageParams: [null],
  });
  expect(concerns(client, 1, me)).toBe(true);
  client.clear();
});

test('and of what stands open before them, whosever it is', () => {
  const client = new QueryClient();
  client.setQueryData(keys.ticket(7), ticket(7, 'ece', 'muhasebe'));
  expect(concerns(client, 7, me)).toBe(false);
  const leave = new QueryObserver(client, { queryKey: keys.ticket(7), enabled: false }).subscribe(() => {});
  expect(concerns(client, 7, me)).toBe(true);
  leave();
  client.clear();
});
