/** The service of a consent as its application speaks with it, and the tokens that come of it, sealed for where they may go. */
import { type HeldConsent, keepTokens } from '../../db/mail-in/oauth-tokens.ts';
import type { Db } from '../../db/core/pool.ts';
import type { OAuthService } from '../../domain/mail/provider/oauth.ts';
import { openOAuth, sealOAuth } from '../../vault/oauth-secret.ts';
import type { Deps } from '../deps.ts';
import { OAuthTrouble, type TokenService, tokenService, type Tokens } from './token-service.ts';

/** The service, spoken with as the application of the consent. */
export const serviceOf = (deps: Pick<Deps, 'vault'>, service: OAuthService, { app }: HeldConsent): TokenService =>
  tokenService(service, {
    tenant: app.tenant,
    clientId: app.clientId,
    clientSecret: opened(deps, service, 'client-secret', app.id, app.secret, 'oauth-secret'),
  });

/** A secret; one that was sealed for another place or under another key has to be entered or given anew. */
export function opened(
  { vault }: Pick<Deps, 'vault'>,
  service: OAuthService,
  kind: Parameters<typeof openOAuth>[2],
  id: string,
  sealed: string,
  fault: 'oauth-secret' | 'oauth-consent-gone',
): string {
  try {
    return openOAuth(vault, service, kind, id, sealed);
  } catch (error) {
    throw new OAuthTrouble(fault, '', '', (error as Error).message);
  }
}

export async function storeTokens(
  { vault }: Pick<Deps, 'vault'>,
  db: Db,
  service: OAuthService,
  id: string,
  tokens: Tokens,
): Promise<void> {
  await keepTokens(db, id, {
    refreshToken: tokens.refreshToken && sealOAuth(vault, service, 'refresh-token', id, tokens.refreshToken),
    accessToken: sealOAuth(vault, service, 'access-token', id, tokens.accessToken),
    livesS: tokens.livesS,
    account: tokens.account,
  });
}
