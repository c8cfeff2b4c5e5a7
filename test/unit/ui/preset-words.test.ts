/** What a preset changes is said before it is taken: nothing of it is left out. */
import { expect, test } from '@jest/globals';
import { PRESETS } from '../../../domain/sla/presets.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { presetDraft } from '../../../ui/sla/policy/policy-draft.ts';
import { differencesOf } from '../../../ui/sla/policy/preset-words.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const words = (language: 'tr' | 'en') => ({ t: makeT(language, deskTexts), language, dayMs: 9 * HOUR_MS });
type Given = Parameters<typeof differencesOf>[1];
const preset = (name: keyof typeof PRESETS) => structuredClone(presetDraft(name, 'x', 'c')) as unknown as Given;
const speed = preset('speed-first');

test('satisfaction first says that a solution does not stand still for a third party', () => {
  const said = differencesOf(preset('satisfaction-first'), speed, words('tr'));
  expect(said).toContainEqual({ what: 'Üçüncü taraf beklenirken dursun: çözüm', is: 'hayır', was: 'evet' });
});

test.each<[field: string, change: (one: Given) => void]>([
  ['an amount of a priority', (one) => (one.promises.urgent.resolution = HOUR_MS)],
  ['no promise', (one) => (one.promises.normal['next-response'] = null)],
  ['how it is counted', (one) => (one.countBy.resolution = 'calendar')],
  ['what stops it', (one) => (one.pauses.colleague = ['resolution'])],
  ['when it warns', (one) => (one.warnAfter = 0.9)],
  [
    'a step more',
    (one) => (one.escalations = [...one.escalations, { clock: 'resolution', at: 'warned', do: 'reroute' }]),
  ],
  ['a step less', (one) => (one.escalations = one.escalations.slice(1))],
  ...(['unownedMs', 'staleMs', 'reminderMs', 'closingProposalMs', 'confirmationMs'] as const).map(
    (limit): [string, (one: Given) => void] => [limit, (one) => (one.limits[limit] = 7 * DAY_MS)],
  ),
  ...(['asks', 'reminds', 'closesUnanswered'] as const).map((flag): [string, (one: Given) => void] => [
    flag,
    (one) => (one.limits[flag] = !one.limits[flag]),
  ]),
])('%s is one difference, in both languages', (_field, change) => {
  const other = structuredClone(speed);
  change(other);
  for (const language of ['tr', 'en'] as const) {
    expect(differencesOf(speed, speed, words(language))).toEqual([]);
    expect(differencesOf(other, speed, words(language)).length).toBeGreaterThanOrEqual(1);
  }
});
