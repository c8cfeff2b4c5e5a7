import type { Language } from '../../domain/text/language.ts';
import type { Me } from '../data/types.ts';

/**
 * Whoever has chosen a language at the door finds the desk in it, today and next time: `keep` puts it into their profile.
 * A browser's own language is no choice (`chosen` is null), and the profile's stays. Where a choice cannot be kept, it
 * holds until the next sign-in.
 */
export async function speaking(
  me: Me,
  chosen: Language | null,
  keep: (profile: Pick<Me['agent'], 'name' | 'signature' | 'language'>) => Promise<Me>,
): Promise<Me> {
  const { name, signature, language } = me.agent;
  if (chosen === null || chosen === language) return me;
  return keep({ name, signature, language: chosen }).catch(() => ({ ...me, agent: { ...me.agent, language: chosen } }));
}
