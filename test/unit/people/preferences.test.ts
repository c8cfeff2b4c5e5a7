import { describe, expect, test } from '@jest/globals';
import { preferencesOf } from '../../../domain/people/preferences.ts';

const USUAL = {
  density: 'roomy',
  reading: 'newest-last',
  whatNext: 'next',
  startPage: 'today',
  firstSteps: 'shown',
  zone: null,
  singleKeys: true,
  sawKeys: false,
  sawAcknowledgement: false,
};

describe('how somebody wants the desk', () => {
  test('is as usual as long as they have said nothing', () => {
    expect(preferencesOf({})).toEqual(USUAL);
  });

  test('is what they have said, and as usual in the rest', () => {
    expect(preferencesOf({ density: 'dense', singleKeys: false, startPage: 'mine' })).toEqual({
      ...USUAL,
      density: 'dense',
      singleKeys: false,
      startPage: 'mine',
    });
  });

  test('is as usual where another release has kept what this one does not know', () => {
    expect(
      preferencesOf({
        density: 'huge',
        startPage: 7,
        reading: null,
        singleKeys: 'no',
        zone: 'Mars/Olympus',
        other: true,
      }),
    ).toEqual(USUAL);
    expect(preferencesOf({ zone: 3 })).toEqual(USUAL);
    expect(preferencesOf({ zone: 'America/New_York' })).toEqual({ ...USUAL, zone: 'America/New_York' });
  });
});
