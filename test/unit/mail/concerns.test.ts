/** What keeps a reply back before it leaves. */
import { expect, test } from '@jest/globals';
import { concernsOf, openConcerns } from '../../../domain/mail/concerns.ts';

const KNOWN = { people: ['Burak Şahin'], ours: ['Selin Aydın'], said: '' };
const of = (text: string, more: { html?: string; files?: number; unseen?: string[] } = {}) =>
  concernsOf({ text, html: more.html ?? null, files: more.files ?? 0 }, { known: KNOWN, unseen: more.unseen ?? [] });
const kinds = (...asked: Parameters<typeof of>) => of(...asked).map(({ kind }) => kind);

test('all of them are told at once, each with its words and the line they stand in', () => {
  const text = 'Merhaba Ayşe Hanım,\n\nKargo numaranız: [numara]\nFaturanız ektedir.\nAptal sistem bozuldu.';
  expect(of(text, { unseen: ['m2'] })).toEqual([
    { kind: 'blank', blocks: true, found: '[numara]', line: 'Kargo numaranız: [numara]', at: 17, messages: [] },
    { kind: 'attachment', blocks: false, found: 'ektedir', line: 'Faturanız ektedir.', at: 10, messages: [] },
    { kind: 'name', blocks: false, found: 'Ayşe Hanım', line: 'Merhaba Ayşe Hanım,', at: 8, messages: [] },
    { kind: 'unseen', blocks: false, found: '', line: '', at: 0, messages: ['m2'] },
    { kind: 'profanity', blocks: false, found: 'Aptal', line: 'Aptal sistem bozuldu.', at: 0, messages: [] },
  ]);
});

test('a good reply gives no concern', () => {
  expect(of('Merhaba Burak Bey,\n\nSiparişiniz yarın elinizde.\n\nSaygılarımızla\nSelin')).toEqual([]);
  expect(of('Hi Burak,\n\nyour parcel arrives tomorrow.\n\nKind regards\nSelin')).toEqual([]);
});

test('a file makes the promise of one true', () => {
  expect(kinds('Faturanız ektedir.', { files: 1 })).toEqual([]);
  expect(kinds('Faturanız ektedir.')).toEqual(['attachment']);
});

test.each([
  'Merhaba [ad]',
  'Kargo: {{ takip_no }}',
  'Hello {{customer.name}}',
  'Merhaba {hitap},',
  'Dear {name|customer},',
])('a blank is unfilled: %s', (text) => {
  expect(kinds(text)).toEqual(['blank']);
});

test.each([
  'Günlükte [ERROR] yazıyor, [sic]',
  'See [1] and [x]',
  'Koşul: if (a) { return b; }',
  'Çıktı `[disk dolu]` satırı olacak',
  'Kod:\n```\nprint("{{ ad }}")\n```',
  '> Kargo: [numara]',
  '{} ve {{}} ve {bir şey}',
])('what nobody is to fill is no blank: %s', (text) => {
  expect(of(text)).toEqual([]);
});

test('what is repeated of others is not judged', () => {
  const quoted = '> Merhaba Ayşe Hanım,\n> faturam ekte, siktirin\n> [numara]';
  expect(of(`Bakıyoruz.\n\n${quoted}`)).toEqual([]);
  expect(
    of('Bakıyoruz.\n\n27 Kasım 2026 Cuma 10:12 tarihinde Burak Şahin şunu yazdı:\nfaturam ekte, siktirin'),
  ).toEqual([]);
  expect(of('We look into it.\n\nOn Fri, 27 Nov 2026 at 10:12, Burak wrote:\nthe bill is attached, fuck')).toEqual([]);
  expect(of('We look into it.\n\n-----Original Message-----\nthe bill is attached, fuck')).toEqual([]);
  const html =
    '<p>Bakıyoruz.</p><blockquote><p>faturam ekte, <b>siktirin</b> [numara]</p></blockquote><pre>[a bc]</pre>';
  expect(of('', { html })).toEqual([]);
  expect(kinds('', { html: `${html}<p>ekte</p>` })).toEqual(['attachment']);
});

test('of a reply in HTML its HTML is judged, which is what its reader sees', () => {
  expect(kinds('iyi', { html: '<p>Kargo: [numara]</p>' })).toEqual(['blank']);
  expect(kinds('Kod: [dizi adi]', { html: '<p>Kod: <code>[dizi adi]</code></p>' })).toEqual([]);
});

test('what was confirmed keeps nothing back, and a blank always does', () => {
  const concerns = of('[numara] ektedir', { unseen: ['m'] });
  expect(openConcerns(concerns, ['attachment', 'unseen']).map(({ kind }) => kind)).toEqual(['blank']);
  expect(openConcerns(concerns, ['blank', 'attachment', 'unseen']).map(({ kind }) => kind)).toEqual(['blank']);
  expect(openConcerns(of('ektedir'), ['attachment'])).toEqual([]);
});

test.each(['a', 'ek ', '[', '{{a', 'you are ', 'ekte iletiletilet', '<b', '<blockquote>', 'attached '])(
  'a text of nothing but %j is looked at before patience ends',
  (piece) => {
    const text = piece.repeat(300_000 / piece.length);
    expect(of(text, { html: text }).length).toBeLessThan(20);
    expect(of(text).length).toBeLessThan(20);
  },
);
