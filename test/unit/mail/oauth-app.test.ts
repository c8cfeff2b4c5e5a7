import { expect, test } from '@jest/globals';
import { fieldOfRefusal } from '../../../domain/mail/provider/oauth-app.ts';

test.each([
  ['oauth-app', 'unauthorized_client', 'clientId'],
  // Also what is no fault of the directory as such, but of the ID in it.
  ['oauth-tenant', 'AADSTS700016', 'clientId'],
  ['oauth-tenant', 'AADSTS90002', 'tenant'],
  ['oauth-secret', 'AADSTS7000215', 'clientSecret'],
  ['oauth-secret-expired', 'AADSTS7000222', 'clientSecret'],
  ['oauth-later', '503', undefined],
  ['oauth-consent-missing', 'AADSTS65001', undefined],
  ['oauth-answer', '', undefined],
] as const)('%s (%s) is said at %s', (code, said, path) => {
  expect(fieldOfRefusal({ code, said })?.path).toBe(path);
});
