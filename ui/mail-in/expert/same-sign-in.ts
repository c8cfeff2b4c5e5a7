/** One user and password for both servers of a mailbox: nearly every account sends as the one that receives. */
import { mayFollow, type ServerAddress } from '../../../domain/mail/mailbox.ts';

type Servers = { imap: ServerAddress; smtp: ServerAddress };

/** Whether a mailbox is taken for one that has one: a new one, and one with the same user at both. Passwords are never shown. */
export const hasOneSignIn = (stored: Servers | null): boolean =>
  stored === null || (stored.imap.user !== '' && stored.imap.user.toLowerCase() === stored.smtp.user.toLowerCase());

/** Settings in which sending has the user of receiving, and the password that was entered for it. */
export const withOneSignIn = <S extends Servers & { imapPassword?: string | undefined }>(settings: S) => ({
  ...settings,
  smtp: { ...settings.smtp, user: settings.imap.user },
  smtpPassword: settings.imapPassword,
});

/** Whether a password that is stored may not go to a server as it is asked for now. Without a user nobody signs in. */
export const asksAgain = (stored: ServerAddress | null, asked: ServerAddress): boolean =>
  stored !== null && asked.user !== '' && !mayFollow(stored, asked);
