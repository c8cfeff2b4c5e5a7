/** The kind of a message: what is learned from what people have set, how good it is, and how sure of itself. */
import { expect, test } from '@jest/globals';
import { LETTERS } from '../../../dev/seed.ts';
import { guessKind, kindWords, learn, type Lesson } from '../../../domain/routing/kind.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { kindLessons } from '../../support/routing/lessons.ts';

const LESSONS = kindLessons();

/** Each lesson judged by those of the other seven parts of eight. */
const judged = (lessons: readonly Lesson[], parts = 8) =>
  Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const { model, counts } = learn(lessons.filter((_, at) => at % parts !== part));
    return lessons
      .filter((_, at) => at % parts === part)
      .map(({ words, type }) => {
        const guess = guessKind(model, words, counts)!;
        return { share: guess.share, isRight: guess.type === type };
      });
  });

test('words are folded and cut to their stems, each once, and the marks that ask and exclaim are words as well', () => {
  expect(kindWords('İADE', 'Iade etmek istiyorum; İADEM nerede? Nerede?! x 4521')).toEqual(
    'iade etmek istiy iadem nered ? !'.split(' '),
  );
});

test('of a mail of any length a bounded part is looked at, in linear time', async () => {
  const words = kindWords(
    'Konu',
    Array.from({ length: 5_000 }, (_, at) => `söz${at.toString(26).replace(/\d/g, 'q')}`).join(' '),
  );
  expect(words.length).toBeLessThanOrEqual(100);
  expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(5);
  expect(
    await growth(
      (text: string) => kindWords('', text),
      (n) => 'é̖'.repeat(n),
      50_000,
    ),
  ).toBeLessThan(LINEAR);
});

test('four of five mails in Turkish and English are known, learned from a hundred of them', () => {
  const guesses = judged(LESSONS);
  expect(guesses.filter(({ isRight }) => isRight).length / guesses.length).toBeGreaterThan(0.8);
});

test('mails of another shop are known as well, most of them', () => {
  const { model, counts } = learn(LESSONS);
  const known = LETTERS.flatMap(({ type, subject, text }) =>
    type === null ? [] : [guessKind(model, kindWords(subject, text), counts)!.type === type],
  );
  expect(known.filter(Boolean).length / known.length).toBeGreaterThan(0.7);
});

test('a share is as sure as it says: of those from 80 % on nine of ten are right, and all together as many as the shares add up to', () => {
  const guesses = judged(LESSONS);
  const sure = guesses.filter(({ share }) => share >= 0.8);
  expect(sure.length).toBeGreaterThan(40);
  expect(sure.filter(({ isRight }) => isRight).length / sure.length).toBeGreaterThan(0.9);
  const mean = guesses.reduce((sum, { share }) => sum + share, 0) / guesses.length;
  const right = guesses.filter(({ isRight }) => isRight).length / guesses.length;
  expect(Math.abs(mean - right)).toBeLessThan(0.1);
});

test('it says how good it would have been from each share on: what it says of those it has learned, it keeps with others', () => {
  const { model } = learn(LESSONS);
  const guesses = judged(LESSONS);
  for (const { from, set, right } of model.measured) {
    const sure = guesses.filter(({ share }) => share >= from);
    expect(Math.abs(set - sure.length)).toBeLessThan(LESSONS.length / 8);
    expect(Math.abs(right / set - sure.filter(({ isRight }) => isRight).length / sure.length)).toBeLessThan(0.1);
  }
  expect(model.measured.map(({ set }) => set)).toEqual(model.measured.map(({ set }) => set).toSorted((a, b) => b - a));
  // Judged by itself as well, each would be right.
  expect(model.measured[0]!.right).toBeLessThan(model.measured[0]!.set);
});

test('nothing is guessed of what nobody has taught: from few tickets, or of a type that hardly any had', () => {
  const few = learn(LESSONS.slice(0, 19));
  expect(guessKind(few.model, LESSONS[0]!.words, few.counts)).toBeNull();
  const questions = LESSONS.filter(({ type }) => type !== 'suggestion');
  const suggestions = LESSONS.filter(({ type }) => type === 'suggestion');
  const { model, counts } = learn([...questions, ...suggestions.slice(0, 2)]);
  expect(suggestions.map(({ words }) => guessKind(model, words, counts)!.type)).not.toContain('suggestion');
});

test('of words that nobody has met the share is what the types are among all', () => {
  const { model, counts } = learn(LESSONS);
  expect(guessKind(model, ['zzzzz'], counts)!.share).toBeCloseTo(0.25);
});

test('two thousand lessons are learned in a time that grows with their number', async () => {
  const many = (n: number) => Array.from({ length: n }, (_, at) => LESSONS[at % LESSONS.length]!);
  expect(await growth(learn, many, 500)).toBeLessThan(LINEAR);
});
