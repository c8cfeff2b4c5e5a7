import { beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_MAILBOX, LETTERS, seedMails } from '../../../dev/seed.ts';
import { mailIdOf } from '../../../dev/seed/letter.ts';
import { PAST } from '../../../dev/seed/letters/past.ts';
import { AGENTS, TEAMS } from '../../../dev/seed/staff.ts';
import { STORIES } from '../../../dev/seed/story.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { languageOf } from '../../../domain/mail/words/guess-language.ts';
import { machineKind } from '../../../domain/mail/machine-mail.ts';
import type { ParsedMail } from '../../../domain/mail/message.ts';
import { guessKind, kindWords, learn, SUGGESTED_FROM } from '../../../domain/routing/kind.ts';
import { TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { parseMail } from '../../../mail/read/parse.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const own = { addresses: [DEMO_MAILBOX.address], instance: 'bilet-1', mailIdDomains: ['bilet.test'] };

describe('the letters of the demo', () => {
  const raws = new Map<string, string>();
  const mails = new Map<string, ParsedMail>();
  const envelopes = new Map<string, string>();
  const mail = (key: string) => mails.get(key)!;
  const arrivals: (Date | undefined)[] = [];

  beforeAll(async () => {
    const delivered: { raw: string; to: string; from: string }[] = [];
    const count = await seedMails((raw, to, from, arrived) => {
      delivered.push({ raw, to, from });
      arrivals.push(arrived);
    }, NOW);
    expect(count).toBe(LETTERS.length);
    for (const [index, { key }] of LETTERS.entries()) {
      const { raw, from } = delivered[index]!;
      raws.set(key, raw);
      envelopes.set(key, from);
      // The mail server puts the envelope sender on top, as here.
      mails.set(key, await parseMail(Buffer.from(`Return-Path: <${from}>\r\n${raw}`)));
    }
  });

  test('arrive when they were written, over days: most within a promise, and few enough at once for a receipt each', () => {
    expect(arrivals.map((arrived) => arrived?.getTime())).toEqual(LETTERS.map(({ key }) => mail(key).sentAt));
    const isWithin = (ms: number) => LETTERS.filter(({ hoursAgo }) => hoursAgo * HOUR_MS < ms);
    // First answers are promised within four open hours.
    const isOld = ({ hoursAgo }: { hoursAgo: number }) => hoursAgo * HOUR_MS > 4 * HOUR_MS;
    const isAnswered = ({ key }: { key: string }) =>
      STORIES.some(({ letter, steps }) => letter === key && steps.some((step) => step.do === 'reply'));
    expect(LETTERS.filter((letter) => isOld(letter) && !isAnswered(letter)).length).toBeLessThan(6);
    expect(LETTERS.some(({ hoursAgo }) => hoursAgo > 48)).toBe(true);
    // Somebody who tries it at once gets one as well.
    const receipts = isWithin(LIMITS.acknowledgeWithinMs).filter(({ type }) => type !== null);
    expect(receipts.length).toBeLessThan(LIMITS.ackMinute - 2);
  });

  test.each(LETTERS.map((letter) => [letter.key, letter] as const))('%s reads as it was written', (key, letter) => {
    expect(mail(key)).toMatchObject({
      mailId: mailIdOf(letter),
      subject: letter.subject,
      from: letter.from,
      defects: [],
      to: [{ address: DEMO_MAILBOX.address }],
      sentAt: NOW - letter.hoursAgo * 3_600_000,
    });
    expect(mail(key).text.replace(/\s+/g, ' ')).toContain(letter.text.split('\n')[0]!.trim());
    expect(
      mail(key)
        .attachments.filter(
          (part) => part.mediaType !== 'message/delivery-status' && part.mediaType !== 'text/rfc822-headers',
        )
        .map((part) => part.name),
    ).toEqual((letter.files ?? []).map((file) => file.name));
  });

  test('are forty and more, in two languages, of all four kinds, from several customers with several mails', () => {
    expect(LETTERS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(LETTERS.map(({ type }) => type))).toEqual(new Set([...TICKET_TYPES, null]));
    const counts = [...new Set(LETTERS.map(({ from }) => from.address))].map(
      (address) => LETTERS.filter(({ from }) => from.address === address).length,
    );
    expect(counts.filter((count) => count >= 3).length).toBeGreaterThanOrEqual(5);
    const english = LETTERS.filter(
      ({ key }) => languageOf(`${mail(key).subject}\n${mail(key).newText}`, 'tr') === 'en',
    ).map(({ key }) => key);
    expect(english.filter((key) => key.startsWith('en-')).sort()).toEqual(
      LETTERS.filter(({ key }) => key.startsWith('en-'))
        .map(({ key }) => key)
        .sort(),
    );
  });

  test('have names of their own, arrive oldest first and are the same bytes every time', async () => {
    expect(new Set(LETTERS.map(mailIdOf)).size).toBe(LETTERS.length);
    const again: string[] = [];
    await seedMails((raw) => void again.push(raw), NOW);
    expect(again).toEqual(LETTERS.map(({ key }) => raws.get(key)));
    const dates = LETTERS.map(({ key }) => mail(key).sentAt!);
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
  });

  test.each([
    ['ofis-disinda', 'auto-replied'],
    ['bulten', 'bulk'],
    ['geri-dondu', 'bounce'],
    ['spam', 'person'],
    ['cok-kizgin', 'person'],
  ])('%s is known as %s', (key, kind) => {
    expect(machineKind(mail(key), own)).toBe(kind);
  });

  test('no other letter is taken for a machine’s', () => {
    const machines = LETTERS.filter(({ key }) => machineKind(mail(key), own) !== 'person').map(({ key }) => key);
    expect(machines.sort()).toEqual(['bulten', 'geri-dondu', 'ofis-disinda']);
  });

  test('one is written in ISO 8859-9, and says so', () => {
    expect(raws.get('yanlis-urun')).toMatch(/charset=iso-8859-9[^]*sipari=FE[^]*kargoya/i);
    expect(mail('yanlis-urun').text).toContain('Gülşen Koç');
  });

  test.each([
    ['garanti', 'iPhone'],
    ['fatura-unvan', 'Özgün İleti'],
    ['en-thread', 'wrote:'],
    ['kargo-gecikti-ek', 'şunları yazdı'],
  ])('the quote in %s is told from the new words', (key, mark) => {
    expect(mail(key).text).toContain(mark);
    expect(mail(key).newText).not.toContain(mark);
    expect(mail(key).newText.length).toBeGreaterThan(20);
  });

  test('one goes on with another of the same customer', () => {
    expect(mail('kargo-gecikti-ek').inReplyTo).toEqual([mail('kargo-gecikti').mailId]);
  });

  test('files are what they say, and pictures in the text are inline', () => {
    const files = LETTERS.flatMap(({ key }) => mail(key).attachments);
    const pdf = files.find(({ mediaType }) => mediaType === 'application/pdf')!;
    const text = Buffer.from(pdf.content).toString('latin1');
    expect(text).toMatch(/^%PDF-1\.4\n[^]*%%EOF\n$/);
    expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref')).toBe(true);
    for (const picture of files.filter(({ mediaType }) => mediaType === 'image/png'))
      expect(Buffer.from(picture.content).subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(mail('uygulama-cokuyor').attachments).toMatchObject([{ inline: true, contentId: 'ekran-1@musteri.test' }]);
    expect(mail('hasarli-paket').attachments).toMatchObject([{ inline: false }]);
  });
});

test('what the demo’s past teaches suggests the kind of most tickets that nobody has worked on, and mostly the right one', () => {
  const { model, counts } = learn(
    TICKET_TYPES.flatMap((type) => PAST[type].map((lines) => ({ type, words: kindWords(...lines) }))),
  );
  const worked = STORIES.map(({ letter }) => letter);
  const suggested = LETTERS.filter(({ key, type }) => type !== null && !worked.includes(key)).flatMap(
    ({ type, subject, text }) => {
      const guess = guessKind(model, kindWords(subject, text), counts)!;
      return guess.share >= SUGGESTED_FROM ? [guess.type === type] : [];
    },
  );
  expect(suggested.length).toBeGreaterThan(12);
  expect(suggested.filter(Boolean).length / suggested.length).toBeGreaterThan(0.75);
});

describe('the stories of the demo', () => {
  test('name letters, agents and teams that exist', () => {
    const keys = LETTERS.map(({ key }) => key);
    for (const { letter, steps } of STORIES) {
      expect(keys).toContain(letter);
      for (const step of steps) {
        if ('by' in step) expect(AGENTS.map(({ email }) => email)).toContain(`${step.by}@bilet.test`);
        if ('team' in step && step.team !== undefined) expect(TEAMS).toContain(step.team);
      }
    }
  });

  test('have agents of every role, one of whom reads English', () => {
    expect(new Set(AGENTS.map(({ role }) => role))).toEqual(new Set(['admin', 'lead', 'agent', 'viewer']));
    expect(AGENTS.filter(({ language }) => language === 'en')).toHaveLength(1);
  });
});
