/**
 * Access tokens for mail servers. One row holds the tokens of a consent, and who renews them holds its lock: of two processes the second
 * finds what the first has stored. The old refresh token stays until the new one is committed, so that a death in between loses nothing.
 */
import { type HeldConsent, holdConsent } from '../db/mail-in/oauth-tokens.ts';
import { reportConsent } from '../db/mail-in/oauth-consents.ts';
import { type Db, inTransaction } from '../db/core/pool.ts';
import type { ServerAddress } from '../domain/mail/mailbox.ts';
import { faultLine } from '../domain/mail/mailbox-fault.ts';
import { endsConsent, isForNow, isToBeRenewed, mayReceive, type OAuthService } from '../domain/mail/oauth.ts';
import { openOAuth } from '../vault/oauth-secret.ts';
import { opened, serviceOf, storeTokens } from './consent-service.ts';
import type { Deps } from './deps.ts';
import { OAuthTrouble, type Tokens } from './token-service.ts';

type TokenDeps = Pick<Deps, 'pool' | 'vault'> & { settings: Pick<Deps['settings'], 'mailProviders'> };

/**
 * A token that is good for some minutes and may go to `server`; `refused` is one that a server has just refused, and is not given again.
 * Throws OAuthTrouble, which is kept with the consent when it stays.
 */
export async function accessToken(
  deps: TokenDeps,
  consent: string,
  server: ServerAddress,
  refused: string | null = null,
): Promise<string> {
  const found = await inTransaction(deps.pool, async (db) => {
    const held = await holdConsent(db, consent);
    if (held === undefined) throw new OAuthTrouble('oauth-consent-gone', '', '', 'there is no such consent any more');
    const service = deps.settings.mailProviders.services[held.app.service];
    if (!mayReceive(service, server))
      throw new OAuthTrouble(
        'oauth-host',
        `${server.host}:${server.port}`,
        '',
        `${server.host} is none of the mail servers of ${service.key}`,
      );
    const stored = usable(deps, service, held);
    if (stored !== null && stored !== refused) return stored;
    return renewed(deps, db, service, held);
  });
  if (found instanceof OAuthTrouble) throw found;
  return found;
}

/** The stored token while it is good for long enough; one that was sealed for other servers is none. */
function usable({ vault }: TokenDeps, service: OAuthService, held: HeldConsent): string | null {
  if (held.state !== 'granted' || held.accessToken === null || isToBeRenewed(held.expiresAt, held.now)) return null;
  try {
    return openOAuth(vault, service, 'access-token', held.id, held.accessToken);
  } catch {
    return null;
  }
}

/** Asks the service and stores its answer, a refusal that stays as well: given back instead of thrown, so that it is committed. */
async function renewed(
  deps: TokenDeps,
  db: Db,
  service: OAuthService,
  held: HeldConsent,
): Promise<string | OAuthTrouble> {
  if (held.state !== 'granted') return ended(held);
  try {
    const tokens = await ask(deps, service, held);
    await storeTokens(deps, db, service, held.id, tokens);
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof OAuthTrouble)) throw error;
    if (!isForNow(error.fault.code))
      await reportConsent(db, held.id, endsConsent(error.fault.code) ? 'revoked' : null, faultLine(error.fault));
    return error;
  }
}

/** Nobody is asked again about a consent that is gone: why it went is known. */
function ended({ fault, state }: HeldConsent): OAuthTrouble {
  if (fault?.code.startsWith('oauth-'))
    return new OAuthTrouble(fault.code as OAuthTrouble['fault']['code'], fault.at, fault.said, fault.detail);
  const missing = state === 'pending';
  return new OAuthTrouble(missing ? 'oauth-consent-missing' : 'oauth-consent-gone', '', '', `the consent is ${state}`);
}

async function ask(deps: TokenDeps, service: OAuthService, held: HeldConsent): Promise<Tokens> {
  const at = serviceOf(deps, service, held);
  if (held.flow === 'client') return at.own();
  if (held.refreshToken === null)
    throw new OAuthTrouble('oauth-consent-gone', '', '', 'the service gave no leave to come back (no refresh token)');
  return at.refresh(opened(deps, service, 'refresh-token', held.id, held.refreshToken, 'oauth-consent-gone'));
}
