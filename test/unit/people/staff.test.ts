import { expect, test } from '@jest/globals';
import type { Role } from '../../../domain/people/permission.ts';
import { canOwn, handOver, type Standing, standingFault } from '../../../domain/people/staff.ts';

const as = (role: Role, active = true): Standing => ({ role, active });

test.each([
  ['an active administrator, lead or agent', [as('admin'), as('lead'), as('agent')], true],
  ['a viewer, and whoever is deactivated', [as('viewer'), as('admin', false), as('agent', false)], false],
] as const)('of %s the answer to "may own a ticket" is the same', (_who, standings, may) => {
  for (const standing of standings) expect(canOwn(standing)).toBe(may);
});

test.each([
  ['the last administrator cannot be deactivated', as('admin'), as('admin', false), false, 0, 'active last-admin'],
  ['nor made a lead', as('admin'), as('lead'), false, 0, 'role last-admin'],
  ['nor by themselves', as('admin'), as('viewer'), true, 0, 'role last-admin'],
  ['one of two can', as('admin'), as('admin', false), false, 1, null],
  ['nobody deactivates themselves, however many there are', as('admin'), as('admin', false), true, 3, 'active oneself'],
  ['an administrator of two can step down', as('admin'), as('agent'), true, 1, null],
  ['an agent can be deactivated', as('agent'), as('agent', false), false, 1, null],
  ['an administrator who was deactivated is not the last one', as('admin', false), as('agent', false), false, 1, null],
  ['and can come back', as('admin', false), as('admin'), false, 0, null],
] as const)('%s', (_name, before, after, isSelf, otherAdmins, fault) => {
  const found = standingFault(before, after, { isSelf, otherAdmins });
  expect(found && `${found.field} ${found.code}`).toBe(fault);
});

const AYSE = { id: 'ayse', ...as('agent') };

test.each([
  [
    'of whoever is gone goes to its team, unowned, and says who they were',
    { ...AYSE, active: false },
    null,
    { agent: null, team: null, gone: { agent: 'ayse', why: 'deactivated' } },
  ],
  [
    'of a viewer too',
    { ...AYSE, role: 'viewer' as const },
    null,
    { agent: null, team: null, gone: { agent: 'ayse', why: 'viewer' } },
  ],
  ['of a team that is gone goes to the other, with its owner', AYSE, 'other', { agent: 'ayse', team: 'other' }],
  ['of nobody in a team that is gone goes to the other', null, 'other', { agent: null, team: 'other' }],
  [
    'of whoever is gone in a team that is gone',
    { ...AYSE, active: false },
    'other',
    { agent: null, team: 'other', gone: { agent: 'ayse', why: 'deactivated' } },
  ],
] as const)('a ticket %s', (_name, owner, mergedInto, to) => {
  expect(handOver({ owner, mergedInto })).toEqual({ kind: 'assign', ...to });
});

test('a ticket with an owner who can own it, or with none, in a team that is one, stays', () => {
  expect(handOver({ owner: AYSE, mergedInto: null })).toBeNull();
  expect(handOver({ owner: null, mergedInto: null })).toBeNull();
});
