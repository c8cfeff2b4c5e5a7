import { expect, test } from '@jest/globals';
import { correctionsFor, requesterAfter } from '../../../domain/mail/correction.ts';

const recipients = [
  { address: 'ayse@gmial.example', state: 'bounced' },
  { address: 'bora@ortak.example', state: 'sent' },
  { address: 'cem@ortka.example', state: 'rejected' },
];

test('an address that the mail did not reach is put right, however it is spelled', () => {
  expect(correctionsFor(recipients, [{ wrong: 'Ayse@Gmial.example', right: 'ayse@gmail.example' }])).toEqual({
    corrections: [{ wrong: 'ayse@gmial.example', right: 'ayse@gmail.example' }],
  });
});

test('asking again for what is done does nothing', () => {
  const after = [{ address: 'ayse@gmail.example', state: 'queued' }];
  expect(correctionsFor(after, [{ wrong: 'ayse@gmial.example', right: 'ayse@gmail.example' }])).toEqual({
    corrections: [],
  });
});

test.each([
  ['whoever has the mail', { wrong: 'bora@ortak.example', right: 'bora@baska.example' }],
  ['somebody it never went to', { wrong: 'deniz@ortak.example', right: 'deniz@baska.example' }],
  ['somebody it never went to, into one who has it', { wrong: 'deniz@ortak.example', right: 'bora@ortak.example' }],
  ['one address into another of the same mail', { wrong: 'cem@ortka.example', right: 'ayse@gmial.example' }],
  ['an address into itself', { wrong: 'cem@ortka.example', right: 'cem@ortka.example' }],
])('nobody corrects the address of %s', (_whose, correction) => {
  expect(correctionsFor(recipients, [correction])).toMatchObject({ refused: 0 });
});

test.each([
  ['one after the other', ['cem@ortka.example', 'cem@ortak.example'], ['ayse@gmial.example', 'Cem@Ortka.example'], 1],
  ['in a ring', ['cem@ortka.example', 'ayse@gmial.example'], ['ayse@gmial.example', 'cem@ortka.example'], 0],
] as const)('no address is corrected into one that is corrected itself: %s', (_how, one, two, refused) => {
  const corrections = [one, two].map(([wrong, right]) => ({ wrong, right }));
  expect(correctionsFor(recipients, corrections)).toMatchObject({ refused, code: 'corrected' });
});

test('two addresses do not become one', () => {
  const right = 'ayse@gmail.example';
  expect(
    correctionsFor(recipients, [
      { wrong: 'ayse@gmial.example', right },
      { wrong: 'cem@ortka.example', right },
    ]),
  ).toMatchObject({ refused: 1 });
});

test.each([
  ['who wrote on the ticket stays its requester', { wroteHere: true, wrote: true, isKnown: true }, 'stays'],
  ['who never wrote from a mistyped address is known by the right one', {}, 'renamed'],
  ['whoever has the right address was meant', { isKnown: true }, 'theirs'],
  [
    'whoever has it was meant, also where the wrong one is of somebody we know',
    { wrote: true, isKnown: true },
    'theirs',
  ],
  ['somebody we know by the wrong address keeps it, and the ticket', { wrote: true }, 'stays'],
  [
    'somebody we know, who came onto it by a first correction, keeps neither',
    { wrote: true, cameByCorrection: true },
    'theirs',
  ],
] as const)('%s', (_rule, facts, becomes) => {
  const nothing = { wroteHere: false, wrote: false, cameByCorrection: false, isKnown: false };
  expect(requesterAfter({ ...nothing, ...facts })).toBe(becomes);
});
