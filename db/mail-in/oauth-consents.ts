/** Consents as they are asked for and answered. Secrets are sealed before they come here. */
import { LIMITS } from '../../domain/limits.ts';
import { type MailboxFault, readFaultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import type { ConsentState, OAuthFlow, OAuthServiceKey } from '../../domain/mail/provider/oauth.ts';
import { change, type Db, maybe } from '../core/pool.ts';

export type ConsentRow = {
  id: string;
  app: string;
  service: OAuthServiceKey;
  flow: OAuthFlow;
  /** The mailbox it is for. */
  address: string;
  /** Who agreed, as the service says; null before, and for an application. */
  account: string | null;
  state: ConsentState;
  fault: MailboxFault | null;
  /** The mailbox that has it. */
  mailbox: string | null;
};

export async function consentById(db: Db, id: string): Promise<ConsentRow | undefined> {
  const row = await maybe<Omit<ConsentRow, 'fault'> & { fault: string | null }>(db, {
    name: 'oauth-consent-by-id',
    text: `select c.id, c.app_id as app, a.service, c.flow, c.address, c.account, c.state, c.fault, c.mailbox_id as mailbox
             from oauth_consent c join oauth_app a on a.id = c.app_id where c.id = $1`,
    values: [id],
  });
  return row && { ...row, fault: readFaultLine(row.fault) };
}

/** Whether the consent was asked for just now, by whoever is at work with it. */
export const isFreshConsent = async (db: Db, id: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'is-fresh-consent',
    text: `select 1 from oauth_consent where id = $1 and created_at > now() - interval '${LIMITS.consentFreshMs / 1_000} seconds'`,
    values: [id],
  })) !== undefined;

export type Question = {
  id: string;
  app: string;
  flow: OAuthFlow;
  address: string;
  mailbox: string | null;
  /** The administrator who asks. */
  by: string | null;
  /** Of the code flow: hashes of its one use and of the browser that asks, and the sealed verifier. */
  asked: { state: Buffer; browser: Buffer; verifier: string } | null;
};

/** Stores an open question; those of days ago that became of no mailbox go. */
export async function insertConsent(db: Db, one: Question): Promise<void> {
  await change(db, {
    name: 'drop-unused-consents',
    text: `delete from oauth_consent c where c.created_at < now() - interval '${LIMITS.consentKeptMs / 1_000} seconds'
              and not exists (select from mailbox b where b.consent_id = c.id)`,
  });
  await change(db, {
    name: 'insert-oauth-consent',
    text: `insert into oauth_consent (id, app_id, flow, address, mailbox_id, asked_by, state_hash, browser_hash, verifier)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ...[one.id, one.app, one.flow, one.address, one.mailbox, one.by],
      ...[one.asked?.state ?? null, one.asked?.browser ?? null, one.asked?.verifier ?? null],
    ],
  });
}

/** `new`: the first answer, in time and in the browser that asked. */
export type Answered = {
  id: string;
  service: OAuthServiceKey;
  /** The administrator who asked. */
  by: string | null;
  is: 'new' | 'old' | 'used' | 'elsewhere';
};

/** Takes the answer to the question of this state, once; what comes late or from elsewhere uses nothing up. Undefined when nobody asked. */
export const takeState = (db: Db, state: Buffer, browser: Buffer): Promise<Answered | undefined> =>
  maybe(db, {
    name: 'take-oauth-state',
    text: `with asked as (
             select c.id, case when c.answered_at is not null then 'used'
                               when c.browser_hash <> $2 then 'elsewhere'
                               when c.created_at < now() - interval '${LIMITS.consentAskedMs / 1_000} seconds' then 'old'
                               else 'new' end as "is"
               from oauth_consent c where c.state_hash = $1 for update)
           update oauth_consent c set answered_at = case when asked."is" = 'new' then now() else c.answered_at end from asked, oauth_app a
            where c.id = asked.id and a.id = c.app_id
           returning c.id, a.service, c.asked_by as by, asked."is"`,
    values: [state, browser],
  });

/** The code that came back, sealed; the worker turns it into tokens. */
export const keepCode = (db: Db, id: string, code: string): Promise<number> =>
  change(db, { name: 'keep-oauth-code', text: 'update oauth_consent set code = $2 where id = $1', values: [id, code] });

/** What went wrong, in one line; `state` is what the consent is from now on. */
export const reportConsent = (db: Db, id: string, state: ConsentState | null, fault: string): Promise<number> =>
  change(db, {
    name: 'report-oauth-consent',
    text: `update oauth_consent set state = coalesce($2, state), fault = $3 where id = $1`,
    values: [id, state, fault],
  });

/** The consent by which a mailbox signs in from now on, null for its passwords; its others are forgotten, with their tokens. */
export async function chooseConsent(db: Db, mailbox: string, consent: string | null): Promise<void> {
  await change(db, {
    name: 'choose-consent',
    text: `with chosen as (update oauth_consent set mailbox_id = coalesce(mailbox_id, $1) where id = $2)
           update mailbox set consent_id = $2 where id = $1`,
    values: [mailbox, consent],
  });
  await change(db, {
    name: 'forget-other-consents',
    text: `delete from oauth_consent c where c.mailbox_id = $1 and c.id is distinct from $2
              and not exists (select from mailbox b where b.consent_id = c.id)`,
    values: [mailbox, consent],
  });
}

/** SQL: how the mailbox `b` signs in. */
export const SIGN_IN = `coalesce((select jsonb_build_object('kind', 'oauth', 'service', a.service, 'flow', c.flow, 'account', c.account, 'app', a.id,
    'consent', c.id, 'secretExpiresOn', a.secret_expires_on)
  from oauth_consent c join oauth_app a on a.id = c.app_id where c.id = b.consent_id), jsonb_build_object('kind', 'password'))`;
