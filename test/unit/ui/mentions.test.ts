/** Mentions in the HTML of a note: whom they ask, and how they stand among the words afterwards. */
import { expect, test } from '@jest/globals';
import { isFormatted } from '../../../domain/text/form.ts';
import { mailHtml } from '../../../ui/composer/editor/mail-html.ts';
import { mentionsIn } from '../../../ui/composer/mention/mention-marks.ts';

const MERT = '11111111-1111-4111-8111-111111111111';
const DESTEK = '22222222-2222-4222-8222-222222222222';
const mark = (who: string, name: string) => `<span data-mention="${who}">@${name}</span>`;
const NOTE = `<p>${mark(`agent:${MERT}`, 'Mert A &amp; B')} ve ${mark(`team:${DESTEK}`, 'Destek')}: ${mark(`agent:${MERT}`, 'Mert')} bakar mı?</p>`;

test('each is asked once, and words that only look so ask nobody', () => {
  expect(mentionsIn(NOTE)).toEqual([{ agent: MERT }, { team: DESTEK }]);
  expect(mentionsIn(`<p>&lt;span data-mention="agent:${MERT}"&gt; @Mert</p>`)).toEqual([]);
});

test('they stay marked wherever the note is shown, and their ids do not', () => {
  const shown = mailHtml(NOTE);
  expect(isFormatted(shown)).toBe(true);
  expect(shown).toMatch(/<mark style="[^"]*border-radius:6px[^"]*">@Mert A &amp; B<\/mark>/);
  expect(shown).not.toContain(MERT);
});
