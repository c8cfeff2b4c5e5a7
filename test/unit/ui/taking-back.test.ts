/** The way back from what was done: one at a time, taken once, by the button or by the key. */
import { beforeEach, expect, test } from '@jest/globals';
import { rememberDone, takeBackLast } from '../../../ui/keys/taking-back.ts';

let heard: string[] = [];
beforeEach(() => {
  takeBackLast();
  heard = [];
});
const done = (name: string) =>
  rememberDone(
    () => heard.push(`${name} back`),
    () => heard.push(`${name} over`),
  );

test('what is done next takes the place of the offer before it', () => {
  done('first');
  done('second');
  expect(heard).toEqual(['first over']);
  takeBackLast();
  takeBackLast();
  expect(heard).toEqual(['first over', 'second over', 'second back']);
});

test('what was taken back by the key is offered no more, and its button does nothing', () => {
  const press = done('one');
  takeBackLast();
  press();
  expect(heard).toEqual(['one over', 'one back']);
});

test('what was taken back by its button is over once, also when something else is done', () => {
  const press = done('one');
  press();
  takeBackLast();
  done('two');
  expect(heard).toEqual(['one over', 'one back']);
});
