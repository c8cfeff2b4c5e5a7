import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { serviceId, serviceMailOf } from '../../../domain/mail/service-mail.ts';

const SENT = Date.UTC(2026, 10, 27, 9);
const DESK = 'destek@firma.test';
/** Stands for a hash. */
const markOf = (address: string) => Buffer.from(address).toString('hex').slice(0, 8);
const idOf = (kind: 'probe' | 'alarm', from = DESK) => serviceId(kind, { id: 'a1', at: SENT, mark: markOf(from) });
const read = (mail: Partial<Parameters<typeof serviceMailOf>[0]>) =>
  serviceMailOf({
    kind: 'loop',
    machine: { declared: null, absence: false },
    from: DESK,
    mailbox: DESK,
    arrivedAt: SENT + 5_000,
    own: [],
    answered: [],
    markOf,
    ...mail,
  });
const BOUNCE = {
  kind: 'bounce',
  machine: { declared: 'bounce', absence: false },
  from: 'mailer-daemon@mx.test',
} as const;

test('a mail is service mail by its own signed id, or by that of its header where a server wrote another', () => {
  const itself = { kind: 'probe', id: 'a1', isItself: true };
  expect(read({ own: [idOf('probe')] })).toEqual(itself);
  expect(read({ own: [null, idOf('probe')] })).toEqual(itself);
  expect(read({ own: [idOf('alarm')], mailbox: 'satis@firma.test' })).toMatchObject({ kind: 'alarm', isItself: true });
});

test.each([
  ['of a customer', { kind: 'person', from: 'ayse@ornek.test' }],
  ['of a customer, whose system marks what it sends', { kind: 'auto-generated', from: 'ayse@ornek.test' }],
  ['of another address of ours', { from: 'satis@firma.test' }],
  ['in another mailbox', { mailbox: 'satis@firma.test' }],
  ['that came later than a probe is on its way', { arrivedAt: SENT + LIMITS.probeBelievedMs + 1_000 }],
] as const)('a mail %s is none by the id of a probe in its header', (_which, mail) => {
  expect(read({ own: [null, idOf('probe')], ...mail })).toBeNull();
});

test('a report or an absence notice about it is service mail, too', () => {
  expect(read({ ...BOUNCE, answered: [idOf('alarm')] })).toEqual({ kind: 'alarm', id: 'a1', isItself: false });
  expect(read({ ...BOUNCE, answered: [idOf('probe')] })).toMatchObject({ kind: 'probe', isItself: false });
  const away = { kind: 'auto-replied', machine: { declared: 'auto-replied', absence: false } } as const;
  expect(read({ ...away, from: 'selin@firma.test', answered: [idOf('alarm')] })).toMatchObject({ kind: 'alarm' });
  expect(read({ ...away, from: 'ayse@ornek.test', answered: [idOf('probe')] })).toBeNull();
});

test('a report about it is none in another mailbox, nor after it has long been known what became of it', () => {
  expect(read({ ...BOUNCE, answered: [idOf('probe')], mailbox: 'satis@firma.test' })).toBeNull();
  expect(read({ ...BOUNCE, answered: [idOf('probe')], arrivedAt: SENT + LIMITS.probeBelievedMs + 1_000 })).toBeNull();
  expect(read({ ...BOUNCE, answered: [idOf('alarm')], arrivedAt: SENT + LIMITS.alarmBelievedMs + 1_000 })).toBeNull();
});

test('whoever answers it is heard as any other, a person beneath the header of a machine, too', () => {
  const given = { from: 'ayse@ornek.test', answered: [idOf('probe'), idOf('alarm')] };
  expect(read({ ...given, kind: 'person' })).toBeNull();
  expect(read({ ...given, kind: 'bulk' })).toBeNull();
  expect(
    read({ ...given, kind: 'auto-generated', machine: { declared: 'auto-generated', absence: false } }),
  ).toBeNull();
  expect(read({ ...given, kind: 'bounce', machine: { declared: null, absence: false } })).toBeNull();
});

test('ids of sends are none', () => {
  expect(read({ ...BOUNCE, own: ['9f0c'], answered: ['9f0c'] })).toBeNull();
});
