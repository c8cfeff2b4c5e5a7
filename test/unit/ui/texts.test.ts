import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { MOVES } from '../../../domain/ticket/moves.ts';
import { CLOCK_KINDS, PRIORITIES, STATES, TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { VIEWS } from '../../../contract/ticket/routes.ts';
import { ledgerStates } from '../../../domain/mail/ledger.ts';
import { CHECK_CODES, CHECK_STEPS } from '../../../domain/mail/provider/connection-check.ts';
import { FAULTY_STATUSES, MAILBOX_STATUSES, MAILBOX_TROUBLES } from '../../../domain/mail/mailbox.ts';
import { MAILBOX_FAULTS, SERVER_FAULTS } from '../../../domain/mail/provider/mailbox-fault.ts';
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';
import { refusalText } from '../../../ui/mail-in/refusal-text.ts';
import { HELD_REASONS } from '../../../domain/mail/verdict.ts';
import { FIELD_FAULTS, type FieldFault } from '../../../domain/field-fault.ts';
import { faultText } from '../../../ui/field-error.ts';
import { eventSentence, isTold } from '../../../ui/ticket/timeline/event-sentence.ts';

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));
const has = (key: string) => key in deskTexts.en || `${key}_other` in deskTexts.en;

describe('the texts of the desk', () => {
  test('both languages fill the same placeholders', () => {
    const different = Object.keys(deskTexts.en).filter((key) => {
      const name = key as keyof typeof deskTexts.en;
      return placeholders(deskTexts.en[name]).join() !== placeholders(deskTexts.tr[name]).join();
    });
    expect(different).toEqual([]);
  });

  test('no text is empty in either language', () => {
    for (const language of ['en', 'tr'] as const)
      expect(Object.entries(deskTexts[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('Turkish has one word each for a secret, a mail and a fingerprint, here and in the guide', () => {
    const guide = readdirSync('docs/connecting/tr').map((name) =>
      readFileSync(join('docs/connecting/tr', name), 'utf8'),
    );
    const OTHERS =
      /(?<!\p{L})(?:sır|sırr\p{L}+|sırlar\p{L}*|ileti(?:yi|si|nin|ler\p{L}*)?|SHA-256 özet\p{L}*)(?!\p{L})/giu;
    for (const text of [...Object.values(deskTexts.tr), ...guide])
      expect([text, text.toLocaleLowerCase('tr').match(OTHERS)]).toEqual([text, null]);
  });

  test('a Turkish question ends with its mark, wherever it stands', () => {
    // It begins with its word, or has it behind what it is about, and ends with a verb.
    const IS_QUESTION =
      /^(?:\{clock\}: |\p{L}+ \p{L}+ )?(?:nasıl|neden|hangi|kime?|kaç|ne|nereye)(?: |,).*(?:s[iıuü]n|[dt][iıuü]|yor|acak|ecek|gider|verilirdi|var)(?: \(\{zone\}\))?$/iu;
    expect(Object.values(deskTexts.tr).filter((text) => IS_QUESTION.test(text))).toEqual([]);
    for (const text of ['Bu süre nasıl hesaplandı', 'Kim engellensin', '{clock}: hangi saatlerde işlesin', 'Ne oldu'])
      expect([text, IS_QUESTION.test(text)]).toEqual([text, true]);
  });

  test('Turkish says that something is late in one form for each place: Geciken above a list, gecikti of one thing', () => {
    expect([deskTexts.tr['view.breached'], deskTexts.tr['due.late'], deskTexts.tr['today.late']]).toEqual(
      Array.from({ length: 3 }, () => 'Geciken'),
    );
    // There it is another word: too late to act, later than that, to go over to something.
    const OTHERS = ['held.too-late', 'later.owed', 'zone.take', 'help.send-solve', 'guarantee.repaired.what.owed'];
    const late = Object.entries(deskTexts.tr).filter(([, text]) => /(?<!\p{L}|en )geç(?!\p{L})/iu.test(text));
    expect(late.flatMap(([key]) => (OTHERS.includes(key) ? [] : [key]))).toEqual([]);
  });

  test('each key stands in one file, and every file is part of its language', async () => {
    for (const language of ['en', 'tr'] as const) {
      const files = readdirSync('ui/texts', { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith(`.${language}.ts`),
      );
      const keys = await Promise.all(
        files.map(async (file) => {
          const texts = (await import(join(process.cwd(), 'ui/texts', file))) as { [language: string]: object };
          return Object.keys(texts[language] ?? {});
        }),
      );
      expect(keys.flat().toSorted()).toEqual(Object.keys(deskTexts[language]).toSorted());
    }
    expect(Object.keys(deskTexts.tr).toSorted()).toEqual(Object.keys(deskTexts.en).toSorted());
  });

  test('everything the tables name has a text', () => {
    const keys = [
      ...STATES.flatMap((state) => [`state.${state}`, `state.${state}.brief`]),
      ...PRIORITIES.map((priority) => `priority.${priority}`),
      ...TICKET_TYPES.map((type) => `type.${type}`),
      ...CLOCK_KINDS.map((kind) => `clock.${kind}`),
      ...VIEWS.flatMap((view) => [`view.${view}`, `empty.${view}`, `empty.${view}.text`]),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });

  test.each(['en', 'tr'] as const)(
    'every fault of a field has words in %s, with the bound where there is one',
    (language) => {
      const t = makeT(language, deskTexts);
      const words = FIELD_FAULTS.map((code) => faultText({ code, limit: 7 }, t));
      expect(new Set(words).size).toBe(FIELD_FAULTS.length);
      expect(words.filter((one) => /field-fault|[{}]/.test(one))).toEqual([]);
      expect(faultText({ code: 'of-tomorrow' as FieldFault }, t)).toBe(t('field-fault.malformed'));
    },
  );

  test('whatever may be wrong with a mailbox, a check or a held mail has words', () => {
    const keys = [
      ...MAILBOX_FAULTS.map((code) => `fault.${code}`),
      ...CHECK_STEPS.flatMap((step) => [`check.step.${step}`, `check.${step}.ok`]),
      ...MAILBOX_STATUSES.flatMap((status) => [`mailbox.${status}`, `mailbox.${status}.text`]),
      ...FAULTY_STATUSES.map((status) => `mailbox.${status}.meanwhile`),
      ...MAILBOX_TROUBLES.map((trouble) => `trouble.${trouble}`),
      ...HELD_REASONS.map((reason) => `reason.${reason}`),
      ...ledgerStates.map((state) => `inbound.${state}`),
      ...['unreadable', 'oversize', 'gone'].map((state) => `reason.${state}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
    const codes = CHECK_CODES.filter((code) => code !== 'ok');
    expect(codes.filter((code) => !has(`check.${code}`) && !has(`fault.${code}`))).toEqual([]);
  });

  test.each(['en', 'tr'] as const)('every refusal of a mail server has a sentence of its own in %s', (language) => {
    const t = makeT(language, deskTexts);
    const said = SERVER_FAULTS.map((code) => refusalText({ code, at: 'mail.firma.test:993' }, t));
    expect(new Set(said).size).toBe(SERVER_FAULTS.length);
    expect(said.filter((one) => !/^[A-ZÇĞİÖŞÜ].*[.]$/.test(one))).toEqual([]);
  });

  test('a provider that wants something of its own is named, and another is not', () => {
    const t = makeT('tr', deskTexts);
    const code = 'app-password-needed';
    expect(refusalText({ code, at: 'imap.gmail.com:993' }, t)).toContain('Google');
    expect(refusalText({ code, at: 'smtp.mail.me.com:587' }, t)).toContain('Apple');
    expect(refusalText({ code, at: 'mail.firma.test:993' }, t)).not.toMatch(/Google|Apple/);
    expect(refusalText({ code: 'of-tomorrow', at: '' }, t)).toBe(t('fault.mailbox-unreachable'));
    // Words for a provider that is not in the table would never be shown.
    const own = Object.keys(deskTexts.en).flatMap((key) => /^fault\.[a-z-]+\.(.+)$/.exec(key)?.[1] ?? []);
    expect([...new Set(own)].filter((key) => !PROVIDERS.some((one) => one.key === key))).toEqual([]);
  });

  test('every text that the desk asks for by name exists', () => {
    const asked = sources('ui').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(150);
    expect([...new Set(asked)].filter((key) => !has(key))).toEqual([]);
  });

  test.each(['en', 'tr'] as const)('every event of a ticket is a sentence in %s', (language) => {
    const t = makeT(language, deskTexts);
    const names = { agent: () => 'Can Demir', team: () => 'Destek', time: () => '09:00' };
    const data = {
      agent: 'a',
      team: null,
      then: 'await',
      state: 'sent',
      clock: 'resolution',
      priority: 'high',
      type: 'question',
      tags: ['iade'],
      until: 1,
      dueAt: 2,
      added: 2,
      removed: 1,
    };
    const about = { requester: null, corrections: [], letInBy: null, blocked: null, promise: null, cannedReply: null };
    const kinds = Object.keys(MOVES).filter((kind) => isTold({ kind }));
    const sentences = kinds.map((kind) =>
      eventSentence(
        { version: 1, kind, at: '', recordedAt: '', actor: { kind: 'agent', id: 'x', name: 'Ayşe' }, data, about },
        names,
        t,
      ),
    );
    // An event without a sentence of its own is told as `Ayşe: its-kind`.
    const bare = kinds.map((kind) => `Ayşe: ${kind}`);
    expect(sentences.filter((sentence) => /event\.|\{|undefined/.test(sentence) || bare.includes(sentence))).toEqual(
      [],
    );
  });
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
