/**
 * Secrets of consents, bound to where they may go: what is shown to the service (client secret, refresh token, code, its verifier) to
 * the origin of its token address, an access token to the mail servers that it opens.
 */
import { type OAuthService, endpoint } from '../domain/mail/provider/oauth.ts';
import type { Vault } from './vault.ts';

type Sealing = Pick<Vault, 'seal' | 'open'>;
type Kind = 'client-secret' | 'refresh-token' | 'access-token' | 'code' | 'verifier';

/** `id` is of the application for its client secret, else of the consent. */
const owner = (service: OAuthService, kind: Kind, id: string): string => {
  const to = kind === 'access-token' ? service.hosts.toSorted() : [new URL(endpoint(service.token, 'tenant')).origin];
  return `oauth:${id}:${kind} at ${JSON.stringify(to)}`;
};

export const sealOAuth = (vault: Sealing, service: OAuthService, kind: Kind, id: string, secret: string): string =>
  vault.seal(owner(service, kind, id), secret);

/** Throws when it was sealed for another place, or under another key. */
export const openOAuth = (vault: Sealing, service: OAuthService, kind: Kind, id: string, sealed: string): string =>
  vault.open(owner(service, kind, id), sealed);
