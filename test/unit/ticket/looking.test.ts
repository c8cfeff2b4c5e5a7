/** Who looks at a ticket and who writes on it, by what open tabs say of themselves. */
import { expect, test } from '@jest/globals';
import {
  BEAT_MS,
  type Doing,
  GONE_MS,
  heard,
  isGone,
  isSameCompany,
  type Look,
  lookersAt,
  othersOf,
} from '../../../domain/ticket/looking.ts';

/** What a process has heard, in order: who, in which tab, does what, and when. */
function process(...said: [agent: string, tab: string, doing: Doing, at: number][]) {
  const looks = new Map<string, Look>();
  for (const [agent, tab, doing, at] of said) {
    const look = `${agent} ${tab}`;
    looks.set(look, heard(looks.get(look), { ticket: 7, agent, look, doing }, at));
  }
  return (now: number) => lookersAt(looks.values(), now).map(({ agent, writing }) => `${agent} ${writing ?? 'looks'}`);
}

test('whoever says that they look or write is there, and does what they said last', () => {
  const at = process(['mert', '1', 'looking', 0], ['elif', '1', 'note', 1], ['mert', '1', 'reply', 5]);
  expect(at(6)).toEqual(['mert reply', 'elif note']);
});

test('whoever is silent for too long is gone, and two lost beats take nobody away', () => {
  const at = process(['mert', '1', 'looking', 0]);
  expect(2 * BEAT_MS).toBeLessThan(GONE_MS);
  expect(at(GONE_MS - 1)).toEqual(['mert looks']);
  expect(at(GONE_MS)).toEqual([]);
});

test('whoever leaves is gone at once, and a word that arrives behind it brings them not back', () => {
  expect(process(['mert', '1', 'reply', 0], ['mert', '1', 'left', 5])(6)).toEqual([]);
  expect(process(['mert', '1', 'left', 5], ['mert', '1', 'reply', 6])(7)).toEqual([]);
});

test('opened again it is another look, which counts', () => {
  expect(process(['mert', '1', 'left', 5], ['mert', '2', 'looking', 6])(7)).toEqual(['mert looks']);
});

test('several tabs of one person are one person, who does the most of what their tabs do', () => {
  const tabs = process(['mert', '1', 'looking', 0], ['mert', '2', 'note', 1], ['mert', '3', 'reply', 2]);
  expect(tabs(3)).toEqual(['mert reply']);
  expect(process(['mert', '1', 'note', 0], ['mert', '2', 'looking', 1])(3)).toEqual(['mert note']);
  expect(process(['mert', '1', 'looking', 0], ['mert', '2', 'looking', 1], ['mert', '1', 'left', 2])(3)).toEqual([
    'mert looks',
  ]);
});

test('who writes comes first, then who came first; a beat changes no place', () => {
  const at = process(
    ['can', '1', 'looking', 0],
    ['ada', '1', 'looking', 1],
    ['elif', '1', 'note', 2],
    ['can', '1', 'looking', BEAT_MS],
  );
  expect(at(BEAT_MS)).toEqual(['elif note', 'can looks', 'ada looks']);
});

test('who was gone and comes back has come anew', () => {
  const back = process(['can', '1', 'looking', 0], ['ada', '1', 'looking', 10], ['can', '1', 'looking', GONE_MS + 5]);
  expect(back(GONE_MS + 6)).toEqual(['ada looks', 'can looks']);
});

test('nobody sees themselves, in whichever tab', () => {
  const lookers = [
    { agent: 'mert', writing: null },
    { agent: 'elif', writing: 'note' as const },
  ];
  expect(othersOf(lookers, 'mert')).toEqual([{ agent: 'elif', writing: 'note' }]);
});

test('a company is the same while the same people do the same', () => {
  const mert = { agent: 'mert', writing: null };
  const elif = { agent: 'elif', writing: 'reply' as const };
  expect(isSameCompany([mert, elif], [elif, mert])).toBe(true);
  expect(isSameCompany([mert, elif], [mert, { ...elif, writing: 'note' }])).toBe(false);
  expect(isSameCompany([mert, elif], [mert])).toBe(false);
  expect(isSameCompany([], [mert])).toBe(false);
});

test('what is gone needs no memory', () => {
  const look = heard(undefined, { ticket: 7, agent: 'mert', look: '1', doing: 'left' }, 0);
  expect([isGone(look, GONE_MS - 1), isGone(look, GONE_MS)]).toEqual([false, true]);
});
