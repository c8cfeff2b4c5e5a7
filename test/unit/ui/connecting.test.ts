import { describe, expect, test } from '@jest/globals';
import { type CheckCode, type CheckStep, outcomeOf, stepOf } from '../../../domain/mail/provider/connection-check.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { appGuide } from '../../../ui/mail-in/connect/app-guides.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { EMPTY, recognised, resumed } from '../../../ui/mail-in/connect/draft.ts';
import { type Checked, proofLines, verdictOf } from '../../../ui/mail-in/connect/proof-lines.ts';
import type { Found } from '../../../ui/mail-in/connect/recognition.ts';
import { senderName } from '../../../ui/mail-in/connect/sender-name.ts';

/** What a test brought whose steps came to these codes. */
function checked(codes: Partial<Record<CheckStep['step'], CheckCode>>): Checked {
  const steps = Object.entries(codes).map(([step, code]) => stepOf(step as CheckStep['step'], outcomeOf(code, ''), 5));
  const of = (...names: CheckStep['step'][]) =>
    outcomeOf(names.map((name) => codes[name]).find((code) => code !== undefined && code !== 'ok') ?? 'ok', '');
  return {
    ...{ imap: of('sign-in-imap', 'folder'), smtp: of('sign-in-smtp') },
    loop: codes.sending === undefined ? null : of('sending', 'return'),
    ...{ plus: null, keepsSent: null, folders: [], steps },
  };
}
const SIGNED_IN = { 'sign-in-imap': 'ok', folder: 'ok', 'sign-in-smtp': 'ok' } as const;
const states = (...given: Parameters<typeof proofLines>) =>
  proofLines(...given).map(({ name, state }) => `${name} ${state}`);

describe('the name of the sender', () => {
  test('is the firm by its own domain, and what stands before the @ at a provider for everybody', () => {
    expect(senderName('destek@yildiz-mobilya.com.tr', 'tr')).toBe('Yildiz Mobilya');
    expect(senderName('iade.kargo@gmail.com', 'tr')).toBe('İade Kargo');
    expect(senderName('info@gmail.com', 'en')).toBe('Info');
  });

  test('that somebody wrote stays when its address is looked up again, and goes with another address', () => {
    const found: Found = {
      provider: null,
      name: '',
      by: 'nothing',
      imap: null,
      smtp: null,
      ways: ['password'],
      note: null,
    };
    const first = recognised(EMPTY, 'destek@x.test', found, 'tr');
    const named = { ...first, settings: { ...first.settings, name: 'Yıldız' } };
    expect(recognised(named, 'destek@x.test', found, 'tr').settings.name).toBe('Yıldız');
    expect(recognised(named, 'satis@y.test', found, 'tr').settings.name).toBe('Y');
  });
});

describe('the proof of a connection', () => {
  test('runs line by line until there is an answer; what was proved before stands there already', () => {
    expect(states(null)).toEqual(['sign-in-imap running', 'folder running', 'sign-in-smtp running']);
    expect(states(null, { around: true, earlier: checked(SIGNED_IN) })).toEqual([
      ...['sign-in-imap proved', 'folder proved', 'sign-in-smtp proved'],
      ...['sending running', 'return running'],
    ]);
  });

  test('tells what was refused apart from what was not tried and from what nobody can tell', () => {
    const result = checked({ ...SIGNED_IN, 'sign-in-imap': 'mailbox-credentials', folder: 'not-tried' });
    expect(states(result)).toEqual(['sign-in-imap refused', 'folder untried', 'sign-in-smtp proved']);
    expect(states(checked({ ...SIGNED_IN, 'sign-in-smtp': 'password-unchecked' })).at(-1)).toBe(
      'sign-in-smtp unproved',
    );
  });

  test('connects when all of it holds, asks when the mail has not come back, and saves nothing that was refused', () => {
    const verdict = (codes: Parameters<typeof checked>[0]) => verdictOf(checked({ ...SIGNED_IN, ...codes }));
    expect([
      verdict({}),
      verdict({ sending: 'ok', return: 'ok' }),
      verdict({ sending: 'ok', return: 'in-junk' }),
      verdict({ sending: 'ok', return: 'not-arrived' }),
      verdict({ sending: 'mail-refused', return: 'not-tried' }),
      verdict({ folder: 'folder-missing' }),
    ]).toEqual(['connect', 'connect', 'connect', 'ask', 'mend', 'mend']);
  });
});

describe('a draft that was kept', () => {
  test('goes on behind its consent, and asks for a password again', () => {
    const at = (consent: string | null) => resumed({ ...EMPTY, step: 'proof', consent }).step;
    expect([at('c1'), at(null), resumed(EMPTY).step]).toEqual(['incoming', 'sign-in', 'address']);
  });
});

describe('what is done at a service', () => {
  const names = (service: 'google' | 'microsoft', isOfFirm: boolean) => {
    const { once, copy, mailbox } = appGuide(service, isOfFirm);
    return [...once, copy, ...(mailbox ? [mailbox] : [])];
  };
  const everything = (['google', 'microsoft'] as const).flatMap((service) =>
    [true, false].flatMap((isOfFirm) => names(service, isOfFirm)),
  );

  test.each(['tr', 'en'] as const)('has its words in %s', (language) => {
    const t = makeT(language, deskTexts);
    for (const { name } of everything)
      for (const key of [`connect.guide.${name}`, `connect.guide.${name}.text`]) expect(t(key)).not.toBe(key);
  });

  test('fits whose the mailbox is: gmail.com knows no Internal, and outlook.com no directory and no administrator', () => {
    const drawn = (service: 'google' | 'microsoft', isOfFirm: boolean) =>
      JSON.stringify(names(service, isOfFirm).map(({ picture }) => picture));
    expect(drawn('google', true)).toContain('"Internal","isTaken":true');
    expect(drawn('google', false)).not.toContain('Internal');
    expect(drawn('google', false)).toContain('Publish app');
    expect(drawn('microsoft', true)).toMatch(/This directory only.*Grant admin consent.*Directory \(tenant\) ID/);
    expect(drawn('microsoft', false)).toContain('Personal accounts only');
    expect(drawn('microsoft', false)).not.toMatch(/tenant|Grant admin/);
  });

  test('leads through permissions, and what has to be on in the mailbox', () => {
    const said = (isOfFirm: boolean) => JSON.stringify(names('microsoft', isOfFirm));
    for (const one of ['IMAP.AccessAsUser.All', 'SMTP.Send', 'offline_access'])
      for (const isOfFirm of [true, false]) expect(said(isOfFirm)).toContain(one);
    expect(said(true)).toContain('Authenticated SMTP');
  });
});
