import { expect, test } from '@jest/globals';
import { serviceId, serviceMailOf } from '../../../domain/mail/service-mail.ts';

const PROBE = serviceId('probe', 'a1');

test('a mail is service mail by its own signed id, or by that of its header where a server wrote another', () => {
  expect(serviceMailOf({ kind: 'loop', own: [PROBE], answered: [] })).toEqual({
    kind: 'probe',
    id: 'a1',
    isItself: true,
  });
  expect(serviceMailOf({ kind: 'loop', own: [null, PROBE], answered: [] })).toMatchObject({ isItself: true });
});

test('a report or an absence notice about it is service mail, too', () => {
  const about = { own: [null], answered: [serviceId('alarm', 'b2')] };
  expect(serviceMailOf({ kind: 'bounce', ...about })).toEqual({ kind: 'alarm', id: 'b2', isItself: false });
  expect(serviceMailOf({ kind: 'auto-replied', ...about })).toMatchObject({ kind: 'alarm' });
});

test('a person who answers it is heard as any other', () => {
  expect(serviceMailOf({ kind: 'person', own: [null], answered: [PROBE] })).toBeNull();
  expect(serviceMailOf({ kind: 'bulk', own: [], answered: [PROBE] })).toBeNull();
});

test('ids of sends are none', () => {
  expect(serviceMailOf({ kind: 'bounce', own: ['9f0c'], answered: ['9f0c'] })).toBeNull();
});
