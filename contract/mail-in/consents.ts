/** Signing in by consent (OAuth 2.0): the applications that administrators register, and the questions that they ask. */
import { z } from 'zod';
import { MAILBOX_FAULTS } from '../../domain/mail/provider/mailbox-fault.ts';
import { CONSENT_STATES, isTenant, OAUTH_FLOWS, OAUTH_SERVICES } from '../../domain/mail/provider/oauth.ts';
import { route } from '../route.ts';
import { byId, id } from '../shapes.ts';
import { ownAddress } from '../own-address.ts';
import { mailboxFault } from './shapes.ts';

const app = z
  .object({
    id,
    service: z.enum(OAUTH_SERVICES),
    tenant: z.string().meta({ description: 'the directory; empty at Google' }),
    clientId: z.string(),
    secretExpiresOn: z.iso.date().nullable().meta({ description: 'the day from which its secret is taken no longer' }),
    mailboxes: z.int().meta({ description: 'how many sign in through it' }),
  })
  .meta({ id: 'MailApp' });

const appSettings = {
  tenant: z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => text === '' || isTenant(text), { error: 'give the ID or the domain of a directory, or common' })
    .default('')
    .meta({ description: 'the directory: its ID or domain; empty stands for `common`, and for Google' }),
  clientId: z.string().trim().min(1).max(200),
  secretExpiresOn: z.iso.date().nullable().default(null),
};
const clientSecret = z.string().trim().min(1).max(1000).meta({ description: 'write-only' });

const consent = z
  .object({
    id,
    app: id,
    service: z.enum(OAUTH_SERVICES),
    flow: z.enum(OAUTH_FLOWS),
    address: z.string(),
    account: z.string().nullable().meta({ description: 'who agreed, as the service says' }),
    state: z.enum(CONSENT_STATES),
    url: z
      .string()
      .nullable()
      .meta({ description: 'where a person is asked, to be opened in the browser that sent this; once' }),
    fault: mailboxFault.meta({
      description: `what went wrong, by its code (${MAILBOX_FAULTS.filter((one) => one.startsWith('oauth')).join(', ')}; more may come)`,
    }),
    mailbox: id.nullable(),
  })
  .meta({ id: 'MailConsent' });

export const consents = {
  listMailApps: route({
    name: 'listMailApps',
    method: 'get',
    path: '/mail-apps',
    summary: 'Applications through which mailboxes sign in by consent, and the address to which a service returns',
    auth: 'mailbox:write',
    ok: {
      status: 200,
      schema: z.object({
        items: z.array(app),
        redirectUri: z.string().meta({ description: 'to be registered at the service, letter for letter' }),
      }),
    },
  }),
  createMailApp: route({
    name: 'createMailApp',
    method: 'post',
    path: '/mail-apps',
    summary: 'Enter an application that was registered at Google or Microsoft',
    auth: 'mailbox:write',
    body: z.strictObject({ service: z.enum(OAUTH_SERVICES), ...appSettings, clientSecret }),
    ok: { status: 201, schema: app },
  }),
  updateMailApp: route({
    name: 'updateMailApp',
    method: 'put',
    path: '/mail-apps/:id',
    summary: 'Change an application, such as its secret; its mailboxes sign in anew',
    auth: 'mailbox:write',
    params: byId,
    body: z.strictObject({
      ...appSettings,
      clientSecret: clientSecret.optional().meta({ description: 'write-only; absent keeps the one stored' }),
    }),
    ok: { status: 200, schema: app },
  }),
  deleteMailApp: route({
    name: 'deleteMailApp',
    method: 'delete',
    path: '/mail-apps/:id',
    summary: 'Forget an application that no mailbox uses',
    auth: 'mailbox:write',
    params: byId,
    ok: { status: 204 },
  }),
  createMailConsent: route({
    name: 'createMailConsent',
    method: 'post',
    path: '/mail-consents',
    summary:
      'Ask for consent to sign in to a mailbox: of a person, who is asked at `url` and comes back to the desk, or of a directory whose administrator has agreed (`client`), at once',
    auth: 'mailbox:write',
    body: z.strictObject({
      app: id,
      flow: z.enum(OAUTH_FLOWS),
      address: ownAddress,
      account: ownAddress
        .optional()
        .meta({ description: 'whom to ask, when it is not the address: of a shared mailbox' }),
      mailbox: id.optional().meta({
        description: 'the mailbox whose consent is asked for anew; it goes on with it when the same account agrees',
      }),
    }),
    ok: { status: 201, schema: consent },
  }),
  getMailConsent: route({
    name: 'getMailConsent',
    method: 'get',
    path: '/mail-consents/:id',
    summary: 'What became of a question for consent',
    auth: 'mailbox:write',
    params: byId,
    ok: { status: 200, schema: consent },
  }),
};
