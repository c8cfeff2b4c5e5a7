/** In which order the picker offers canned replies, and what each says on a ticket. */
import { expect, test } from '@jest/globals';
import type { TicketDetail } from '../../../ui/data/types.ts';
import { found, saidOn } from '../../../ui/composer/canned/canned-words.ts';

const reply = (name: string, { uses = 0, fit = 0, tr = '', en = '' } = {}) => ({
  ...{ name, folder: '', uses, fit },
  text: { tr, en },
});
const REPLIES = [
  reply('Kargo yolda', { uses: 3, tr: 'Kargonuz yolda' }),
  reply('Kargo gecikti', { uses: 9, fit: 1, tr: 'Kargonuz gecikti' }),
  reply('İade başladı', { uses: 1, fit: 4, tr: 'Kargo ile gönderin' }),
];
const names = (typed: string) => found(typed, REPLIES).map(({ name }) => name);

test('without a letter those stand first that are used most on tickets like this one, then those used most', () => {
  expect(names('')).toEqual(['İade başladı', 'Kargo gecikti', 'Kargo yolda']);
});

test('with letters a name counts more than how often it was used, and of equal ones the use decides', () => {
  expect(names('kargo')).toEqual(['Kargo gecikti', 'Kargo yolda', 'İade başladı']);
  expect(names('yolda')).toEqual(['Kargo yolda']);
});

test('a ticket fills what it knows in its own language, and in the only one that there is', () => {
  const ticket = {
    ...{ number: 1042, code: 'Xk8m2pQn', subject: 'Kargo', language: 'en', team: null, mailbox: null },
    contact: { id: '', name: 'Deniz Öztürk', address: 'deniz@musteri.test', vip: false },
  } as unknown as TicketDetail;
  const said = (tr: string, en: string, html = { tr: '', en: '' }) =>
    saidOn(ticket, { ...reply('x', { tr, en }), html }, 'Ayşe Yılmaz', 'ms');
  expect(said('{salutation}', 'Dear {salutation}, {number}')).toEqual({
    language: 'en',
    text: 'Dear Ms Öztürk, 1042',
    html: '',
  });
  expect(said('Merhaba {salutation}', '')).toMatchObject({ language: 'tr', text: 'Merhaba Deniz Hanım' });
  expect(said('', '{team}, {company|us}')).toMatchObject({ language: 'en', text: '[team], us' });
  // In the language of its words it has its form.
  const html = { tr: '<p><strong>{number}</strong></p>', en: '' };
  expect(said('{number}', '', html)).toEqual({ language: 'tr', text: '1042', html: '<p><strong>1042</strong></p>' });
});
