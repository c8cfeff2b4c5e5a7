/** A routing decision in plain words. */
import { describe, expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { ACTIONS } from '../../../domain/routing/actions.ts';
import { WITHHELD } from '../../../domain/routing/rule.ts';
import {
  actionWords,
  comparedWords,
  type Decision,
  decisionOf,
  decisionSentence,
} from '../../../ui/ticket/timeline/decision-words.ts';

const tr = makeT('tr', deskTexts);
const en = makeT('en', deskTexts);
type Rule = Decision['rules'][number];
type Assignment = NonNullable<Decision['assignment']>;

const rule = (name: string, actions: string[], more: Partial<Rule> = {}): Rule => ({
  ...{ id: name, version: 3, name, result: 'held' },
  compared: [{ field: 'subject', op: 'contains', holds: true, input: 'Fatura iadesi', by: 'fatura' }],
  actions: actions.map((one) => ({ do: one, done: true, because: null })),
  ...more,
});
const seen = (name: string, load: number, obstacle: Assignment['considered'][number]['obstacle'] = null) => ({
  ...{ agent: { id: name, name }, obstacle, load, capacity: 10 },
});
const decision = (more: Partial<Decision> = {}): Decision => ({
  ...{
    id: 'd',
    at: '2026-11-27T09:00:00.000Z',
    moment: 'ticket-opened',
    rules: [],
    team: { id: 'm', name: 'Muhasebe' },
  },
  ...{ need: null, assignment: null },
  ...more,
});
const assigned = (how: Assignment['how'], more: Partial<Assignment> = {}): Assignment => ({
  ...{ owner: { id: 'Ayşe', name: 'Ayşe' }, how, waived: [], considered: [seen('Can', 5), seen('Ayşe', 3)] },
  ...more,
});

test('a ticket that a rule gave to a team says which rule, on what, who got it and who nearly did', () => {
  const it = decision({ rules: [rule('Faturalar', ['set-team'])], assignment: assigned('least-loaded') });
  expect(decisionSentence(it, tr)).toBe(
    'Muhasebe ekibine verildi: “Faturalar” kuralı, konuda “fatura” geçiyor. Ayşe aldı: iş yükü 3/10, Can 5/10.',
  );
  expect(decisionSentence(it, en)).toBe(
    'Given to team Muhasebe: rule “Faturalar”, the subject contains “fatura”. Ayşe got it: load 3/10, Can 5/10.',
  );
});

test('where it went counts most; other rules that did something are named, and one that changed nothing is not', () => {
  const rules = [
    rule('Etiket', ['add-tags']),
    rule('Önce', ['set-team'], { actions: [{ do: 'set-team', done: false, because: 'set-before' }] }),
    rule('Ekip', ['set-team'], { compared: [] }),
  ];
  expect(decisionSentence(decision({ rules }), tr)).toBe(
    'Muhasebe ekibine verildi: “Ekip” kuralı. Ayrıca “Etiket” kuralı, konuda “fatura” geçiyor: etiket eklendi.',
  );
});

test('a VIP’s invoice names both of its rules, with all that each has done', () => {
  const vip = { field: 'sender-vip', op: 'is', holds: true, input: 'true', by: true };
  const rules = [
    rule('Fatura', ['add-tags', 'set-team']),
    rule('VIP', ['need-seniority', 'raise-priority'], { compared: [vip] }),
  ];
  expect(decisionSentence(decision({ rules }), tr)).toBe(
    'Muhasebe ekibine verildi, etiket eklendi: “Fatura” kuralı, konuda “fatura” geçiyor. ' +
      'Ayrıca “VIP” kuralı, gönderen VIP: kıdem istendi ve öncelik yükseltildi.',
  );
  expect(decisionSentence(decision({ rules }), en)).toBe(
    'Given to team Muhasebe, tags added: rule “Fatura”, the subject contains “fatura”. ' +
      'Also rule “VIP”, the sender is a VIP: seniority required and priority raised.',
  );
});

test('of many rules that did something the first are named, and the others counted', () => {
  const rules = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => rule(name, ['add-tags'], { compared: [] }));
  expect(decisionSentence(decision({ rules }), tr)).toBe(
    'Otomatik olarak etiket eklendi: “a” kuralı. Ayrıca “b” kuralı: etiket eklendi. Ayrıca “c” kuralı: etiket eklendi. ' +
      'Ayrıca “d” kuralı: etiket eklendi. 2 kural daha işlem yaptı.',
  );
});

