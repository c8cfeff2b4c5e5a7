import { expect, test } from '@jest/globals';
import {
  isFromPerson,
  machineKind,
  machineSigns,
  mayAcknowledge,
  type MachineKind,
} from '../../../domain/mail/machine-mail.ts';

const own = { addresses: ['destek@firma.test'], instance: 'bilet-1', mailIdDomains: ['firma.test'] };
const ours = 'tid.17.AAAA@firma.test';

type Mail = Parameters<typeof machineKind>[0];
type Read = Parameters<typeof machineSigns>[0];
type Given = Partial<Read & Omit<Mail, 'machine'>>;
/** A mail as the child reads it and as the rules see it then. */
const mail = (given: Given): Mail => {
  const whole = {
    headers: {},
    from: { name: 'Ayşe', address: 'ayse@ornek.test' },
    returnPath: 'ayse@ornek.test',
    subject: 'Merhaba',
    mailId: 'a@ornek.test',
    inReplyTo: [],
    references: [],
    ...given,
  };
  return { ...whole, machine: machineSigns(whole) };
};
const from = (address: string) => ({ from: { name: '', address } });
const header = (name: string, value: string): Given => ({ headers: { [name]: [value] } });

test.each<[string, MachineKind, Given]>([
  ['an ordinary mail', 'person', {}],
  ['Auto-Submitted: no', 'person', header('auto-submitted', 'no')],
  ['Auto-Submitted: No (comment)', 'person', header('auto-submitted', 'No (really)')],
  ['Auto-Submitted with parameters', 'auto-replied', header('auto-submitted', 'auto-replied; owner-email="a@b"')],
  ['Auto-Submitted: auto-generated', 'auto-generated', header('auto-submitted', 'auto-generated')],
  ['an unknown Auto-Submitted value', 'auto-generated', header('auto-submitted', 'auto-notified')],
  [
    'X-Auto-Response-Suppress alone, as Exchange puts on ordinary mail',
    'person',
    header('x-auto-response-suppress', 'All'),
  ],
  ['X-Autoreply', 'auto-replied', header('x-autoreply', 'yes')],
  ['Precedence: auto_reply', 'auto-replied', header('precedence', 'auto_reply')],
  ['Precedence: bulk', 'bulk', header('precedence', 'bulk')],
  ['List-Id', 'bulk', header('list-id', '<a.b>')],
  ['an empty List-Unsubscribe', 'person', header('list-unsubscribe', ' ')],
  ['a null return path', 'bounce', { returnPath: '' }],
  [
    'a null return path on an absence notice',
    'auto-replied',
    { returnPath: '', ...header('auto-submitted', 'auto-replied') },
  ],
  ['MAILER-DAEMON', 'bounce', from('MAILER-DAEMON@mx.test')],
  ['X-Failed-Recipients', 'bounce', header('x-failed-recipients', 'a@b')],
  [
    'a delivery report that is also auto-replied',
    'bounce',
    {
      headers: {
        'content-type': ['multipart/report; report-type="delivery-status"; boundary=x'],
        'auto-submitted': ['auto-replied'],
      },
    },
  ],
  ['a complaint', 'complaint', header('content-type', 'multipart/report; boundary=x; report-type=feedback-report')],
  ['a read receipt', 'receipt', header('content-type', 'multipart/report; report-type=disposition-notification')],
  [
    'an unmarked absence notice that answers us',
    'auto-replied',
    { subject: 'Otomatik yanıt: Konu', inReplyTo: [ours] },
  ],
  ['the same upper-cased', 'auto-replied', { subject: 'OFİS DIŞINDA', references: [ours] }],
  ['the same words in a new mail', 'person', { subject: 'Out of office kapımız bozuk' }],
  ['our loop header', 'loop', header('x-bilet-loop', 'bilet-1')],
  ['the loop header of another desk', 'person', header('x-bilet-loop', 'bilet-2')],
  ['our own Message-ID', 'loop', { mailId: 'tid.17.AAAA@FIRMA.test' }],
  ['our own address as sender', 'loop', from('destek@firma.test')],
])('takes %s for %s', (_what, kind, given) => {
  expect(machineKind(mail(given), own)).toBe(kind);
});

test('acknowledges people only, and none whose mail system asks for silence', () => {
  expect(mayAcknowledge('person', mail({}))).toBe(true);
  for (const kind of ['auto-replied', 'auto-generated', 'bulk', 'bounce', 'complaint', 'receipt', 'loop'] as const) {
    expect(mayAcknowledge(kind, mail({}))).toBe(false);
  }
  expect(mayAcknowledge('person', mail(header('x-auto-response-suppress', 'DR, AutoReply')))).toBe(false);
  expect(mayAcknowledge('person', mail(header('x-auto-response-suppress', 'DR, RN')))).toBe(true);
  for (const nobody of ['no-reply', 'do_not_reply', 'bildirim', 'wordpress', 'bounces+4417'])
    expect([nobody, mayAcknowledge('person', mail(from(`${nobody}@ornek.test`)))]).toEqual([nobody, false]);
  expect(mayAcknowledge('person', mail({ from: null }))).toBe(false);
});

test('a customer writes through a mailing list as well', () => {
  expect((['person', 'bulk', 'auto-replied', 'bounce', 'loop'] as const).filter(isFromPerson)).toEqual([
    'person',
    'bulk',
  ]);
});
