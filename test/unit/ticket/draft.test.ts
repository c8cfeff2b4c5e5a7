/** What a device does with a draft when the server has the same, another, or none. */
import { expect, test } from '@jest/globals';
import { draftStep, type DraftStep, type HeldDraft } from '../../../domain/ticket/draft.ts';

const held = (here: 'empty' | 'as saved' | 'changed', base: number): HeldDraft => ({
  isEmpty: here === 'empty',
  isChanged: here === 'changed' || (here === 'empty' && base !== 0),
  base,
});
const other = (version: number) => ({ version, isSame: false });
const same = (version: number) => ({ version, isSame: true });

test.each<[string, HeldDraft, { version: number; isSame: boolean } | null, DraftStep]>([
  ['nothing was ever written', held('empty', 0), null, 'nothing'],
  ['the first words are saved', held('changed', 0), null, 'save'],
  ['what a browser kept before there were drafts on the server is saved', held('as saved', 0), null, 'save'],
  ['further words are saved', held('changed', 4), other(4), 'save'],
  ['what is saved stays', held('as saved', 4), other(4), 'nothing'],
  ['what was sent or emptied here goes there', held('empty', 4), other(4), 'delete'],
  ['what was sent or emptied on both is agreed upon', held('empty', 4), null, 'agree'],
  ['what was sent elsewhere goes here', held('as saved', 4), null, 'clear'],
  ['words written here after it was sent elsewhere stay', held('changed', 4), null, 'save'],
  ['what another device began comes here', held('empty', 0), other(7), 'take'],
  ['what another device changed comes here', held('as saved', 4), other(7), 'take'],
  ['what was sent here takes nothing that came from elsewhere since', held('empty', 4), other(7), 'take'],
  ['where both were changed a person decides', held('changed', 4), other(7), 'ask'],
  ['so they do where both were begun', held('changed', 0), other(7), 'ask'],
  ['the same words on both are no conflict', held('changed', 4), same(7), 'agree'],
  ['nor is a repetition of what stands there', held('as saved', 7), same(7), 'nothing'],
])('%s', (_what, here, there, step) => {
  expect(draftStep(here, there)).toBe(step);
});
