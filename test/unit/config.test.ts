import { expect, test } from '@jest/globals';
import { readConfig } from '../../config.ts';

const trusted = (TRUST_PROXY?: string) => readConfig({ TRUST_PROXY }).trustProxy;

test('nobody’s word on a client’s address is taken unless TRUST_PROXY says whose', () => {
  expect(trusted()).toBeNull();
  expect(trusted('')).toBeNull();
  expect(trusted('1')).toBe(1);
  expect(trusted('10.0.0.0/8, ::1,fd00::/8,loopback')).toEqual(['10.0.0.0/8', '::1', 'fd00::/8', 'loopback']);
});

test.each(['0', '-1', '1.5', 'true', 'all', '0.0.0.0/0', '::/0', '10.0.0.0/33', 'proxy.example.com', '10.0.0.1,', '*'])(
  'TRUST_PROXY=%s is refused at the start, with what may stand there',
  (value) => {
    expect(() => trusted(value)).toThrow(/configuration is not usable:\n {2}TRUST_PROXY: give the number of proxies/);
  },
);
