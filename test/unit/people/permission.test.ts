import { expect, test } from '@jest/globals';
import { MAY, may, type Permission, type Role, ROLES } from '../../../domain/people/permission.ts';

/** Who may do what, as an administrator would be told; a permission that is missing here does not compile. */
const WHO: Record<Permission, readonly Role[]> = {
  'ticket:read': ['admin', 'lead', 'agent', 'viewer'],
  'ticket:write': ['admin', 'lead', 'agent'],
  'ticket:assign': ['admin', 'lead', 'agent'],
  'ticket:close': ['admin', 'lead', 'agent'],
  'outbox:resend': ['admin', 'lead', 'agent'],
  'contact:write': ['admin', 'lead', 'agent'],
  'quarantine:decide': ['admin', 'lead'],
  'mailbox:read': ['admin', 'lead', 'agent', 'viewer'],
  'mailbox:write': ['admin'],
  'agent:write': ['admin'],
  'routing:write': ['admin', 'lead'],
  'schedule:write': ['admin', 'lead'],
  'canned-reply:share': ['admin', 'lead'],
  'view:share': ['admin', 'lead'],
};

test.each(Object.entries(WHO) as [Permission, readonly Role[]][])(
  '%s is held by %j and nobody else',
  (permission, who) => {
    expect(ROLES.filter((role) => may(role, permission))).toEqual(who);
  },
);

test('whoever is more may all that those below may', () => {
  for (const [at, role] of ROLES.entries())
    for (const below of ROLES.slice(at + 1)) expect(MAY[role]).toEqual(expect.arrayContaining([...MAY[below]]));
});

test('a viewer changes nothing', () => {
  expect(MAY.viewer.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
});
