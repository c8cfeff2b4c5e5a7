/** A rule said in one sentence, and built of blocks: nothing is lost on the way there and back. */
import { describe, expect, test } from '@jest/globals';
import type { Condition } from '../../../domain/ticket/condition.ts';
import { type Field, FIELD_NAMES, FIELDS } from '../../../domain/ticket/field.ts';
import { MOMENTS } from '../../../domain/routing/facts.ts';
import type { Rule } from '../../../domain/routing/rule.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { LANGUAGES } from '../../../domain/text/language.ts';
import { MODES } from '../../../ui/condition/blocks.ts';
import { comparisonOf, FIELD_GROUPS, waysOf } from '../../../ui/condition/fields.ts';
import type { Speaker, Things } from '../../../ui/condition/words.ts';
import { ACTION_KINDS, actionOf } from '../../../ui/routing/choices.ts';
import { draftOf, ruleOf } from '../../../ui/routing/draft.ts';
import { draftFaults } from '../../../ui/routing/faults.ts';
import { sentence } from '../../../ui/routing/sentence.ts';
import { TEMPLATES, templateDraft } from '../../../ui/routing/templates.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const things: Things = {
  team: [
    { id: 't1', name: 'Destek' },
    { id: 't2', name: 'Muhasebe' },
  ],
  agent: [{ id: 'a1', name: 'Ayşe Yılmaz' }],
  skill: [{ id: 's1', name: 'İade' }],
  text: [{ id: 'x1', name: 'Mesai dışı' }],
  calendar: [{ id: 'c1', name: 'Hafta içi' }],
  mailbox: [{ id: 'm1', name: 'destek@example.test' }],
  organisation: [{ id: 'o1', name: 'Örnek A.Ş.' }],
};
const speaker = (language: (typeof LANGUAGES)[number]): Speaker => ({
  t: makeT(language, deskTexts),
  language,
  things,
});
const rule = (part: Partial<Rule>): Omit<Rule, 'id' | 'version'> => ({
  ...{ name: 'Kural', enabled: true, on: ['ticket-opened'], when: { all: [] }, then: [], stop: false, ...part },
});
const said = (part: Partial<Rule>, language: 'tr' | 'en' = 'tr') => sentence(draftOf(rule(part)), speaker(language));

const SUBJECT: Condition = { field: 'subject', op: 'contains', value: ['fatura'] };
const VIP: Condition = { field: 'sender-vip', op: 'is', value: [true] };

