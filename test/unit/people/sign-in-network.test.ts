/** Who is counted as one when passwords are tried. */
import { expect, test } from '@jest/globals';
import { networkOf } from '../../../api/people/sign-in-limits.ts';

test.each([
  ['203.0.113.1', '203.0.113.1'],
  ['::ffff:203.0.113.1', '203.0.113.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['unheard of', 'unknown'],
  [undefined, 'unknown'],
])('%s is counted as %s', (ip, network) => expect(networkOf(ip)).toBe(network));
