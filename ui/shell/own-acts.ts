import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Language } from '../../domain/text/language.ts';
import { call } from '../data/client.ts';
import { changeReader, keys } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { toastFailure } from '../toast.ts';

/** The colours of the desk; `auto`: those of the device. */
export const SCHEMES = ['light', 'dark', 'auto'] as const;

/** What somebody changes for themselves from wherever they are: the language of the desk, and leaving it. */
export function useOwnActs() {
  const { agent } = useMe();
  const { t, setLanguage } = useLanguage();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const speak = async (next: Language): Promise<void> => {
    setLanguage(next);
    try {
      client.setQueryData(
        keys.me,
        await call('updateProfile', { body: { name: agent.name, signature: agent.signature, language: next } }),
      );
    } catch (error) {
      toastFailure(error, t);
    }
  };
  const leave = async (): Promise<void> => {
    await call('signOut', {}).catch(() => undefined);
    changeReader(client, null);
    navigate('/');
  };
  return { speak, leave };
}
