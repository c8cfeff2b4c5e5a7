/** What is said of a refused request. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import { ProblemError } from '../../../ui/data/client.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { failureText } from '../../../ui/toast.ts';

const t = makeT('tr', deskTexts);
const title = 'Girilen bilgilerde bir yanlışlık var';
const refused = (code: 'bad-input' | 'stale-version', ...faults: ('taken' | 'past')[]) =>
  new ProblemError(code, 422, { title, fields: faults.map((one) => ({ path: one, code: one, message: '' })) });

test('that something is wrong is not said where it is said what', () => {
  expect(failureText(refused('bad-input', 'taken', 'past'), t)).toBe(
    'Bu zaten kullanılıyor. Gelecekte bir zaman seçin.',
  );
});

test('it is said where fields say the rest, or nothing does, and where it is more than that', () => {
  expect(failureText(refused('bad-input', 'taken'), t, ['taken'])).toBe(`${title}.`);
  expect(failureText(refused('bad-input'), t)).toBe(`${title}.`);
  expect(failureText(refused('stale-version', 'taken'), t)).toBe(`${title}. Bu zaten kullanılıyor.`);
});
