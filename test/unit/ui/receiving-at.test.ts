import { expect, test } from '@jest/globals';
import { FRESH, receivingAt } from '../../../ui/mail-in/expert/mailbox-settings.ts';

test('where mail is sent from follows where it is received, until somebody writes another place', () => {
  const typed = (host: string) => ({ ...FRESH.imap, host });
  const first = receivingAt(FRESH, typed('imap.x.test'));
  expect([first.imap.host, first.smtp.host]).toEqual(['imap.x.test', 'smtp.x.test']);
  expect(receivingAt(first, typed('imap.xy.test')).smtp.host).toBe('smtp.xy.test');
  const other = { ...first, smtp: { ...first.smtp, host: 'relay.x.test' } };
  expect(receivingAt(other, typed('imap.xy.test')).smtp.host).toBe('relay.x.test');
});

test('where a connected mailbox is sent from stays when it is received elsewhere, though both were one server', () => {
  const server = { ...FRESH.imap, host: 'mail.x.test' };
  const moved = receivingAt({ imap: server, smtp: server }, { ...server, host: 'mail.y.test' }, { isConnected: true });
  expect([moved.imap.host, moved.smtp.host]).toEqual(['mail.y.test', 'mail.x.test']);
});
