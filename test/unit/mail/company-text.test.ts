import { expect, test } from '@jest/globals';
import {
  hasSubject,
  type OwnText,
  PLACEHOLDERS_OF,
  TEXT_KINDS,
  textFault,
  type TextKind,
  textOf,
} from '../../../domain/mail/template/company-text.ts';
import { placesOf } from '../../../domain/mail/template/text-filling.ts';
import { letter, mailOf, signature, trackingBlock } from '../../../domain/mail/letter.ts';

const LINKED = 'Çözüldü mü?\n\nEvet:\n{yes}\n\nHayır:\n{no}';

test.each([
  ['closing', 'Kapattık.', null],
  ['closing', '  \n ', 'text missing'],
  ['closing', 'Merhaba {ad},', 'text unknown ad'],
  ['closing', 'Yanıt {promised} gelir.', 'text unknown promised'],
  ['acknowledgement', 'Yanıt {promised} gelir.', null],
  ['acknowledgement', 'Sayın {name|müşterimiz},', null],
  ['acknowledgement', 'Merhaba {name', 'text malformed'],
  ['acknowledgement', 'Merhaba name},', 'text malformed'],
  ['acknowledgement', 'Merhaba {},', 'text malformed'],
  ['acknowledgement', 'Merhaba {{name}},', 'text malformed'],
  ['acknowledgement', 'Merhaba {Name},', 'text malformed'],
  ['reminder', 'Sizden {closes} haber bekliyoruz.', null],
  ['tracking', 'Takip kodu: {code}', null],
  ['tracking', 'Takip kodu: {number}', 'text without-code'],
  ['tracking', 'Sayın {name}, kodunuz {code}', 'text unknown name'],
  ['question', LINKED, null],
  ['question', LINKED.replaceAll('\n', '\r\n'), null],
  ['question', `${LINKED}\n\nTeşekkürler.`, null],
  ['question', 'Çözüldü mü?', 'text without-links'],
  ['question', LINKED.replace('{no}', ''), 'text without-links'],
  ['question', `${LINKED}\n\nEvet:\n{yes}`, 'text without-links'],
  ['question', 'Hayır:\n{no}\n\nEvet:\n{yes}', 'text without-links'],
  ['question', 'Evet: {yes}\n\nHayır: {no}', 'text without-links'],
  ['question', 'Evet:\n{yes}\nHayır:\n{no}', 'text without-links'],
  ['question', '{yes}\n\n{no}', 'text without-links'],
  ['signature', '', null],
  ['signature', '{agent}\n{team}', null],
] as const)('a %s that says %j', (kind, text, fault) => {
  const found = textFault(kind, { language: 'tr', subject: null, text });
  expect(found === null ? null : [found.field, found.code, found.what].filter(Boolean).join(' ')).toBe(fault);
});

test.each([
  ['closing', 'tr', null, null],
  ['closing', 'tr', 'Kapandı: {number}', null],
  ['closing', 'tr', 'Kapandı, {name}', 'unknown'],
  ['closing', 'de', null, 'missing'],
  ['closing', 'de', 'Geschlossen', null],
  ['tracking', 'de', null, null],
  ['tracking', 'tr', 'Kod', 'unexpected'],
] as const)('the subject of a %s in %s may be %j', (kind, language, subject, fault) => {
  const text = kind === 'tracking' ? '{code}' : 'Kapattık.';
  expect(textFault(kind, { language, subject, text })?.code ?? null).toBe(fault);
});

test.each(TEXT_KINDS)('what stands in code for %s might have been saved, in both languages', (kind) => {
  for (const language of ['tr', 'en'] as const) {
    const { subject, text } = textOf(kind, [], [language]);
    expect(textFault(kind, { language, subject, text })).toBeNull();
    expect(hasSubject(kind)).toBe(subject !== null);
  }
});

