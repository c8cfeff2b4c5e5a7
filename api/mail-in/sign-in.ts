/** How a mailbox is to sign in: by a consent that was given, or by passwords. A consent is used at the servers of its service only. */
import type { Db } from '../../db/core/pool.ts';
import { consentById, isFreshConsent } from '../../db/mail-in/oauth-consents.ts';
import { mayReceive, type SignIn } from '../../domain/mail/provider/oauth.ts';
import { sameTrust } from '../../domain/mail/provider/server-trust.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import type { BadField } from '../../domain/field-fault.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Deps } from '../http/deps.ts';

type Servers = { imap: ServerAddress; smtp: ServerAddress };
type Asked = Servers & {
  consent?: string | null | undefined;
  imapPassword?: string | undefined;
};

/** The consent that a stored mailbox has. */
export const consentIn = (signIn: SignIn | undefined): string | null =>
  signIn?.kind === 'oauth' ? signIn.consent : null;

/** The consent to try a connection with: as asked, else the one of the stored mailbox, unless a password was entered. */
export async function consentToTry(
  deps: Pick<Deps, 'settings' | 'pool'>,
  asked: Asked,
  stored: (Servers & { consent: string | null }) | undefined,
): Promise<string | null> {
  const kept = stored?.consent ?? null;
  const consent = asked.consent === undefined && asked.imapPassword === undefined ? kept : (asked.consent ?? null);
  if (consent !== null) return usableConsent(deps, deps.pool, asked, consent, stored && { ...stored, consent: kept });
  if (kept !== null && asked.imapPassword === undefined) throw noPassword();
  return null;
}

/**
 * The consent to be used from now on; null when passwords sign in, of which one must then be known. Problems: `bad-input` for a consent that
 * was not given, for servers that are none of its service, and for one that is believed by a certificate that it was not given for.
 */
export async function consentFor(
  { settings }: Pick<Deps, 'settings'>,
  db: Db,
  asked: Asked,
  before: (Servers & { signIn: SignIn }) | undefined,
): Promise<string | null> {
  const kept = consentIn(before?.signIn);
  const consent = asked.consent === undefined ? kept : asked.consent;
  if (consent === null) {
    if (before?.signIn.kind !== 'password' && asked.imapPassword === undefined) throw noPassword();
    return null;
  }
  return usableConsent({ settings }, db, asked, consent, before && { ...before, consent: kept });
}

/** Nobody signs in with an empty one. */
const noPassword = () =>
  badField('imapPassword', 'missing', 'a mailbox is read with a password or by consent; enter it, or name one');

async function usableConsent(
  { settings }: Pick<Deps, 'settings'>,
  db: Db,
  asked: Asked,
  consent: string,
  before: (Servers & { consent: string | null }) | undefined,
): Promise<string> {
  const found = await consentById(db, consent);
  if (found === undefined || (found.state !== 'granted' && consent !== before?.consent))
    throw badField('consent', 'unknown', 'there is no such consent, or it was not given');
  const service = settings.mailProviders.services[found.service];
  const fields: BadField[] = (['imap', 'smtp'] as const)
    .filter((side) => !mayReceive(service, asked[side]))
    .map((side) => ({
      path: `${side}.host`,
      code: 'not-of-service',
      message: `tokens of ${service.key} go to its own mail servers only, encrypted`,
    }));
  if (fields.length > 0) throw new Problem('bad-input', 'a consent is used at the servers of its service', { fields });
  const known = before?.consent === consent ? before : undefined;
  const side = (['imap', 'smtp'] as const).find(
    (one) => asked[one].trust !== undefined && !sameTrust(known?.[one].trust, asked[one].trust),
  );
  if (side !== undefined && !(await isFreshConsent(db, consent)))
    throw badField(
      `${side}.trust`,
      'consent-again',
      'this consent was not given for a server that is believed by this certificate; ask for it anew',
    );
  return consent;
}
