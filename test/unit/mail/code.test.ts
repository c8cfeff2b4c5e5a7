import { expect, test } from '@jest/globals';
import { codeFrom, findCodes, isCode, showCode } from '../../../domain/mail/code.ts';
import { growth, LINEAR } from '../../support/growth.ts';

test.each([
  ['plain', 'kod tid:Xk8m2pQn:tid burada'],
  ['upper-cased by a Turkish gateway', 'KOD TİD:Xk8m2pQn:TİD'],
  ['with the dotless i', 'tıd:Xk8m2pQn:tıd'],
  ['in decomposed Unicode', 'TI\u0307D:Xk8m2pQn:TI\u0307D'],
  ['with soft hyphen and zero-width space', 'tid:Xk8m\u00AD2p\u200BQn:tid'],
  ['with no-break spaces', 'tid:\u00A0Xk8m2pQn\u00A0:\u00A0tid'],
  ['twice', 'tid:Xk8m2pQn:tid ... tid:Xk8m2pQn:tid'],
])('finds a code written %s', (_how, text) => {
  expect(findCodes(text)).toEqual(['Xk8m2pQn']);
});

test.each([['tid:Xk8m2pQ:tid'], ['tid:Xk8m2pQnn:tid'], ['Xk8m2pQn'], ['tid:Xk8m2pQn'], ['tid:Xk8m-pQn:tid']])(
  'finds no code in %s',
  (text) => {
    expect(findCodes(text)).toEqual([]);
  },
);

test('finds what it shows, several in order', () => {
  expect(findCodes(`${showCode('Xk8m2pQn')} ve ${showCode('Ab2cd3Ef')}`)).toEqual(['Xk8m2pQn', 'Ab2cd3Ef']);
});

test('searches a hostile text in linear time', async () => {
  expect(await growth(findCodes, (n) => 'tid: '.repeat(n), 50_000)).toBeLessThan(LINEAR);
});

test('makes codes of the alphabet only, without letters people or Turkish upper-casing confuse', () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const codes = Array.from({ length: 28 }, (_, n) => codeFrom(every.subarray(n * 8)));
  expect(codes.every(isCode)).toBe(true);
  expect(codes.join('')).not.toMatch(/[IİiılO10]/);
});

test('passes over bytes that would favour the first letters', () => {
  expect(codeFrom(Uint8Array.from([255, 224, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe('AAAAAAAA');
  expect(() => codeFrom(new Uint8Array(8).fill(255))).toThrow(RangeError);
});

test('takes no text for a code that it could not have issued', () => {
  expect([isCode('Xk8m2pQn'), isCode('Xk8m2pQ0'), isCode('Xk8m2pQ'), isCode('Xk8m2pQn\n')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
