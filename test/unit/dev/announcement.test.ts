import { expect, test } from '@jest/globals';
import { announcement } from '../../../dev/announcement.ts';

const RUN = {
  pid: 1,
  api: 'http://127.0.0.1:3000',
  temporal: '127.0.0.1:7233',
  temporalUi: '',
  postgres: 'postgres://x',
  mailbox: {
    address: 'destek@bilet.test',
    smtp: 'smtp://127.0.0.1:2527',
    imap: 'imap://destek%40bilet.test:parola@127.0.0.1:1145',
  },
  sink: { api: 'http://127.0.0.1:8026' },
  accounts: [],
};

test('an empty desk is told of a mailbox that its first steps can connect: address, password, servers, no encryption', () => {
  const said = announcement(RUN, '3.0 s', { empty: true });
  expect(said).toContain('destek@bilet.test, password parola');
  expect(said).toMatch(/IMAP\) +127\.0\.0\.1, port 1145, encryption: none/);
  expect(said).toMatch(/SMTP\) +127\.0\.0\.1, port 2527, encryption: none/);
  expect(said).toContain('http://127.0.0.1:3000/demo (write to the mailbox below as a customer');
});

test('a desk with the demo names its accounts, and no password of a mailbox that is connected already', () => {
  const accounts = [{ email: 'selin@bilet.test', password: 'gizli', role: 'admin' }] as never;
  const said = announcement({ ...RUN, accounts }, '3.0 s', { empty: false });
  expect(said).toMatch(/selin@bilet\.test +gizli +admin/);
  expect(said).not.toContain('parola');
});
