import { expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { OutgoingMail } from '../../../domain/mail/message.ts';
import { hasSubject, TEXT_KINDS, type TextKind, textOf } from '../../../domain/mail/template/company-text.ts';
import type { Language } from '../../../domain/text/language.ts';
import { ANSWERS, letter, mailOf, trackingBlock } from '../../../domain/mail/letter.ts';
import { htmlToText } from '../../../mail/html/html-text.ts';
import { freeze } from '../../../mail/write/compose.ts';
import { parseMail } from '../../../mail/read/parse.ts';

const given = {
  ...{ name: 'Ayşe Yılmaz', subject: 'Şifre sıfırlama', company: 'Firma Destek' },
  ...{ number: 17, code: 'Xk8m2pQn', promised: null },
};
const words = (kind: TextKind, language: Language, more: Partial<typeof given> = {}) =>
  letter(textOf(kind, [], [language]), { ...given, ...more });
const block = (language: Language) => trackingBlock(textOf('tracking', [], [language]), given);

const reply: OutgoingMail = {
  mailId: 'tid.17.abcdefghijklmnopqrstuv@firma.test',
  date: Date.UTC(2026, 0, 19, 19, 0),
  from: { name: 'Şükrü - Destek', address: 'destek@firma.test' },
  to: [{ name: 'Ayşe Yılmaz', address: 'ayse@ornek.test' }],
  cc: [{ name: '', address: 'muhasebe@ornek.test' }],
  bcc: [],
  replyTo: null,
  subject: 'Şifre sıfırlama',
  text: 'Merhaba Ayşe Hanım,\n\nBağlantıyı yeniledik; fatura ektedir.\n\nİyi günler,\nŞükrü',
  html: '<p>Merhaba Ayşe Hanım,</p><p>Bağlantıyı <b>yeniledik</b>; fatura ektedir.</p><p><img src="cid:logo" alt="Firma"></p>',
  inReplyTo: 'soru@ornek.test',
  references: ['ilk@ornek.test', 'soru@ornek.test'],
  attachments: [
    { name: 'Ağustos faturası.pdf', mediaType: 'application/pdf', contentId: null, content: Buffer.from('%PDF-1.4\n') },
    { name: 'logo.png', mediaType: 'image/png', contentId: 'logo', content: Uint8Array.from([137, 80, 78, 71]) },
  ],
  language: 'tr',
  block: block('tr'),
  kind: 'reply',
  instance: 'bilet-1',
};
const bare: OutgoingMail = { ...reply, cc: [], attachments: [], inReplyTo: null, references: [], html: null };
const OWN_MAILS = TEXT_KINDS.filter(hasSubject);
const links = ['https://destek.firma.test/onay/YES?a=1&b=2', 'https://destek.firma.test/onay/NO'];

const mails: Record<string, OutgoingMail> = {
  'reply-tr-html-attachment': reply,
  'acknowledgement-en': {
    ...bare,
    ...mailOf(words('acknowledgement', 'en', { name: '' }), []),
    language: 'en',
    block: block('en'),
    kind: 'auto-replied',
    inReplyTo: 'soru@ornek.test',
    references: ['soru@ornek.test'],
  },
  'acknowledgement-tr': {
    ...bare,
    ...mailOf(words('acknowledgement-again', 'tr'), []),
    kind: 'auto-replied',
  },
  'confirmation-tr': { ...bare, ...mailOf(words('question', 'tr'), links), kind: 'auto-generated' },
};

/** UPDATE_GOLDEN=1 writes them anew; read the difference before you believe it. */
test.each(Object.keys(mails))('writes %s byte for byte as recorded', async (name) => {
  const file = new URL(`../../golden/outbound/${name}.eml`, import.meta.url);
  const { raw } = await freeze(mails[name]!);
  if (process.env['UPDATE_GOLDEN'] || !existsSync(file)) writeFileSync(file, raw);
  expect(Buffer.from(raw).toString()).toBe(readFileSync(file, 'utf8'));
});

test('a blind copy stands in the envelope and in no byte of the mail', async () => {
  const hidden = { name: 'Hukuk', address: 'hukuk@ornek.test' };
  const [open, blind] = await Promise.all([freeze(reply), freeze({ ...reply, bcc: [hidden] })]);
  expect(blind.envelope.to).toEqual([...open.envelope.to, hidden.address]);
  expect(Buffer.from(blind.raw).toString()).toBe(Buffer.from(open.raw).toString());
});

test('writes the same bytes a second time', async () => {
  const [one, two] = await Promise.all([freeze(reply), freeze(structuredClone(reply))]);
  expect(Buffer.compare(one.raw, two.raw)).toBe(0);
});

test('is read back as it was meant', async () => {
  const mail = await parseMail((await freeze(reply)).raw);
  expect(mail).toMatchObject({
    mailId: reply.mailId,
    inReplyTo: ['soru@ornek.test'],
    references: ['ilk@ornek.test', 'soru@ornek.test'],
    from: reply.from,
    to: reply.to,
    cc: reply.cc,
    subject: 'Re: Şifre sıfırlama',
    sentAt: reply.date,
  });
  expect(mail.text).toBe(
    `${reply.text}\n\n---\nBu talebin takip kodu: tid:Xk8m2pQn:tid\nLütfen yanıtlarken bu kodu silmeyin.\nTalep numarası: 17\n---`,
  );
  expect(mail.html).toContain('tid:Xk8m2pQn:tid<br />Lütfen');
  expect(mail.attachments.map(({ name, inline, content }) => [name, inline, content.length])).toEqual([
    ['logo.png', true, 4],
    ['Ağustos faturası.pdf', false, 9],
  ]);
});

test('addresses the envelope to each recipient once and to nobody named in a header', async () => {
  const { envelope } = await freeze({ ...reply, cc: [...reply.cc, ...reply.to] });
  expect(envelope).toEqual({ from: 'destek@firma.test', to: ['ayse@ornek.test', 'muhasebe@ornek.test'] });
});

test.each(['\n', '\r\n', '\r', '\0', '\u2028', '\u0085'])('lets %j open no header of its own', async (sign) => {
  const evil = `x${sign}Bcc: evil@kotu.test`;
  const { raw, envelope } = await freeze({
    ...reply,
    subject: evil,
    from: { ...reply.from, name: evil },
    to: [{ name: evil, address: 'ayse@ornek.test' }],
    inReplyTo: `${evil}@x`,
    references: [`${evil}@x`, 'iyi@ornek.test'],
    instance: evil,
    kind: 'auto-replied',
    attachments: [
      { name: evil, mediaType: `text/plain${sign}Bcc: evil@kotu.test`, contentId: evil, content: new Uint8Array(1) },
    ],
  });
  const lines = Buffer.from(raw)
    .toString()
    .split(/\r\n|\r|\n/);
  expect(lines.filter((line) => /^bcc/i.test(line))).toEqual([]);
  expect(envelope.to).toEqual(['ayse@ornek.test', 'muhasebe@ornek.test']);
  expect((await parseMail(raw)).references).toEqual(['iyi@ornek.test']);
});

test.each(['a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', '<a@b.test>', 'a b@c.test', 'a', ''])(
  'refuses the address %j',
  async (address) => {
    await expect(freeze({ ...reply, to: [{ name: '', address }] })).rejects.toThrow('plain mail address');
  },
);

test('refuses a mail to nobody and a malformed Message-ID', async () => {
  await expect(freeze({ ...bare, to: [] })).rejects.toThrow('recipient');
  await expect(freeze({ ...bare, mailId: 'a b@c' })).rejects.toThrow('Message-ID');
});

test.each([
  ['reply', null, null],
  ['auto-replied', 'auto-replied', 'bilet-1'],
  ['auto-generated', 'auto-generated', 'bilet-1'],
] as const)('marks a %s as what it is', async (kind, submitted, loop) => {
  const mail = await parseMail((await freeze({ ...bare, kind })).raw);
  expect(mail.headers['auto-submitted']?.[0] ?? null).toBe(submitted);
  expect(mail.headers['x-bilet-loop']?.[0] ?? null).toBe(loop);
  expect(mail.headers['x-auto-response-suppress']).toEqual(['OOF, AutoReply']);
});

test.each(['Şifre', 'Re: Şifre', 'YNT: Re: Şifre', 'RE[2]: Şifre'])('answers %s with one Re:', async (subject) => {
  expect((await parseMail((await freeze({ ...reply, subject })).raw)).subject).toBe('Re: Şifre');
});

test.each(['x'.repeat(998), `Ek ${'a/'.repeat(480)} ş`, `${'A'.repeat(899)} b`])(
  'writes no line that is longer than a server takes, and is read back whole (%#)',
  async (subject) => {
    const { raw } = await freeze({ ...reply, subject });
    const lines = Buffer.from(raw).toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect((await parseMail(raw)).subject).toBe(`Re: ${subject}`.slice(0, 998).trim());
  },
);

test('carries no code into mail that belongs to no ticket', async () => {
  expect(Buffer.from((await freeze({ ...bare, block: null })).raw).toString()).not.toContain('tid:');
});

test.each(['tr', 'en'] as const)(
  'keeps the thread by its subject, has the code once and is signed (%s)',
  async (language) => {
    for (const said of OWN_MAILS.map((kind) => words(kind, language))) {
      const mail = mailOf(said, said.text.includes('…') ? links : []);
      expect(mail.subject).toBe('Şifre sıfırlama');
      const { raw } = await freeze({ ...bare, ...mail, kind: 'auto-replied', language, inReplyTo: 'soru@ornek.test' });
      const sent = await parseMail(raw);
      expect(sent.subject).toBe('Re: Şifre sıfırlama');
      expect(sent.text).toContain('\n\nFirma Destek\n\n---\n');
      expect(sent.text.match(/tid:/g)).toHaveLength(1);
    }
  },
);

test('repeats of a stranger’s words no address, no sentence and nothing long', () => {
  const forged = { name: 'Kazandınız! ödülünüz bekliyor', subject: 'Bkz. kotu.test/odul' };
  for (const language of ['tr', 'en'] as const)
    for (const said of OWN_MAILS.map((kind) => words(kind, language, forged)))
      expect(`${said.subject}\n${said.text}`).not.toMatch(/ödül|kotu|Bkz/);
});

test.each([
  ['tr', 'Evet, çözüldü', 'Hayır, henüz çözülmedi'],
  ['en', 'Yes, it is solved', 'No, it is not solved yet'],
] as const)('puts each link of a question below its own answer (%s)', (language, yes, no) => {
  const mail = mailOf(
    words('question', language),
    ANSWERS.map((answer) => `https://firma.test/${answer}`),
  );
  expect(mail.text).toContain(`${yes}:\nhttps://firma.test/yes\n\n${no}:\nhttps://firma.test/no\n`);
  expect(mail.html).toMatch(new RegExp(`<a href="https://firma.test/yes"[^>]*>${yes}</a>`));
  expect(mail.html).toMatch(new RegExp(`<a href="https://firma.test/no"[^>]*>${no}</a>`));
});

test('a question is not sent with a link too few or too many', () => {
  expect(() => mailOf(words('question', 'tr'), links.slice(1))).toThrow('more places');
  expect(() => mailOf(words('question', 'tr'), [...links, 'https://firma.test/belki'])).toThrow('no place');
});

const carrying = (mediaType: string, content: string): OutgoingMail => ({
  ...reply,
  attachments: [{ name: 'eski.eml', mediaType, contentId: null, content: Buffer.from(content) }],
});
const sentOn = async (mediaType: string, content: string) => {
  const raw = Buffer.from((await freeze(carrying(mediaType, content))).raw).toString('latin1');
  return raw.slice(raw.indexOf('eski.eml'));
};

test.each([
  ['line ends of one sign', 'Subject: Fatura\nFrom: a@ornek.test\n\nTutar 90 TL.\n'],
  ['line ends of two', 'Subject: Fatura\r\nFrom: a@ornek.test\r\n\r\nTutar 90 TL.\r\n'],
  ['a body that looks like a boundary', 'Subject: Fatura\n\n--b\nTutar 90 TL.\n--b--\n'],
])('sends a mail on as it is, with %s', async (_what, content) => {
  const part = await sentOn('message/rfc822', content);
  expect(part).toContain(`\r\n\r\n${content.replace(/\r?\n/g, '\r\n')}`);
  expect(part).not.toContain('base64');
});

test.each([
  ['letters of eight bits', 'message/rfc822', 'Subject: Fatura\n\nTutarı yanlış.\n'],
  ['a line too long for mail', 'message/rfc822', `Subject: Fatura\n\n${'x'.repeat(999)}\n`],
  ['a single CR', 'message/rfc822', 'Subject: Fatura\n\nTutar\r90 TL.\n'],
  ['parts that an upload calls its own', 'multipart/mixed', '--b\n\nTutar\n--b--\n'],
  ['a body that lies elsewhere', 'message/external-body', 'Content-Type: text/plain\n\n'],
])('sends on as a plain file what would have to be encoded: %s', async (_what, mediaType, content) => {
  const part = await sentOn(mediaType, content);
  expect(part).toContain('base64');
  const { raw } = await freeze(carrying(mediaType, content));
  expect(Buffer.from(raw).toString('latin1')).toContain('Content-Type: application/octet-stream; name=eski.eml');
  const file = (await parseMail(raw)).attachments.find(({ name }) => name === 'eski.eml');
  expect(Buffer.from(file!.content).toString()).toBe(content);
});

test('shows an empty paragraph as one empty line, in HTML and in text', async () => {
  const html = '<p>bir</p><p></p><p style="text-align:center"></p><p>iki</p>';
  const { raw } = await freeze({ ...reply, attachments: [], html, text: htmlToText(html) });
  const mail = await parseMail(raw);
  expect(mail.html).toContain('<p>bir</p><p><br /></p><p style="text-align:center"><br /></p><p>iki</p>');
  expect(mail.text).toContain('bir\n\n\niki');
});

test('answers go where the mail says, and to its sender where it says nothing', async () => {
  const signed = 'destek+58k2@firma.test';
  const header = async (replyTo: OutgoingMail['replyTo']) =>
    /^Reply-To: (.*)$/m.exec(Buffer.from((await freeze({ ...bare, replyTo })).raw).toString())?.[1];
  expect(await header(null)).toBeUndefined();
  expect(await header({ name: 'Destek', address: signed })).toContain(`<${signed}>`);
  await expect(header({ name: '', address: 'a@b.test\r\nBcc: c@d.test' })).rejects.toThrow();
});
