/** A served desk whose mailboxes sign in by consent at the house of both services. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { type ApiClient, signedIn } from '../cast/api-client.ts';
import { SELIN } from '../cast/cast.ts';
import { eventually } from '../eventually.ts';
import { type ServedDesk, startServedDesk } from '../stack/served-desk.ts';
import { type OAuthHouse, startOAuthHouse } from './house.ts';
import { CLIENT, TENANT } from './token-server.ts';

export type Asked = { service?: 'google' | 'microsoft'; flow?: 'code' | 'client'; account?: string; mailbox?: string };

/** Starts both before the tests of a file, with an application at each service, and sets the house right before each of them. */
export function consentingDesk() {
  const house = {} as OAuthHouse;
  const bilet = {} as ServedDesk;
  const selin = {} as ApiClient;
  const apps = { google: '', microsoft: '' };
  let stop: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    Object.assign(house, await startOAuthHouse({ opens: 'uygulama@firma.test' }));
    stop = [house.stop];
    Object.assign(bilet, await startServedDesk({ mailProviders: house.providers() }));
    stop = [bilet.stop, ...stop];
    Object.assign(selin, await signedIn(bilet.url, SELIN.email));
    for (const service of ['google', 'microsoft'] as const) {
      const tenant = service === 'microsoft' ? { tenant: TENANT } : {};
      const app = { service, clientId: CLIENT.id, clientSecret: CLIENT.secret, ...tenant };
      apps[service] = (await selin.post('/mail-apps', app)).body.id;
    }
  }, 60_000);
  beforeEach(() => {
    Object.assign(house.tokens.settings, {
      lives: 3_600,
      rotates: true,
      introspects: true,
      secret: CLIENT.secret,
      refuses: null,
    });
    house.smtp.settings.offers = ['XOAUTH2', 'OAUTHBEARER'];
    house.tokens.forget();
  });
  afterAll(async () => {
    for (const one of stop) await one();
  }, 60_000);

  async function consent(
    address: string,
    { service = 'google', flow = 'code', account = address, mailbox }: Asked = {},
  ) {
    const asked = { app: apps[service], flow, address, account, ...(mailbox === undefined ? {} : { mailbox }) };
    const { id, url } = (await selin.post('/mail-consents', asked)).body;
    if (url !== null) {
      const back = await house.tokens.answer(url, { account });
      await selin.raw(back.slice(bilet.url.length), { redirect: 'manual' });
    }
    return (await selin.get(`/mail-consents/${id}`)).body;
  }

  const settings = (address: string, more: object = {}) => ({
    ...{ address, name: 'Destek', acknowledge: false, pollSeconds: 5 },
    ...house.serversFor(address),
    ...more,
  });

  async function connect(address: string, asked: Asked = {}): Promise<MailboxRow> {
    const { id } = await consent(address, asked);
    const { status, body } = await selin.post('/mailboxes', settings(address, { consent: id }));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  const mailboxOf = async (id: string): Promise<MailboxRow> =>
    (await selin.get('/mailboxes')).body.items.find((one: MailboxRow) => one.id === id);

  const inStatus = (id: string, status: string, withinMs = 20_000) =>
    eventually(
      async () => {
        const box = await mailboxOf(id);
        return box.status === status && box;
      },
      { label: `the mailbox ${status}`, withinMs },
    );

  let letters = 0;
  /** A letter to the address becomes a ticket. */
  async function written(to: string) {
    const subject = `Soru ${++letters}`;
    const from = `musteri${letters}@baska.test`;
    const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <soru-${letters}@baska.test>\r\n\r\nMerhaba\r\n`;
    await house.dovecot.deliver(raw, to, from);
    return { ticket: await bilet.ticketBySubject(subject), from };
  }

  const answer = (ticket: number, text: string) => selin.post(`/tickets/${ticket}/replies`, { text, attachments: [] });

  const sentTo = (address: string) =>
    eventually(() => house.sent().find(({ to }) => to.includes(address)), { label: `a mail to ${address}` });

  const stored = async (mailbox: string) =>
    (
      await bilet.rows<{ state: string; refresh_token: string; access_token: string; expires_at: Date }>(
        'select c.* from oauth_consent c join mailbox b on b.consent_id = c.id where b.id = $1',
        [mailbox],
      )
    )[0]!;

  /** As if an hour had passed for the token in our hands; the connections that stand go on. */
  const ageTokens = (mailbox: string) =>
    bilet.rows(
      `update oauth_consent set expires_at = now() + interval '4 minutes' from mailbox b where b.consent_id = oauth_consent.id and b.id = $1`,
      [mailbox],
    );

  return {
    house,
    bilet,
    selin,
    apps,
    consent,
    settings,
    connect,
    mailboxOf,
    inStatus,
    written,
    answer,
    sentTo,
    stored,
    ageTokens,
  };
}
