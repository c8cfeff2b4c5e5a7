import { useMutation } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { connectionOf, type Settings } from '../expert/mailbox-settings.ts';

/** How to sign in: with this password at both servers, unless each has its own among the settings; or by a consent. */
export type SignIn = { settings: Settings; password: string; consent: string | null };

/** Settings as they are sent, with what signs in. */
export function withSignIn({ settings, password, consent }: SignIn): Settings {
  if (consent !== null) return { ...settings, consent };
  return password === '' ? settings : { imapPassword: password, smtpPassword: password, ...settings };
}

/** Tries both servers without saving anything; `around` sends a mail to the mailbox itself as well. */
export const useCheck = () =>
  useMutation({
    mutationFn: ({ around = false, ...signIn }: SignIn & { around?: boolean }) => {
      const asked = withSignIn(signIn);
      return call('checkMailbox', { body: { ...connectionOf(asked), address: asked.address, loop: around } });
    },
  });

export type Check = ReturnType<typeof useCheck>;
