/** What keeps a reply back before it leaves. */
import { expect, test } from '@jest/globals';
import { broughtBlanks, certainBlanksIn, joinedBlanks } from '../../../domain/mail/template/blanks.ts';
import { concernsOf, openConcerns } from '../../../domain/mail/concerns.ts';
import { READY_REPLIES } from '../../../domain/mail/template/ready-replies.ts';

const KNOWN = { people: ['Burak Şahin'], ours: ['Selin Aydın'], said: '' };
const of = (text: string, more: { html?: string; files?: number; unseen?: string[]; blanks?: string[] } = {}) =>
  concernsOf(
    { text, html: more.html ?? null, files: more.files ?? 0, blanks: more.blanks ?? [] },
    { known: KNOWN, unseen: more.unseen ?? [] },
  );
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
  'Takip: [takip numarası]',
  'Kargo no: [kargo no].',
  'Gün: [tarih]',
  'Tutar: [tutar]',
  'Your [tracking number] is ready',
  'Talebinizle ilgileniyoruz. [ne yapıldığı].',
  'We work on it. [What has been done].',
  'Sayın [müşterinin adı],',
  'Dear [customer’s name],',
  'Takip numaranız: [Numara]',
  'Sayın [Ad Soyad],',
  'KARGO: [TAKİP NUMARASI]',
  'Your number: [Tracking Number]',
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
  'Ayarlar > [Genel] sekmesine girip [Kaydet] düğmesine basın',
  'Click the [Save] button',
  'Press [Ctrl]+[C]',
  'Ürün: Kulaklık [Siyah] x1',
  'Konu satırına [ACİL] yazın',
  'Described in [RFC 5322]',
  'Ref [Ticket-123]',
  'Konu: [Bilet #1234] Kargo',
  '2026-11-28 [main] started, [worker-2] waits',
  'GET /users/{id}/orders answers with {name}',
  'GET /users/{name}',
  'name={name}&code={code}',
  'ref: ${{ github.ref }}',
  '[Name] sütununu seçin',
  '[Tarih] filtresini açın',
  'Önce [Adres] düğmesine, sonra [Tutar] sekmesine tıklayın',
  'Click [Date], then [Amount]',
  'Devam edilsin mi? [Evet] [No]',
  'Forumda [code]x = 1[/code] yazın',
])('what nobody is to fill is no blank: %s', (text) => {
  expect(of(text)).toEqual([]);
});

test('a bracket that a canned reply has brought keeps the reply back until it is filled; one that a person writes does not', () => {
  const brought = broughtBlanks('Merhaba {salutation},\nbedeniniz [beden], rengi [Renk]; [2] ve [hata] kalır. [beden]');
  expect(brought).toEqual(['[beden]', '[Renk]']);
  const words = 'Bedeniniz [beden], rengi [RENK]. [Kaydet] deyin.';
  expect(kinds(words)).toEqual([]);
  expect(of(words, { blanks: brought }).map(({ kind, found }) => [kind, found])).toEqual([
    ['blank', '[beden]'],
    ['blank', '[RENK]'],
  ]);
  expect(of('Bedeniniz 42, rengi [mavi]. [Kaydet] deyin.', { blanks: brought })).toEqual([]);
});

test('a canned reply may name buttons, and what is marked as code or repeated is no blank of it', () => {
  const blanks = ['[Kaydet]', '[beden]'];
  expect(of('[Kaydet] düğmesine basın', { blanks })).toEqual([]);
  expect(of('Şablon: `[beden]`\n> [beden]', { blanks })).toEqual([]);
  expect(of('', { html: '<p><code>[beden]</code></p>', blanks })).toEqual([]);
  expect(kinds('', { html: '<p>Beden: <b>[beden]</b></p>', blanks })).toEqual(['blank']);
});

