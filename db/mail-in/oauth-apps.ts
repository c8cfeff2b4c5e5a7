/** Applications: what Bilet is registered as at the services whose consent it asks for. Their secrets are sealed before they come here. */
import type { OAuthServiceKey } from '../../domain/mail/provider/oauth.ts';
import { change, type Db, many, maybe } from '../core/pool.ts';

export type OAuthApp = {
  id: string;
  service: OAuthServiceKey;
  tenant: string;
  clientId: string;
  /** The day (YYYY-MM-DD) from which the service takes the secret no longer; null when nobody said. */
  secretExpiresOn: string | null;
};
export type OAuthAppRow = OAuthApp & {
  /** Mailboxes that sign in through it. */
  mailboxes: number;
};

const APP = `a.id, a.service, a.tenant, a.client_id as "clientId", a.secret_expires_on::text as "secretExpiresOn"`;
const MAILBOXES = `(select count(*)::int from mailbox b join oauth_consent c on c.id = b.consent_id where c.app_id = a.id) as mailboxes`;

export const listApps = (db: Db): Promise<OAuthAppRow[]> =>
  many(db, {
    name: 'list-oauth-apps',
    text: `select ${APP}, ${MAILBOXES} from oauth_app a order by a.service, a.tenant, a.client_id`,
  });

export const appById = (db: Db, id: string): Promise<OAuthAppRow | undefined> =>
  maybe(db, {
    name: 'oauth-app-by-id',
    text: `select ${APP}, ${MAILBOXES} from oauth_app a where a.id = $1`,
    values: [id],
  });

/** 0 when the service has this client ID of this tenant already. */
export const insertApp = (db: Db, app: OAuthApp, secret: string): Promise<number> =>
  change(db, {
    name: 'insert-oauth-app',
    text: `insert into oauth_app (id, service, tenant, client_id, secret_expires_on, client_secret) values ($1, $2, $3, $4, $5, $6)
           on conflict (service, tenant, client_id) do nothing`,
    values: [app.id, app.service, app.tenant, app.clientId, app.secretExpiresOn, secret],
  });

/** `secret` is null to keep the one stored. 0 when another row has this client ID of this tenant. */
export const updateApp = (db: Db, app: OAuthApp, secret: string | null): Promise<number> =>
  change(db, {
    name: 'update-oauth-app',
    text: `update oauth_app a set tenant = $2, client_id = $3, secret_expires_on = $4, client_secret = coalesce($5, client_secret)
            where id = $1 and not exists (
              select from oauth_app o where o.service = a.service and o.tenant = $2 and o.client_id = $3 and o.id <> a.id)`,
    values: [app.id, app.tenant, app.clientId, app.secretExpiresOn, secret],
  });

/** With the consents that no mailbox uses. 0 while one is used. */
export const deleteApp = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'delete-oauth-app',
    text: `with unused as (
             select a.id from oauth_app a where a.id = $1 and not exists (
               select from mailbox b join oauth_consent c on c.id = b.consent_id where c.app_id = a.id)),
           gone as (delete from oauth_consent c using unused u where c.app_id = u.id)
           delete from oauth_app a using unused u where a.id = u.id`,
    values: [id],
  });

/** Mailboxes that sign in through it. */
export const mailboxesOfApp = (db: Db, id: string): Promise<{ id: string; address: string }[]> =>
  many(db, {
    name: 'mailboxes-of-oauth-app',
    text: 'select b.id, b.address from mailbox b join oauth_consent c on c.id = b.consent_id where c.app_id = $1',
    values: [id],
  });
