import { expect, test } from '@jest/globals';
import { isOutage } from '../../../db/core/outage.ts';
import { HostRefused, isAllowed, mailHost } from '../../../activities/network/mail-host.ts';

const at = (host: string) => ({ host, port: 993, tls: 'tls', user: '' }) as const;

test.each([
  ['this machine', '127.0.0.1'],
  ['another address of this machine', '127.8.9.10'],
  ['this machine in IPv6', '::1'],
  ['this machine within IPv6', '::ffff:127.0.0.1'],
  ['the same in hex', '::ffff:7f00:1'],
  ['the same in the old form', '::127.0.0.1'],
  ['the same through NAT64', '64:ff9b::7f00:1'],
  ['the same through 6to4', '2002:7f00:1::'],
  ['the same through Teredo', '2001:0:7f00:1::80ff:fffe'],
  ['the same as translated by SIIT', '::ffff:0:127.0.0.1'],
  ['no address', '0.0.0.0'],
  ['a private network', '10.1.2.3'],
  ['another', '172.31.255.255'],
  ['a third', '192.168.1.1'],
  ['a shared one', '100.100.100.100'],
  ['the metadata of a cloud', '169.254.169.254'],
  ['the same within IPv6', '::ffff:a9fe:a9fe'],
  ['a link of IPv6', 'fe80::1'],
  ['a private network of IPv6', 'fd00:ec2::254'],
  ['everybody', '224.0.0.1'],
])('mail is not fetched from %s (%s) unless the operator allows it', (_, address) => {
  expect(isAllowed(address, [])).toBe(false);
  expect(isAllowed(address, ['8.8.8.8'])).toBe(false);
  expect(isAllowed(address, ['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'])).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '2a00:1450:4001::1', '2001:4860::1', '64:ff9b::808:808', '::ffff:8.8.8.8'])(
  'from %s it is',
  (address) => {
    expect(isAllowed(address, [])).toBe(true);
  },
);

test.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', 'nowhere.invalid'])(
  'the name %s is refused, and an unknown one in the same words',
  async (host) => {
    await expect(mailHost(at(host), [])).rejects.toThrow(new HostRefused().message);
  },
);

test('a host that is refused is no outage of ours: its mail is put off, and waits for no server of ours', () => {
  expect(isOutage(new HostRefused())).toBe(false);
});

test('a name is connected to by the address that was looked at, and its certificate is asked for by the name', async () => {
  const found = await mailHost(at('localhost'), ['127.0.0.0/8', '::1']);
  expect(found.servername).toBe('localhost');
  expect(['127.0.0.1', '::1']).toContain(found.host);
  expect(await mailHost(at('127.0.0.1'), ['127.0.0.1'])).toEqual({ host: '127.0.0.1' });
  expect(await mailHost(at('localhost'), true)).toEqual({ host: 'localhost' });
});