test('the blanks of two canned replies in one draft are kept once each, and not without end', () => {
  expect(joinedBlanks(['[a]', '[b]'], ['[b]', '[c]'])).toEqual(['[a]', '[b]', '[c]']);
  const many = Array.from({ length: 150 }, (_, at) => `[boş ${at}]`);
  expect(joinedBlanks(many.slice(0, 90), many.slice(90))).toHaveLength(100);
});

test('every blank of the replies that come with the product keeps one back', () => {
  for (const text of Object.values(READY_REPLIES).flatMap((one) => Object.values(one.text)))
    expect(certainBlanksIn(text).filter((one) => one.text.startsWith('['))).toHaveLength(text.split('[').length - 1);
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

test('a sentence that ends as an attribution does is the agent’s own', () => {
  expect(kinds('Müşteriniz dün şunu yazdı:\nfatura [numara] ektedir')).toEqual(['blank', 'attachment']);
  expect(kinds('Kargo firması şunu yazdı:\nfatura ektedir')).toEqual(['attachment']);
  expect(kinds('From: Ankara\nTo: İzmir\n\nThe label is attached.')).toEqual(['attachment']);
});

const OUTLOOK_TR =
  'Kimden: Burak Şahin <b@ornek.test>\nGönderilme: 27 Kasım 2026 10:12\nKime: Destek\nKonu: Fatura\n\nfaturam ekte, siktirin';
const OUTLOOK_EN =
  'From: Burak <b@ornek.test>\nSent: Friday, 27 November 2026 10:12\nTo: Support\nSubject: Bill\n\nthe bill is attached, fuck';

test.each([OUTLOOK_TR, OUTLOOK_EN])('what Outlook repeats is not judged, in text or in HTML: %s', (history) => {
  expect(of(`Bakıyoruz.\n\n${history}`)).toEqual([]);
  const html = history.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
  expect(of('', { html: `<p>Bakıyoruz.</p><div>${html}</div>` })).toEqual([]);
  expect(kinds('', { html: `<p>Ektedir.</p><div>${html}</div>` })).toEqual(['attachment']);
});

test('what a program has put into its own box of a quote is not judged, and what stands behind it is', () => {
  const box = '<div class="gmail_quote"><div>Burak yazdı</div><div>faturam ekte, siktirin</div></div>';
  expect(of('', { html: `<p>Bakıyoruz.</p>${box}` })).toEqual([]);
  expect(kinds('', { html: `<div>Bakıyoruz.</div>${box}<div>Ektedir.</div>` })).toEqual(['attachment']);
});

test('of a reply in HTML its HTML is judged, which is what its reader sees', () => {
  expect(kinds('iyi', { html: '<p>Kargo: [numara]</p>' })).toEqual(['blank']);
  expect(kinds('Kod: [dizi adi]', { html: '<p>Kod: <code>[dizi adi]</code></p>' })).toEqual([]);
});

test('what was confirmed keeps nothing back, and a blank always does', () => {
  const concerns = of('[numara] ektedir', { unseen: ['m'] });
  expect(openConcerns(concerns, ['attachment']).map(({ kind }) => kind)).toEqual(['blank', 'unseen']);
  expect(openConcerns(concerns, ['blank', 'attachment', 'unseen']).map(({ kind }) => kind)).toEqual([
    'blank',
    'unseen',
  ]);
  expect(openConcerns(of('ektedir'), ['attachment'])).toEqual([]);
});

test.each([
  'a',
  'ek ',
  '[',
  '{{a',
  'you are ',
  'ekte iletiletilet',
  '<b',
  '<blockquote>',
  '<div class="gmail_quote">',
  'amk ',
  'salak ',
  'attached ',
  'attached,',
  'ekte ',
  'ekte,',
  '{ad} {x} ',
  '[ad] ',
])('a text of nothing but %j is looked at before patience ends', (piece) => {
  const text = piece.repeat(300_000 / piece.length);
  expect(of(text, { html: text }).length).toBeLessThan(20);
  expect(of(text).length).toBeLessThan(20);
});