describe('a rule in one sentence', () => {
  test('says what is compared and what is done', () => {
    const part: Partial<Rule> = {
      when: { all: [SUBJECT] },
      then: [
        { do: 'set-team', team: 't2' },
        { do: 'set-priority', priority: 'high' },
      ],
    };
    expect(said(part)).toBe('Konuda “fatura” geçiyorsa → Muhasebe ekibine ata, önceliği yüksek yap');
    expect(said(part, 'en')).toBe(
      'If the subject contains “fatura” → assign it to team Muhasebe, set its priority to high',
    );
  });

  test('has no "not" around a group: what is within is turned', () => {
    const none: Condition = { not: { any: [SUBJECT, VIP] } };
    expect(said({ when: none, then: [{ do: 'archive' }] })).toMatch(
      /^Konuda “fatura” geçmiyorsa ve gönderen VIP değilse →/,
    );
    expect(said({ when: { not: none }, then: [] })).toMatch(/^Konuda “fatura” geçiyorsa ya da gönderen VIP ise → …/);
    expect(said({ when: { not: { all: [SUBJECT, { not: VIP }] } } })).toMatch(
      /^Konuda “fatura” geçmiyorsa ya da gönderen VIP ise/,
    );
  });

  test('brackets what stands within, names the moments that are not the usual one, and says what comes after', () => {
    const when: Condition = { all: [VIP, { any: [SUBJECT, { field: 'hours', op: 'outside', value: ['c1'] }] }] };
    expect(said({ on: ['customer-replied', 'clock-warned'], when, then: [{ do: 'raise-priority' }], stop: true })).toBe(
      'Müşteri yanıt yazınca ya da bir sözün süresi dolmak üzereyken, gönderen VIP ise ve (konuda “fatura” geçiyorsa ya da Hafta içi takviminin çalışma saatleri dışındaysa) → önceliği bir basamak yükselt; alttaki kuralları atla',
    );
  });

  test('without a condition means every ticket, and says of what is gone that it is', () => {
    expect(said({ then: [{ do: 'set-team', team: 'merged' }] })).toBe('Her talepte → (silinmiş) ekibine ata');
  });

  test('says a time in the largest unit without a rest', () => {
    const waited = (minutes: number): Condition => ({ field: 'minutes-in-state', op: 'at-least', value: [minutes] });
    expect(said({ when: waited(2880) })).toContain('2 gün');
    expect(said({ when: waited(180) })).toContain('3 saat');
    expect(said({ when: waited(90) })).toContain('90 dakika');
  });

  test.each(LANGUAGES)(
    'has words in %s for every field, every way to compare it, every action and moment',
    (language) => {
      const missing: string[] = [];
      const look = (part: Partial<Rule>) => {
        const words = said(part, language);
        if (/rule\.|\{|undefined/.test(words)) missing.push(words);
      };
      for (const field of FIELD_NAMES) {
        const { kind, of, choices }: Field = FIELDS[field];
        const value =
          kind === 'flag'
            ? true
            : kind === 'number'
              ? 3
              : of === undefined
                ? (choices?.[0] ?? 'iade')
                : (things[of][0]?.id ?? '');
        for (const { op } of waysOf(field)) {
          const one: Condition = { field, op, value: [value] };
          look({ when: one });
          look({ when: { not: one } });
        }
        for (const choice of choices ?? []) look({ when: { field, op: 'is', value: [choice] } });
      }
      for (const kind of ACTION_KINDS) look({ then: [actionOf(kind, things)] });
      for (const whom of ['owner', 'lead', { agent: 'a1' }] as const) look({ then: [{ do: 'notify', whom }] });
      for (const moment of MOMENTS) look({ on: [moment, 'ticket-opened'] });
      for (const seniority of [1, 2, 3]) look({ then: [{ do: 'need-seniority', seniority }] });
      expect(missing).toEqual([]);
    },
  );
});

describe('a rule in blocks', () => {
  const conditions: Condition[] = [
    { all: [SUBJECT, { any: [VIP, { not: { all: [SUBJECT] } }] }] },
    { not: { any: [SUBJECT, { not: SUBJECT }] } },
    { any: [] },
  ];
  test.each(conditions.map((when) => [JSON.stringify(when), when] as const))(
    'comes back as it was: %s',
    (_name, when) => {
      const before = rule({ when, then: [{ do: 'add-tags', tags: ['iade'] }], on: ['clock-broken'], stop: true });
      expect(ruleOf(draftOf(before))).toEqual(before);
    },
  );

  test('has a group around it, and no "not" where there is a word for it', () => {
    expect(ruleOf(draftOf(rule({ when: SUBJECT }))).when).toEqual({ all: [SUBJECT] });
    expect(ruleOf(draftOf(rule({ when: { not: VIP } }))).when).toEqual({ all: [{ ...VIP, value: [false] }] });
    const inside: Condition = { field: 'hours', op: 'inside', value: ['c1'] };
    expect(ruleOf(draftOf(rule({ when: { not: inside } }))).when).toEqual({ all: [{ ...inside, op: 'outside' }] });
    expect(ruleOf(draftOf(rule({ when: { not: { not: SUBJECT } } }))).when).toEqual({ all: [SUBJECT] });
  });

  test('offers every field once', () => {
    expect(Object.values(FIELD_GROUPS).flat().sort()).toEqual([...FIELD_NAMES].sort());
  });

  test.each(LANGUAGES)('has words in %s for all that it offers', (language) => {
    const t = makeT(language, deskTexts);
    const keys = [
      ...MODES.map((mode) => `rules.mode.${mode}`),
      ...Object.keys(FIELD_GROUPS).map((group) => `rules.fields.${group}`),
      ...FIELD_NAMES.map((field) => `rules.field.${field}`),
      ...FIELD_NAMES.flatMap((field) =>
        waysOf(field).map(({ op, not }) => `rules.op.${FIELDS[field].kind}.${op}${not ? '.not' : ''}`),
      ).filter((key) => !key.includes('.flag.')),
      ...ACTION_KINDS.map((kind) => `rules.do.${kind}`),
      ...TEMPLATES.map((template) => `rules.template.${template}`),
    ];
    expect(keys.filter((key) => t(key) === key)).toEqual([]);
  });
});

describe('what is missing', () => {
  test('is told where the API would find it', () => {
    const { when, ...draft } = draftOf(rule({ name: ' ', on: [], then: [{ do: 'set-team', team: '' }] }));
    const parts = [comparisonOf('subject'), { ...comparisonOf('text'), not: true }];
    const told = draftFaults({ ...draft, when: { ...when, mode: 'none', parts } });
    expect(told.map(({ path }) => path)).toEqual([
      'name',
      'on',
      'when.not.any.0.value',
      'when.not.any.1.not.value',
      'then.0.team',
    ]);
  });

  test('is nothing in a template but what only a person can choose', () => {
    const t = makeT('tr', deskTexts);
    const missing = TEMPLATES.map((template) =>
      draftFaults(templateDraft(template, things, t)).map(({ path }) => path),
    );
    expect(Object.fromEntries(TEMPLATES.map((template, at) => [template, missing[at]]))).toEqual({
      ...{ invoice: [], vip: [], spam: [], newsletter: [] },
      'outside-hours': ['then.0.team'],
      empty: ['name', 'when.all.0.value', 'then'],
    });
  });
});
