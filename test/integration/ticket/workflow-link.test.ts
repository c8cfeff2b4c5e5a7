/** From a ticket to its workflow in the Temporal UI: whom the link leads there, and what everybody else reads. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

const UI = 'https://temporal.example.test/ui';
let bilet: ServedDesk;
let selin: ApiClient;
let number: number;

beforeAll(async () => {
  bilet = await startServedDesk({ temporalUi: UI });
  selin = await signedIn(bilet.url, SELIN.email);
  number = await phoneTicket(selin, bilet, 'Akışı nerede');
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

/** What `reader` gets at the address, in a browser of `language`. */
async function follow(reader: ApiClient, path: string, language = 'tr') {
  const answer = await reader.raw(path, { redirect: 'manual', headers: { 'accept-language': language } });
  const html = await answer.text();
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    title: /<h1>(.*?)<\/h1>/.exec(html)?.[1],
    html,
  };
}
const address = () => `/workflows/tickets/${number}`;

test('an administrator is led to the ticket’s workflow', async () => {
  expect(await follow(selin, address())).toMatchObject({
    status: 302,
    to: `${UI}/namespaces/default/workflows/${(await bilet.run(number)).workflowId}`,
  });
});

test('nobody else learns where the Temporal UI is', async () => {
  for (const { email } of [AYSE, CAN]) {
    const page = await follow(await signedIn(bilet.url, email), address());
    expect(page).toMatchObject({ status: 403, to: null, title: 'Bunu yapmaya yetkiniz yok' });
    expect(page.html).not.toContain('temporal.example');
  }
  const stranger = await follow(apiClient(bilet.url), address(), 'en');
  expect(stranger).toMatchObject({ status: 401, to: null, title: 'Please sign in' });
  expect(stranger.html).toContain('href="/"');
  expect(stranger.html).not.toContain('temporal.example');
});

test.each(['999999999999999', '0', '-1', '1e3', 'ticket-1', '99999999999999999999'])(
  'there is no workflow of ticket %s',
  async (odd) => {
    expect(await follow(selin, `/workflows/tickets/${odd}`)).toMatchObject({
      status: 404,
      to: null,
      title: 'Böyle bir talep yok',
    });
  },
);

test('without a Temporal UI the page names the cure, in the reader’s language, and the desk shows no link', async () => {
  const api = await startApiOf(bilet);
  try {
    const reader = apiClient(api.url, selin.cookie);
    const page = await follow(reader, address(), 'en');
    // Selin reads Turkish, whatever her browser says.
    expect(page).toMatchObject({ status: 404, to: null, title: 'Temporal arayüzünün adresi bilinmiyor' });
    expect(page.html).toContain('TEMPORAL_UI_URL');
    expect((await follow(reader, '/')).html).toContain('<meta name="workflows" content="no"');
    // As npm start does, whose Temporal comes after the API.
    api.deps.settings.temporalUi = UI;
    expect((await follow(reader, address())).status).toBe(302);
    expect((await follow(reader, '/')).html).toContain('<meta name="workflows" content="yes"');
  } finally {
    await api.stop();
  }
});
