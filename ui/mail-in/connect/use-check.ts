import { useMutation } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import type { Mailbox } from '../../data/types.ts';
import { connectionOf, type Settings } from '../expert/mailbox-settings.ts';
import { type Checked, verdictOf } from './proof-lines.ts';

/** How to sign in: with this password at both servers, unless each has its own among the settings; or by a consent. */
export type SignIn = { settings: Settings; password: string; consent: string | null };

/** Settings as they are sent, with what signs in. */
export function withSignIn({ settings, password, consent }: SignIn): Settings {
  if (consent !== null) return { ...settings, consent };
  return password === '' ? settings : { imapPassword: password, smtpPassword: password, ...settings };
}

type Asked = SignIn & {
  /** Whose stored passwords stand in for those that were not entered. */
  mailbox?: Mailbox | null;
  /** A mail is sent to the mailbox itself as well, which may take a minute. */
  around?: boolean;
  /** The servers are tried without that mail first, and what they answered is told; it is sent when they let us in. */
  onFirst?: (first: Checked) => void;
};

/** Tries both servers without saving anything. */
export const useCheck = () =>
  useMutation({
    mutationFn: async ({ mailbox = null, around = false, onFirst, ...signIn }: Asked) => {
      const asked = withSignIn(signIn);
      const body = { ...connectionOf(asked, mailbox), ...(asked.address && { address: asked.address }) };
      if (around && onFirst) {
        const first = await call('checkMailbox', { body });
        if (verdictOf(first) !== 'connect') return first;
        onFirst(first);
      }
      return call('checkMailbox', { body: { ...body, loop: around } });
    },
  });

export type Check = ReturnType<typeof useCheck>;
