/** How we sign in to a mail server: by a stored password, or by a token of a consent (XOAUTH2, or OAUTHBEARER of RFC 7628). */
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { openPassword } from '../../vault/mailbox-password.ts';
import { accessToken } from './access-token.ts';
import { connectionFault } from './connection-fault.ts';
import type { Deps } from '../deps.ts';
import { OAuthTrouble } from './token-service.ts';
import { TurnedAway } from './turns.ts';

/** A password, or a token. */
export type Secret = string | { accessToken: string };

export type SignInDeps = Parameters<typeof accessToken>[0] & Pick<Deps, 'vault'>;

/** Has `attempt` sign in, and once more where that may help; rejects as the last one did. */
export type SignsIn = <T>(attempt: (secret: Secret) => Promise<T>) => Promise<T>;

/** One side of a mailbox, as `attempt` signs in there. */
export function signedIn<T>(
  deps: SignInDeps,
  account: Pick<MailboxAccount, 'id' | 'consent' | 'imap' | 'smtp' | 'imapSecret' | 'smtpSecret'>,
  side: 'imap' | 'smtp',
  attempt: (secret: Secret) => Promise<T>,
): Promise<T> {
  const at = account[side];
  return account.consent === null
    ? attempt(openPassword(deps.vault, { id: account.id, side, at }, account[`${side}Secret`]))
    : withToken(deps, account.consent, at, attempt);
}

/**
 * Signs in by a token of the consent. One that is refused although it should be good is renewed, once: the service may have called it back.
 * Refused again it is a refusal: OAuthTrouble `oauth-token-refused`.
 */
export async function withToken<T>(
  deps: SignInDeps,
  consent: string,
  server: ServerAddress,
  attempt: (secret: Secret) => Promise<T>,
): Promise<T> {
  const token = await accessToken(deps, consent, server);
  try {
    return await attempt({ accessToken: token });
  } catch (error) {
    if (!isRefused(error, server)) throw error;
  }
  const newer = await accessToken(deps, consent, server, token);
  try {
    return await attempt({ accessToken: newer });
  } catch (error) {
    if (!isRefused(error, server)) throw error;
    const { at, said } = connectionFault(error, server);
    throw new OAuthTrouble('oauth-token-refused', at, said, `${at} refused a token that the service has just given`);
  }
}

/** Refused as a wrong password is; what says more of itself (IMAP is off, the organisation forbids it) stays what it says. */
const isRefused = (error: unknown, server: ServerAddress): boolean =>
  !(error instanceof TurnedAway) && connectionFault(error, server).code === 'mailbox-credentials';
