/** What lists are narrowed down to by custom fields, found by what is typed. */
import { expect, test } from '@jest/globals';
import type { CustomField } from '../../../domain/ticket/custom/field.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { customChoices } from '../../../ui/list/custom-choices.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const field = (at: number, kind: CustomField['kind'], tr: string, choices: string[] = []) =>
  ({
    ...{ id: `6e1c9f60-0000-4000-8000-00000000000${at}`, subject: 'ticket', kind, label: { tr, en: tr } },
    choices: choices.map((label) => ({ id: label, label: { tr: label, en: label } })),
  }) as unknown as CustomField;
const FIELDS = [
  field(1, 'date', 'Teslim'),
  field(2, 'number', 'Ağırlık'),
  field(3, 'choice', 'Beden', ['Küçük', 'Büyük']),
  field(4, 'flag', 'Fatura kesildi'),
];

test.each([
  ['02.11.2026', 'tr', ['Teslim: 2 Kas 2026']],
  ['2,5', 'tr', ['Ağırlık: 2,5']],
  ['2.5', 'en', ['Ağırlık: 2.5']],
  ['büyük', 'tr', ['Beden: Büyük']],
  ['fatura', 'tr', ['Fatura kesildi: Evet', 'Fatura kesildi: Hayır']],
  ['', 'tr', ['Beden: Küçük', 'Beden: Büyük', 'Fatura kesildi: Evet', 'Fatura kesildi: Hayır']],
] as const)('%j typed in %s finds %j', (typed, language, labels) => {
  const choices = customChoices(FIELDS, typed, language, makeT(language, deskTexts));
  expect(choices.map(({ label }) => label)).toEqual(labels);
});
