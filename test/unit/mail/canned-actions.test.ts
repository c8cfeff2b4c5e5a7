/** What a canned reply would change on a ticket. */
import { expect, test } from '@jest/globals';
import { type ActedOn, type Action, changing, joinedActions } from '../../../domain/mail/template/canned-actions.ts';
import { LIMITS } from '../../../domain/limits.ts';

const TICKET: ActedOn = {
  priority: 'normal',
  type: null,
  tags: ['iade'],
  team: { id: 'destek' },
  owner: { id: 'ayse' },
};

test('only what differs is a change, and what happens after sending is always one', () => {
  const actions: Action[] = [
    { do: 'set-priority', priority: 'normal' },
    { do: 'set-type', type: 'question' },
    { do: 'add-tags', tags: ['iade', 'kargo'] },
    { do: 'set-team', team: 'destek' },
    { do: 'set-agent', agent: 'can' },
    { do: 'then', then: 'resolve' },
  ];
  expect(changing(TICKET, actions)).toEqual([
    { do: 'set-type', type: 'question' },
    { do: 'add-tags', tags: ['kargo'] },
    { do: 'set-agent', agent: 'can' },
    { do: 'then', then: 'resolve' },
  ]);
});

test('no tag is added for which the ticket has no room', () => {
  const tags = Array.from({ length: LIMITS.tagsOfTicket - 1 }, (_, at) => `e${at}`);
  expect(changing({ ...TICKET, tags }, [{ do: 'add-tags', tags: ['bir', 'iki'] }])).toEqual([
    { do: 'add-tags', tags: ['bir'] },
  ]);
});

test('of two replies in one draft the later says it, and tags come together', () => {
  const first: Action[] = [
    { do: 'set-priority', priority: 'high' },
    { do: 'add-tags', tags: ['a', 'b'] },
  ];
  const second: Action[] = [
    { do: 'set-priority', priority: 'low' },
    { do: 'add-tags', tags: ['b', 'c'] },
  ];
  expect(joinedActions(first, second)).toEqual([
    { do: 'set-priority', priority: 'low' },
    { do: 'add-tags', tags: ['a', 'b', 'c'] },
  ]);
});
