/** Tokens of a consent, sealed. Whoever renews them holds the row's lock from reading the old until the new ones are committed. */
import type { ConsentState, OAuthFlow, OAuthServiceKey } from '../../domain/mail/provider/oauth.ts';
import { LIMITS } from '../../domain/limits.ts';
import { type MailboxFault, readFaultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import { change, type Db, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';

export type HeldConsent = {
  id: string;
  flow: OAuthFlow;
  state: ConsentState;
  account: string | null;
  address: string;
  mailbox: string | null;
  /** The administrator who asked. */
  askedBy: string | null;
  fault: MailboxFault | null;
  /** Sealed, each null when there is none. */
  refreshToken: string | null;
  accessToken: string | null;
  code: string | null;
  verifier: string | null;
  /** Both in epoch ms by the clock of Postgres. */
  expiresAt: number | null;
  now: number;
  /** The service gave no answer a moment ago, and is left alone. */
  pauses: boolean;
  app: { id: string; service: OAuthServiceKey; tenant: string; clientId: string; secret: string };
};

/** The consent, locked until the transaction ends (mutex): who comes second waits, and reads what the first has stored. */
export const holdConsent = (db: Db, id: string): Promise<HeldConsent | undefined> =>
  heldConsent(db, id, 'hold-oauth-consent', 'for update of c');

/** The consent as it stands; whoever renews it is not waited for. */
export const readConsent = (db: Db, id: string): Promise<HeldConsent | undefined> =>
  heldConsent(db, id, 'read-oauth-consent', '');

/** From now on this transaction waits for a lock as long as another may need for one answer of a service, and no longer. */
export const waitShortly = (db: Db): Promise<number> =>
  change(db, { name: 'wait-shortly', text: `select set_config('lock_timeout', '${LIMITS.tokenMs + 1_000}', true)` });

/** Whether a statement ended because somebody else kept the lock for too long. */
export const isLockedOut = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';

async function heldConsent(db: Db, id: string, name: string, lock: string): Promise<HeldConsent | undefined> {
  const row = await maybe<Omit<HeldConsent, 'fault'> & { fault: string | null }>(db, {
    name,
    text: `select c.id, c.flow, c.state, c.account, c.address, c.mailbox_id as mailbox, c.asked_by as "askedBy", c.fault, c.refresh_token as "refreshToken",
                  c.access_token as "accessToken", c.code, c.verifier, coalesce(c.retry_at > clock_timestamp(), false) as pauses,
                  extract(epoch from c.expires_at)::float8 * 1000 as "expiresAt", extract(epoch from clock_timestamp())::float8 * 1000 as now,
                  jsonb_build_object('id', a.id, 'service', a.service, 'tenant', a.tenant, 'clientId', a.client_id, 'secret', a.client_secret) as app
             from oauth_consent c join oauth_app a on a.id = c.app_id where c.id = $1 ${lock}`,
    values: [id],
  });
  return row && { ...row, fault: readFaultLine(row.fault) };
}

export type NewTokens = {
  /** Sealed; null keeps the one there is. */
  refreshToken: string | null;
  accessToken: string;
  /** From now on, by the clock of Postgres. */
  livesS: number;
  /** Null keeps what is known. */
  account: string | null;
};

/** Stores what a service gave, and ends the question that it answers. */
export const keepTokens = (db: Db, id: string, tokens: NewTokens): Promise<number> =>
  change(db, {
    name: 'keep-oauth-tokens',
    text: `update oauth_consent set state = 'granted', refresh_token = coalesce($2, refresh_token), access_token = $3,
                  expires_at = clock_timestamp() + make_interval(secs => $4), account = coalesce($5, account),
                  fault = null, retry_at = null, code = null, verifier = null
            where id = $1`,
    values: [id, tokens.refreshToken, tokens.accessToken, tokens.livesS, tokens.account],
  });

/** The service gave no answer: nobody asks it again for this consent for a while, and why is known to all. */
export const pauseConsent = (db: Db, id: string, fault: string): Promise<number> =>
  change(db, {
    name: 'pause-oauth-consent',
    text: `update oauth_consent set fault = $2, retry_at = clock_timestamp() + interval '${LIMITS.tokenPauseMs / 1_000} seconds' where id = $1`,
    values: [id, fault],
  });

/**
 * Gives a mailbox the consent that was asked for it anew, in the place of one of the same service that the same account gave. Any other is
 * chosen by a person who saves the mailbox with it. The mailbox that changed.
 */
export const renewConsent = (db: Db, id: string): Promise<{ id: string; address: string } | undefined> =>
  maybe(db, {
    name: 'renew-consent',
    text: `with renewed as (
             update mailbox b set consent_id = c.id from oauth_consent c, oauth_consent o, oauth_app a, oauth_app p
              where c.id = $1 and b.id = c.mailbox_id and o.id = b.consent_id and o.id <> c.id
                and a.id = c.app_id and p.id = o.app_id and a.service = p.service
                and (c.account is not distinct from o.account or c.account = lower(b.imap->>'user'))
             returning b.id, b.address)
           select id, address, ${notice('mailbox', { id: 'id' })} from renewed`,
    values: [id],
  });