test.each(TEXT_KINDS)('no ending hangs on a place of the Turkish %s', (kind) => {
  expect(textOf(kind, [], ['tr']).text).not.toMatch(/\}['’\p{L}]/u);
});

test.each(TEXT_KINDS)('%s has no hole where all is empty', (kind) => {
  for (const language of ['tr', 'en'] as const) {
    const text = textOf(kind, [], [language]);
    const { text: said } = letter(text, { number: 17, code: 'Xk8m2pQn', company: '' });
    expect(said).not.toMatch(/ ,| \.|\{|\}|\n\n\n| {2}|:$/);
    expect(said.split('\n')[0]).not.toMatch(/^\W/);
    for (const place of placesOf(text.text)) expect(PLACEHOLDERS_OF[kind]).toContain(place);
  }
});

test('a reminder says nothing of an end where nothing ends', () => {
  for (const [language, end] of [
    ['tr', /kapat|kapan/i],
    ['en', /clos|after that/i],
  ] as const) {
    const text = textOf('reminder', [], [language]);
    const values = { number: 17, code: 'Xk8m2pQn', company: 'Firma' };
    expect(letter(text, values).text).not.toMatch(end);
    expect(letter(text, { ...values, closes: 'cuma' }).text).toMatch(end);
  }
});

const own = (more: Partial<OwnText>): OwnText => ({
  ...{ kind: 'closing', team: null, mailbox: null, language: 'tr', subject: null, text: JSON.stringify(more) },
  ...more,
});
const COMPANY = own({ text: 'şirket' });
const MAILBOX = own({ text: 'kutu', mailbox: 'm' });
const TEAM = own({ text: 'ekip', team: 't' });
const GERMAN = own({ text: 'Firma', language: 'de', subject: 'Geschlossen' });

test.each<[string, OwnText[], Parameters<typeof textOf>[2], string]>([
  ['nobody has written', [], ['tr'], 'code tr'],
  ['the company has', [COMPANY], ['tr'], 'company tr'],
  ['the mailbox has, too', [COMPANY, MAILBOX], ['tr'], 'mailbox tr'],
  ['the team has, too', [MAILBOX, TEAM, COMPANY], ['tr'], 'team tr'],
  ['another kind was written', [own({ kind: 'reminder' })], ['tr'], 'code tr'],
  ['the customer reads another language', [TEAM], ['en', 'tr'], 'code en'],
  ['the customer’s own language goes before the guess', [COMPANY], ['tr', 'en', 'en'], 'company tr'],
  ['a further language has a text', [COMPANY, GERMAN], ['de', 'en', 'tr'], 'company de'],
  ['a further language has none', [COMPANY], ['de', 'en', 'tr'], 'code en'],
])('chooses when %s', (_when, texts, languages, chosen) => {
  const { from, language } = textOf('closing', texts, languages);
  expect(`${from} ${language}`).toBe(chosen);
});

test('a text without a subject of its own has that of the code', () => {
  expect(textOf('closing', [COMPANY], ['tr']).subject).toBe('Talebiniz kapatıldı');
  expect(textOf('closing', [own({ subject: 'Bitti' })], ['tr']).subject).toBe('Bitti');
});

const given = { number: 17, code: 'Xk8m2pQn', company: 'Firma' };
const written = (kind: TextKind, text: string) => textOf(kind, [own({ kind, text })], ['tr']);

test('keeps the thread’s subject, and has its own where that cannot be repeated', () => {
  expect(letter(COMPANY_TEXT, { ...given, subject: 'Fatura' }).subject).toBe('Fatura');
  expect(letter(COMPANY_TEXT, { ...given, subject: 'Bkz. kotu.test' }).subject).toBe('Kapandı 17');
});
const COMPANY_TEXT = textOf('closing', [own({ subject: 'Kapandı {number}', text: 'Kapattık.' })], ['tr']);

test('repeats of a stranger’s words what cannot be a message, whatever the company writes', () => {
  const text = written('closing', 'Sayın {name|müşterimiz},\n\nKonu: {subject}.\n\nKapattık.');
  const forged = { ...given, name: 'Kazandınız! hemen tıklayın', subject: 'kotu.test/odul' };
  expect(letter(text, forged).text).toBe('Sayın müşterimiz,\n\nKapattık.');
});

test('no word of a customer’s makes a place for a link', () => {
  const text = written('question', `Konu:\n{subject}\n\n${LINKED}`);
  for (const subject of ['…', '{yes}', '\uF8FF', 'Evet']) {
    const mail = mailOf(letter(text, { ...given, subject }), ['https://firma.test/yes', 'https://firma.test/no']);
    expect(mail.text).toContain('Evet:\nhttps://firma.test/yes\n\nHayır:\nhttps://firma.test/no');
  }
});

test('the block and the signature are filled and escaped', () => {
  const { text, html } = trackingBlock(
    written('tracking', 'Talep {number} & kodu: {code}\n\n{team}\nSilmeyin.'),
    given,
  );
  expect(text).toBe('---\nTalep 17 & kodu: tid:Xk8m2pQn:tid\nSilmeyin.\n---');
  expect(html).toContain('---<br>Talep 17 &amp; kodu: tid:Xk8m2pQn:tid<br>Silmeyin.<br>---');
  expect(signature(written('signature', '{agent}\n{team}\n{company}'), { ...given, agent: 'Selin Kaya' })).toBe(
    'Selin Kaya\nFirma',
  );
});
