/** Who looks at a ticket and who writes on it, by what open tabs say of themselves. */
import { expect, test } from '@jest/globals';
import {
  AWAY_BEAT_MS,
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
    looks.set(look, heard(looks.get(look), { ticket: 7, agent, session: 's', look, doing }, at));
  }
  return (now: number) =>
    lookersAt(looks.values(), now).map(
      ({ agent, writing, away }) => `${agent} ${away ? 'away' : (writing ?? 'looks')}`,
    );
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

test('whoever has it open and is not before it is away, as long as a hidden page may be silent, and stands behind who is there', () => {
  const at = process(['can', '1', 'away', 0], ['ada', '1', 'looking', 1], ['elif', '1', 'reply', 2]);
  expect(at(3)).toEqual(['elif reply', 'ada looks', 'can away']);
  // A browser lets it speak once a minute, and two of its words may be lost.
  expect(at(2 * AWAY_BEAT_MS + GONE_MS)).toEqual(['can away']);
  expect(at(4 * AWAY_BEAT_MS)).toEqual([]);
});

test('whoever is before one of their tabs is not away, and comes back from being away in their place', () => {
  expect(process(['can', '1', 'away', 0], ['can', '2', 'looking', 1])(2)).toEqual(['can looks']);
  expect(process(['can', '1', 'looking', 0], ['can', '2', 'away', 1])(2)).toEqual(['can looks']);
  const back = process(
    ['can', '1', 'away', 0],
    ['ada', '1', 'looking', 1],
    ['can', '1', 'looking', 60_000],
    ['ada', '1', 'looking', 60_001],
  );
  expect(back(60_002)).toEqual(['can looks', 'ada looks']);
});

test('nobody sees themselves, in whichever tab', () => {
  const lookers = [
    { agent: 'mert', writing: null, away: false },
    { agent: 'elif', writing: 'note' as const, away: false },
  ];
  expect(othersOf(lookers, 'mert')).toEqual([{ agent: 'elif', writing: 'note', away: false }]);
});

test('a company is the same while the same people do the same', () => {
  const mert = { agent: 'mert', writing: null, away: false };
  const elif = { agent: 'elif', writing: 'reply' as const, away: false };
  expect(isSameCompany([mert, elif], [elif, mert])).toBe(true);
  expect(isSameCompany([mert, elif], [mert, { ...elif, writing: 'note' }])).toBe(false);
  expect(isSameCompany([mert, elif], [mert])).toBe(false);
  expect(isSameCompany([mert], [{ ...mert, away: true }])).toBe(false);
  expect(isSameCompany([], [mert])).toBe(false);
});

test('what is gone needs no memory', () => {
  const look = heard(undefined, { ticket: 7, agent: 'mert', session: 's', look: '1', doing: 'left' }, 0);
  expect([isGone(look, GONE_MS - 1), isGone(look, GONE_MS)]).toEqual([false, true]);
});
