/**
 * Access tokens for mail servers. One row holds the tokens of a consent, and who renews them holds its lock: of two processes the second
 * finds what the first has stored. The old refresh token stays until the new one is committed, so that a death in between loses nothing.
 * A service may hang: in a process one asks for all who need the token, few ask at once, and what gave no answer is left alone for a while.
 */
import {
  type HeldConsent,
  holdConsent,
  isLockedOut,
  pauseConsent,
  readConsent,
  waitShortly,
} from '../../db/mail-in/oauth-tokens.ts';
import { reportConsent } from '../../db/mail-in/oauth-consents.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction, type Pool } from '../../db/core/pool.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { faultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import {
  endsConsent,
  isForNow,
  isToBeRenewed,
  mayReceive,
  type OAuthService,
  type OAuthServiceKey,
} from '../../domain/mail/provider/oauth.ts';
import { openOAuth } from '../../vault/oauth-secret.ts';
import { createSemaphore } from '../../vault/semaphore.ts';
import { opened, serviceOf, storeTokens } from './consent-service.ts';
import type { Deps } from '../deps.ts';
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
  const held = await readConsent(deps.pool, consent);
  const known = knownToken(deps, held, refused);
  if (!mayReceive(known.service, server))
    throw new OAuthTrouble(
      'oauth-host',
      `${server.host}:${server.port}`,
      '',
      `${server.host} is none of the mail servers of ${known.service.key}`,
    );
  if (known.token instanceof OAuthTrouble) throw known.token;
  return known.token ?? (await shared(deps, consent, refused, known.service.key));
}

type Known = { service: OAuthService; held: HeldConsent; token: string | OAuthTrouble | null };

/** What is known without asking; token null: the service has to be asked. */
function knownToken(deps: TokenDeps, held: HeldConsent | undefined, refused: string | null): Known {
  if (held === undefined) throw new OAuthTrouble('oauth-consent-gone', '', '', 'there is no such consent any more');
  const service = deps.settings.mailProviders.services[held.app.service];
  const stored = usable(deps, service, held);
  if (stored !== null && stored !== refused) return { service, held, token: stored };
  if (held.state !== 'granted') return { service, held, token: ended(held) };
  return { service, held, token: held.pauses ? later(held) : null };
}

/** Renewals that run in this process, each for all who wait for it. */
const running = new WeakMap<Pool, Map<string, Promise<string>>>();
/** Each service has its own turns: one that hangs keeps nobody from the other. */
const turns = {
  google: createSemaphore(LIMITS.tokensAtOnce, Infinity),
  microsoft: createSemaphore(LIMITS.tokensAtOnce, Infinity),
} satisfies Record<OAuthServiceKey, unknown>;

function shared(deps: TokenDeps, consent: string, refused: string | null, service: OAuthServiceKey): Promise<string> {
  const ofPool = running.get(deps.pool) ?? new Map<string, Promise<string>>();
  running.set(deps.pool, ofPool);
  const key = `${consent} ${refused ?? ''}`;
  const before = ofPool.get(key);
  if (before !== undefined) return before;
  const begun = turns[service](() => asked(deps, consent, refused)).finally(() => ofPool.delete(key));
  ofPool.set(key, begun);
  return begun;
}

/** Asks the service, unless another process has done so meanwhile. */
async function asked(deps: TokenDeps, consent: string, refused: string | null): Promise<string> {
  const found = await inTransaction(deps.pool, async (db) => {
    await waitShortly(db);
    const { service, held, token } = knownToken(deps, await lockedOrLater(db, consent), refused);
    return token ?? renewed(deps, db, service, held);
  });
  if (found instanceof OAuthTrouble) throw found;
  return found;
}

const lockedOrLater = (db: Db, consent: string): Promise<HeldConsent | undefined> =>
  holdConsent(db, consent).catch((error: unknown) => {
    if (!isLockedOut(error)) throw error;
    throw new OAuthTrouble('oauth-later', '', '', 'another process asks the service, and has no answer yet');
  });

/** The stored token while it is good for long enough; one that was sealed for other servers is none. */
function usable({ vault }: TokenDeps, service: OAuthService, held: HeldConsent): string | null {
  if (held.state !== 'granted' || held.accessToken === null || isToBeRenewed(held.expiresAt, held.now)) return null;
  try {
    return openOAuth(vault, service, 'access-token', held.id, held.accessToken);
  } catch {
    return null;
  }
}

/** Asks the service and stores its answer, a refusal as well: given back instead of thrown, so that it is committed. */
async function renewed(
  deps: TokenDeps,
  db: Db,
  service: OAuthService,
  held: HeldConsent,
): Promise<string | OAuthTrouble> {
  try {
    const tokens = await ask(deps, service, held);
    await storeTokens(deps, db, service, held.id, tokens);
    return tokens.accessToken;
  } catch (error) {
    if (!(error instanceof OAuthTrouble)) throw error;
    if (isForNow(error.fault.code)) await pauseConsent(db, held.id, faultLine(error.fault));
    else await refused(db, held, error.fault);
    return error;
  }
}

/** What only a person can mend. A consent that is gone is audited once: nobody asks about it again. */
async function refused(db: Db, { id, app, mailbox }: HeldConsent, fault: OAuthTrouble['fault']): Promise<void> {
  const isGone = endsConsent(fault.code);
  await reportConsent(db, id, isGone ? 'revoked' : null, faultLine(fault));
  if (isGone) await audit(db, null, 'mail-consent.revoke', id, { app: app.id, mailbox, said: fault.said });
}

/** What the service said last, which is what it would say now. */
const later = ({ fault }: HeldConsent): OAuthTrouble =>
  new OAuthTrouble(
    'oauth-later',
    fault?.at ?? '',
    fault?.code === 'oauth-later' ? fault.said : '',
    'the service gave no answer a moment ago, and is left alone for a while',
  );

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