test.each<[string, Partial<Decision>, string]>([
  [
    'an ending',
    { rules: [rule('Reklam', ['mark-spam'])] },
    'Spam olarak otomatik kapatıldı: “Reklam” kuralı, konuda “fatura” geçiyor.',
  ],
  [
    'a property',
    { rules: [rule('Acil', ['raise-priority'])] },
    'Otomatik olarak öncelik yükseltildi: “Acil” kuralı, konuda “fatura” geçiyor.',
  ],
  ['nothing', { rules: [rule('Yok', [], { result: 'did-not-hold' })] }, 'Hiçbir kural uymadı.'],
  [
    'whom a rule names',
    { rules: [rule('Ona', ['set-agent'], { compared: [] })], assignment: assigned('named') },
    'Otomatik olarak sorumlu belirlendi: “Ona” kuralı. Ayşe aldı; kuralda adı geçiyor.',
  ],
  ['whose it was', { assignment: assigned('named') }, 'Ayşe aldı; talep daha önce de ondaydı.'],
  [
    'the only one',
    { assignment: assigned('least-loaded', { considered: [seen('Ayşe', 3), seen('Can', 9, 'full')] }) },
    'Ayşe aldı; o sırada müsait olan tek kişiydi.',
  ],
  ['who is on call', { assignment: assigned('on-call') }, 'Çalışan kimse yoktu; nöbetçi Ayşe aldı.'],
  ['the team lead', { assignment: assigned('lead') }, 'Çalışan ya da nöbetçi kimse yoktu; ekip lideri Ayşe aldı.'],
  [
    'the queue',
    { assignment: assigned('queued', { owner: null }) },
    'Müsait kimse yoktu; Muhasebe ekibinin kuyruğuna girdi.',
  ],
  [
    'whoever opens it',
    { assignment: assigned('unclaimed', { owner: null }) },
    'Muhasebe ekibinden ilk açan üstlenecek.',
  ],
  [
    'nobody',
    { assignment: assigned('nobody', { owner: null }) },
    'Muhasebe ekibinde otomatik talep alan kimse yok; birinin üstlenmesi gerekiyor.',
  ],
  [
    'what was given up',
    { assignment: assigned('on-call', { waived: ['skill'] }) },
    'Çalışan kimse yoktu; nöbetçi Ayşe aldı. Bu beceri kimsede yoktu; bu koşul aranmadı.',
  ],
])('it tells of %s', (_, it, sentence) => {
  expect(decisionSentence(decision(it), tr)).toBe(sentence);
});

describe('a comparison', () => {
  const compared = (field: string, op: string, by: string | number | boolean | null, input = '') =>
    comparedWords({ field, op, holds: by !== null, by, input }, tr);
  test.each([
    ['a word', compared('text', 'has-word', 'iade'), 'metinde “iade” kelimesi geçiyor'],
    ['a flag', compared('sender-vip', 'is', true, 'true'), 'gönderen VIP'],
    ['a flag that is not set', compared('sender-vip', 'is', null, 'false'), 'gönderen VIP değil'],
    ['a calendar', compared('hours', 'outside', 'Hafta içi'), '“Hafta içi” çalışma saatleri dışında geldi'],
    ['a value with a name', compared('priority', 'is', 'urgent', 'urgent'), 'öncelik: Acil'],
    ['a number', compared('attachments', 'at-least', 2, '3'), 'dosya sayısı en az 2'],
    ['what the ticket had instead', compared('subject', 'contains', null, 'Kargom nerede?'), 'konu: “Kargom nerede?”'],
    ['that it had nothing', compared('attachment-name', 'contains', null), 'dosya adı: yok'],
    ['what a newer server asks', compared('weather', 'is', null, 'rain'), 'weather: rain'],
  ])('tells of %s', (_, said, words) => {
    expect(said).toBe(words);
  });
});

test('of hours it says what the mail had: inside them or outside, and where all is told, when', () => {
  const hours = { of: [{ id: 'c1', name: 'Müşteri hattı' }], at: '2026-11-30T07:14:00.000Z' };
  const asked = (op: string, holds: boolean) => ({ field: 'hours', op, holds, by: null, input: '', hours });
  expect(comparedWords(asked('outside', false), tr, () => 'Pzt 10:14')).toBe(
    '“Müşteri hattı” çalışma saatleri içinde geldi (Pzt 10:14)',
  );
  expect(comparedWords(asked('inside', false), tr)).toBe('“Müşteri hattı” çalışma saatleri dışında geldi');
  expect(comparedWords(asked('outside', true), en)).toBe('it arrived outside the hours of “Müşteri hattı”');
  expect(comparedWords(asked('inside', true), en)).toBe('it arrived during the hours of “Müşteri hattı”');
});

test('an action says what it did, or that it did not and why', () => {
  const withheld = { do: 'reply', done: false, because: 'no-room' } as const;
  expect(actionWords({ do: 'reply', done: true, because: null }, tr)).toBe('yanıt gönderildi');
  expect(actionWords(withheld, tr)).toBe('yanıt gönderilmedi (posta kutusu şimdilik otomatik e-posta sınırına ulaştı)');
  expect(actionWords({ do: 'add-tags', done: false, because: 'closed' }, en)).toBe(
    'tags not added (the ticket is closed)',
  );
  // Each has words in both languages.
  for (const t of [tr, en]) {
    for (const because of WITHHELD) expect(t(`explain.not-done.${because}`)).not.toMatch(/^explain/);
    for (const what of Object.keys(ACTIONS))
      for (const done of ['do', 'undone']) expect(t(`explain.${done}.${what}`)).not.toMatch(/^explain/);
  }
});

test('an event names its decision, at birth and later', () => {
  expect([{ routing: 'a' }, { decision: 'b' }, {}].map((data) => decisionOf({ data }))).toEqual(['a', 'b', null]);
});

test('what is decided anew says why first, so that the same words twice do not stand without a cause', () => {
  const first = decision({ assignment: assigned('unclaimed', { owner: null }) });
  const again = { ...first, moment: 'unowned' as const };
  expect(decisionSentence(first, tr)).toBe('Muhasebe ekibinden ilk açan üstlenecek.');
  expect(decisionSentence(again, tr)).toBe('Bir sorumlu gerekti: Muhasebe ekibinden ilk açan üstlenecek.');
  expect(decisionSentence({ ...again, assignment: null }, tr)).not.toMatch(/^Yeni/);
});
