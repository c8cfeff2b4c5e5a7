/** The token endpoint of a service (RFC 6749), spoken with by oauth4webapi: a code, a refresh token or an application's own word for tokens. */
import * as oauth from 'oauth4webapi';
import { LIMITS } from '../../domain/limits.ts';
import type { MailboxFault, OAuthFault } from '../../domain/mail/provider/mailbox-fault.ts';
import {
  accountOf,
  endpoint,
  lifeOf,
  meaningOf,
  type OAuthRefusal,
  type OAuthService,
} from '../../domain/mail/provider/oauth.ts';

/** Why there is no token; its message is a sentence without secrets. */
export class OAuthTrouble extends Error {
  readonly fault: MailboxFault & { code: OAuthFault };

  constructor(code: OAuthFault, at: string, said: string, detail: string) {
    super(detail);
    this.fault = { code, at, said, detail };
  }
}

export type Tokens = {
  accessToken: string;
  /** Null when the old one stays good. */
  refreshToken: string | null;
  livesS: number;
  /** Who agreed; null when the service does not say. */
  account: string | null;
};

/** What we are there: the application and its secret. */
export type Application = { tenant: string; clientId: string; clientSecret: string };

export type TokenService = ReturnType<typeof tokenService>;

/** One application at one service. Each call asks once, and throws OAuthTrouble for every answer that is no token. */
export function tokenService(service: OAuthService, { tenant, clientId, clientSecret }: Application) {
  const url = endpoint(service.token, tenant);
  const as: oauth.AuthorizationServer = { issuer: new URL(url).origin, token_endpoint: url };
  const client: oauth.Client = { client_id: clientId };
  const proof = oauth.ClientSecretPost(clientSecret);
  const ask = (): oauth.TokenEndpointRequestOptions => ({
    // Plain http is taken for this machine only (config.ts).
    [oauth.allowInsecureRequests]: url.startsWith('http:'),
    signal: AbortSignal.timeout(LIMITS.tokenMs),
  });
  const spoken = async (
    asked: () => Promise<Response>,
    read: (answer: Response) => Promise<Answer>,
  ): Promise<Tokens> => {
    try {
      const { answer, claims } = await withoutIdToken(await asked());
      return tokensOf(await read(answer), claims);
    } catch (error) {
      if (error instanceof OAuthTrouble) throw error;
      const { code, said } = meaningOf(await refusalOf(error));
      throw new OAuthTrouble(code, new URL(url).host, said, sentence(error));
    }
  };
  return {
    redeem: (code: string, verifier: string, redirectUri: string) =>
      spoken(
        () => {
          const answer = oauth.validateAuthResponse(as, client, new URLSearchParams({ code }), oauth.expectNoState);
          return oauth.authorizationCodeGrantRequest(as, client, proof, answer, redirectUri, verifier, ask());
        },
        (response) => oauth.processAuthorizationCodeResponse(as, client, response),
      ),
    refresh: (refreshToken: string) =>
      spoken(
        () => oauth.refreshTokenGrantRequest(as, client, proof, refreshToken, ask()),
        (response) => oauth.processRefreshTokenResponse(as, client, response),
      ),
    /** As the application itself. */
    own: () =>
      spoken(
        () =>
          oauth.clientCredentialsGrantRequest(
            as,
            client,
            proof,
            { scope: (service.scopes.client ?? []).join(' ') },
            ask(),
          ),
        (response) => oauth.processClientCredentialsResponse(as, client, response),
      ),
  };
}

type Answer = { access_token: string; refresh_token?: string | undefined; expires_in?: number | undefined };

function tokensOf(answer: Answer, claims: Record<string, unknown>): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    livesS: lifeOf(answer.expires_in),
    account: accountOf(claims),
  };
}

/**
 * The answer, and what its id token says. Read as a note from the service, which TLS vouches for (OpenID Connect Core, 3.1.3.7): it lets
 * nobody in, so neither issuer nor clock are compared, which at Microsoft are of each directory, and of whatever machine this is.
 */
async function withoutIdToken(answer: Response): Promise<{ answer: Response; claims: Record<string, unknown> }> {
  const text = await answer.clone().text();
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { answer, claims: {} };
  }
  const { id_token: idToken, ...rest } = body;
  if (typeof idToken !== 'string') return { answer, claims: {} };
  const { status, headers } = answer;
  return { answer: new Response(JSON.stringify(rest), { status, headers }), claims: claimsOf(idToken) };
}

function claimsOf(idToken: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What the service said instead of tokens; status 0 when nothing came. */
async function refusalOf(error: unknown): Promise<OAuthRefusal> {
  if (error instanceof oauth.ResponseBodyError)
    return {
      status: error.status,
      error: error.error,
      description: (error.error_description ?? '').slice(0, LIMITS.serviceWordsChars),
    };
  const { cause } = error as { cause?: unknown };
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.WWWAuthenticateChallengeError) {
    const status = (cause as { status?: unknown } | undefined)?.status;
    const at = error instanceof oauth.WWWAuthenticateChallengeError ? error.status : status;
    return { status: typeof at === 'number' ? at : 400, error: '', description: '' };
  }
  return { status: 0, error: '', description: '' };
}

/** For logs: the kind of the trouble, and no word of the answer but its code. */
function sentence(error: unknown): string {
  if (error instanceof oauth.ResponseBodyError) return `the service gave no token: ${error.error}`.slice(0, 200);
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.WWWAuthenticateChallengeError)
    return 'the answer of the service is none of OAuth 2.0';
  return 'the service does not answer';
}
