/** The line of a ticket's timeline about a promise that was counted anew. */
import { expect, test } from '@jest/globals';
import { makeT } from '../../../domain/text/dictionary.ts';
import type { TimelineEvent } from '../../../ui/data/types.ts';
import { eventSentence, type Names } from '../../../ui/ticket/timeline/event-sentence.ts';
import { deskTexts } from '../../../ui/texts/index.ts';

const names: Names = { agent: () => null, team: () => null, time: (at) => `<${at}>` };
const said = (language: 'tr' | 'en', data: object): string => {
  const about = { requester: null, corrections: [], letInBy: null, blocked: null, promise: null };
  const event = { kind: 'policy-changed', actor: { kind: 'system', name: null }, data, about };
  return eventSentence(event as unknown as TimelineEvent, names, makeT(language, deskTexts));
};

test('it says why, and of each promise that moved from when to when', () => {
  const moved = [
    { clock: 'first-response', from: 1, to: 2 },
    { clock: 'resolution', from: 3, to: null },
  ];
  expect(said('en', { moved })).toBe(
    'Working hours or SLA policies changed; due times were recalculated — First reply: <1> → <2> — Solution: <3> → no promise',
  );
  expect(said('tr', { moved })).toBe(
    'Çalışma saatleri ya da hizmet sözleri değişti; hedefler yeniden hesaplandı — İlk yanıt: <1> → <2> — Çözüm: <3> → söz yok',
  );
});

test('where nothing that runs has moved it says why alone', () => {
  expect(said('tr', {})).toBe('Çalışma saatleri ya da hizmet sözleri değişti; hedefler yeniden hesaplandı');
});
