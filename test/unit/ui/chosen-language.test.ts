import { expect, test } from '@jest/globals';
import type { Me } from '../../../ui/data/types.ts';
import { speaking } from '../../../ui/door/chosen-language.ts';

const agent = { id: 'a', name: 'Can', signature: 'Can Demir', language: 'tr' } as Me['agent'];
const me = { agent, permissions: [] } as unknown as Me;
const never = () => Promise.reject(new Error('nothing was to be kept'));

test('a language that is chosen at the door is kept in the profile, with the name and signature it has', async () => {
  const kept: object[] = [];
  const answer = await speaking(me, 'en', (profile) => {
    kept.push(profile);
    return Promise.resolve({ ...me, agent: { ...agent, ...profile } });
  });
  expect(kept).toEqual([{ name: 'Can', signature: 'Can Demir', language: 'en' }]);
  expect(answer.agent.language).toBe('en');
});

test('where nobody has chosen at the door, or chose what the profile says, the profile stays', async () => {
  expect(await speaking(me, null, never)).toBe(me);
  expect(await speaking(me, 'tr', never)).toBe(me);
});

test('a choice that cannot be kept holds for this session', async () => {
  expect((await speaking(me, 'en', never)).agent).toEqual({ ...agent, language: 'en' });
});
