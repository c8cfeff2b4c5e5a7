import { useMutation } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { passwords, type Settings } from '../expert/mailbox-settings.ts';

type Tried = { settings: Settings; password: string };

/** Settings with the one password for both servers, where none of its own was entered. */
export const withPassword = ({ settings, password }: Tried): Settings =>
  password === '' ? settings : { imapPassword: password, smtpPassword: password, ...settings };

/** Tries both servers without saving anything. */
export const useCheck = () =>
  useMutation({
    mutationFn: (tried: Tried) => {
      const { imap, smtp, folder, ...rest } = withPassword(tried);
      return call('checkMailbox', {
        body: { imap, smtp, folder: folder ?? 'INBOX', ...passwords({ ...rest, imap, smtp }) },
      });
    },
  });

export type Check = ReturnType<typeof useCheck>;
