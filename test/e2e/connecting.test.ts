/** From a desk that nobody has set up to an answered mail, by every way in, in eight clicks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Language } from '../../domain/text/language.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { PASSWORD } from '../support/cast/cast.ts';
import { startMailServer, type MailServer } from '../../dev/mailserver.ts';
import { eventually } from '../support/eventually.ts';
import { inInbox } from '../support/mail/inbox.ts';
import { letter } from '../support/mail/letter.ts';
import { type OAuthHouse, startOAuthHouse } from '../support/oauth/house.ts';
import { CLIENT, TENANT } from '../support/oauth/token-server.ts';
import {
  focused,
  shown,
  slidesSideways,
  useBrowser,
  violations,
  write,
  type WindowOptions,
} from '../support/stack/browser.ts';
import { startFreshDesk } from '../support/stack/fresh-desk.ts';
import { needs } from '../support/stack/requirements.ts';

const CUSTOMER = 'deniz@musteri.test';
/** In letters that no mail encodes. */
const ANSWER = 'Hemen bakiyoruz';
const MOST_CLICKS = 8;

needs('chromium')('connecting a mailbox', () => {
  const browser = useBrowser();
  let house: OAuthHouse;
  /** A host like any other: it takes whatever is sent, and every address with one password. */
  let host: MailServer;
  const folder = mkdtempSync(path.join(tmpdir(), 'bilet-host-'));
  let desk: Awaited<ReturnType<typeof startFreshDesk>>;
  beforeAll(async () => {
    house = await startOAuthHouse();
    host = await startMailServer({ dataDir: folder, accounts: 'any' });
  }, 60_000);
  beforeEach(async () => {
    desk = await startFreshDesk(house.providers());
  }, 120_000);
  afterEach(() => desk.stop(), 60_000);
  afterAll(async () => {
    await Promise.all([house.stop(), host.stop()]);
    rmSync(folder, { recursive: true });
  }, 60_000);

  /** A window in which the first administrator was just made, and what they press from then on. */
  async function newDesk(options: WindowOptions = {}) {
    const t = makeT(options.language ?? 'tr', deskTexts);
    // The page of consent, which is the service's, has no icon; and the acknowledgement may raise the version under an answer, which the
    // desk then sends again by itself.
    const page = await browser.open({ expected: /favicon\.ico|409.*replies/, ...options });
    await page.goto(desk.url);
    await page.getByRole('textbox', { name: t('field.name'), exact: true }).fill('Zeynep Çelik');
    await page.getByRole('textbox', { name: t('field.email') }).fill('zeynep@yildiz.test');
    await page.getByLabel(t('field.password'), { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t('set-up.do') }).click();
    await shown(page.getByRole('region', { name: t('first.title') }));
    let clicks = 0;
    const press = async (place: Locator) => {
      clicks++;
      await place.click();
    };
    const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true });
    return { t, page, press, button, clicks: () => clicks };
  }
  type Desk = Awaited<ReturnType<typeof newDesk>>;

  /** From the list of first steps to the way in for an address. */
  async function enterAddress({ t, page, press, button }: Desk, address: string): Promise<void> {
    await press(
      page.getByRole('region', { name: t('first.title') }).getByRole('link', { name: t('first.mailbox.do') }),
    );
    await page.getByRole('textbox', { name: t('field.email') }).fill(address);
    await press(button(t('connect.go')));
    await shown(page.getByRole('heading', { name: t('connect.sign-in.title', { address }) }));
  }

  async function enterApp({ t, page }: Desk, service: 'google' | 'microsoft'): Promise<void> {
    await page.getByLabel(t(`connect.app.${service}.client-id`), { exact: true }).fill(CLIENT.id);
    await page.getByLabel(t(`connect.app.${service}.secret`), { exact: true }).fill(CLIENT.secret);
    if (service === 'microsoft') await page.getByLabel(t('connect.app.tenant'), { exact: true }).fill(TENANT);
  }

  type Post = { bring: (raw: string, to: string) => Promise<void>; reached: (words: string) => Promise<boolean> };
  const posted: Post = {
    bring: (raw, to) => house.dovecot.deliver(raw, to, CUSTOMER),
    reached: async (words) => house.sent().some(({ to, raw }) => to.includes(CUSTOMER) && raw.includes(words)),
  };
  const atHost: Post = {
    bring: async (raw, to) => void host.deliver(Buffer.from(raw), to, CUSTOMER),
    reached: (words) =>
      inInbox({ ...host, password: 'parola' }, CUSTOMER, async (client) => {
        const mails = await client.fetchAll('1:*', { source: true }).catch(() => []);
        return mails.some(({ source }) => String(source).includes(words));
      }),
  };

  /** From what comes in to a connected mailbox, and a customer's first mail answered. */
  async function connectAndAnswer(now: Desk, address: string, mail: Post = posted): Promise<void> {
    const { t, page, press, button } = now;
    await press(button(t('connect.prove')));
    await shown(page.getByRole('heading', { name: t('connect.done', { address }) }));
    await shown(page.getByRole('status').filter({ hasText: t('connect.live') }));
    expect(now.clicks()).toBeLessThanOrEqual(MOST_CLICKS);
    await mail.bring(letter({ from: CUSTOMER, to: address, subject: 'İlk soru', text: 'Merhaba' }), address);
    await page.goto(`${desk.url}/views/open`);
    await page.getByRole('link', { name: /İlk soru/ }).click();
    const ticket = page.getByRole('article', { name: 'İlk soru' });
    await ticket.getByRole('button', { name: new RegExp(t('composer.reply-to', { name: '.*' })) }).click();
    await write(ticket.getByRole('textbox', { name: t('composer.reply-label') }), ANSWER);
    await page.keyboard.press('Control+Enter');
    await eventually(() => mail.reached(ANSWER), { label: 'the answer has reached the customer' });
  }

  test('Gmail by consent: the application, the consent, the proof, an answer', async () => {
    const now = await newDesk();
    await enterAddress(now, 'destek@gmail.com');
    await enterApp(now, 'google');
    await now.press(now.button(now.t('connect.app.save.google')));
    await now.press(now.page.getByRole('button', { name: 'Allow' }));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await connectAndAnswer(now, 'destek@gmail.com');
  }, 180_000);

  test('Microsoft 365 by consent of a person, and again without an application to be entered', async () => {
    const now = await newDesk();
    await enterAddress(now, `bilgi@${TENANT}`);
    await enterApp(now, 'microsoft');
    await now.press(now.button(now.t('connect.app.save.microsoft')));
    await now.press(now.page.getByRole('button', { name: 'Allow' }));
    await connectAndAnswer(now, `bilgi@${TENANT}`);
    await now.page.goto(`${desk.url}/settings/mailboxes/connect`);
    await now.page.getByRole('textbox', { name: now.t('field.email') }).fill(`satis@${TENANT}`);
    await now.page.keyboard.press('Enter');
    await shown(now.button(now.t('connect.with.microsoft')));
  }, 180_000);

  test('Microsoft 365 without a person who signs in', async () => {
    const now = await newDesk();
    await enterAddress(now, `destek@${TENANT}`);
    await enterApp(now, 'microsoft');
    await now.press(now.button(now.t('connect.app.save.client')));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await connectAndAnswer(now, `destek@${TENANT}`);
  }, 180_000);

  /** Writes both servers of the host and the password. */
  async function enterServers({ t, page }: Desk): Promise<void> {
    for (const [name, port] of [
      [t('mailbox.imap'), host.imapPort],
      [t('mailbox.smtp'), host.smtpPort],
    ] as const) {
      const group = page.getByRole('group', { name, exact: true });
      await group.getByRole('combobox', { name: t('mailbox.tls') }).selectOption('none');
      await group.getByRole('textbox', { name: t('mailbox.host') }).fill('127.0.0.1');
      await group.getByRole('textbox', { name: t('mailbox.port') }).fill(String(port));
    }
    await page.getByLabel(t('field.password'), { exact: true }).fill('parola');
  }

  test('any host by password, its servers written by hand', async () => {
    const now = await newDesk();
    await enterAddress(now, 'destek@yildiz.test');
    await enterServers(now);
    await now.press(now.button(now.t('connect.sign-in')));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await connectAndAnswer(now, 'destek@yildiz.test', atHost);
  }, 180_000);

  test('a consent that is refused says so, and what was entered is there when the tab is back', async () => {
    const now = await newDesk();
    await enterAddress(now, 'destek@gmail.com');
    await enterApp(now, 'google');
    await now.press(now.button(now.t('connect.app.save.google')));
    await now.page.getByRole('button', { name: 'Refuse' }).click();
    await shown(now.page.getByRole('alert').filter({ hasText: now.t('connect.consent.refused') }));
    await shown(
      now.page.getByRole('heading', { name: now.t('connect.sign-in.title', { address: 'destek@gmail.com' }) }),
    );
    await shown(now.button(now.t('connect.with.google')));
    expect(await violations(now.page)).toEqual([]);
  }, 180_000);

  test('a consent asked for anew says whether the mailbox goes on with it', async () => {
    const now = await newDesk();
    const { t, page, button } = now;
    const address = 'yenile@gmail.com';
    await enterAddress(now, address);
    await enterApp(now, 'google');
    await button(t('connect.app.save.google')).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await button(t('connect.prove')).click();
    await shown(page.getByRole('heading', { name: t('connect.done', { address }) }));
    await button(t('connect.end')).click();
    await shown(page.getByText(t('mailbox.live'), { exact: true }));
    house.tokens.revoke(address);
    house.dovecot.kickUser(address);
    const again = button(t('cure.consent'));
    await again.click();
    await page.getByLabel('Account').fill('veli@gmail.com');
    await page.getByRole('button', { name: 'Allow' }).click();
    await shown(page.getByText(t('connect.consent.other', { address })));
    await again.click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await shown(page.getByText(t('connect.consent.refused')));
    await again.click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await shown(page.getByText(t('connect.consent.granted', { account: address })));
    await shown(page.getByText(t('mailbox.live'), { exact: true }));
  }, 180_000);

  test('with the keyboard alone, from the address to the proof', async () => {
    const now = await newDesk();
    const { t, page } = now;
    await page.goto(`${desk.url}/settings/mailboxes/connect`);
    await shown(focused(page.getByRole('textbox', { name: t('field.email') })));
    await page.keyboard.type('klavye@yildiz.test');
    await page.keyboard.press('Enter');
    await shown(focused(page.getByLabel(t('field.password'), { exact: true })));
    await enterServers(now);
    await page.keyboard.press('Enter');
    const title = page.getByRole('heading', { name: t('connect.incoming.title') });
    await shown(focused(title));
    const prove = now.button(t('connect.prove'));
    await eventually(
      async () => {
        await page.keyboard.press('Tab');
        return (await focused(prove).count()) > 0;
      },
      { label: 'the button by tabs' },
    );
    await page.keyboard.press('Enter');
    await shown(page.getByRole('heading', { name: t('connect.done', { address: 'klavye@yildiz.test' }) }));
    await shown(focused(now.button(t('connect.end'))));
  }, 180_000);

  describe.each<Language>(['tr', 'en'])('in %s, wide and on a phone, light and dark', (language) => {
    test('axe finds nothing on any step, and nothing slides sideways', async () => {
      const now = await newDesk({ language });
      const { t, page } = now;
      const clean = async (name: string) => {
        const found: string[] = [];
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [1440, 390]) {
            await page.setViewportSize({ width, height: 844 });
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
            // The desk lays itself out anew for the other width.
            const wide = await eventually(async () => !(await slidesSideways(page)), { withinMs: 5_000 }).then(
              () => [],
              () => ['slides sideways'],
            );
            found.push(
              ...[...(await violations(page)), ...wide].map((line) => `${name}, ${colorScheme}, ${width}: ${line}`),
            );
          }
        await page.setViewportSize({ width: 1440, height: 900 });
        expect(found).toEqual([]);
      };
      await shown(page.getByRole('region', { name: t('first.title') }));
      await clean('first steps');
      await enterAddress(now, 'destek@gmail.com');
      await shown(page.getByLabel(t('connect.redirect')));
      expect(await page.getByLabel(t('connect.redirect')).inputValue()).toBe(`${desk.url}/oauth/callback`);
      await clean('application of Google');
      await now.button(t('connect.back')).click();
      await clean('address');
      await page.getByRole('textbox', { name: t('field.email') }).fill(`destek@${TENANT}`);
      await page.keyboard.press('Enter');
      await shown(page.getByLabel(t('connect.app.tenant'), { exact: true }));
      await clean('application of Microsoft');
      await now.button(t('connect.back')).click();
      await page.getByRole('textbox', { name: t('field.email') }).fill('axe@yildiz.test');
      await page.keyboard.press('Enter');
      await enterServers(now);
      await page.getByLabel(t('field.password'), { exact: true }).fill('yanlış');
      await now.button(t('connect.sign-in')).click();
      await shown(page.getByRole('list', { name: t('connect.proof.list') }));
      await clean('refused sign-in');
      await page.getByLabel(t('field.password'), { exact: true }).fill('parola');
      await now.button(t('connect.sign-in')).click();
      await shown(page.getByRole('heading', { name: t('connect.incoming.title') }));
      await page.getByRole('radio', { name: new RegExp(t('connect.since.day')) }).click();
      await clean('what comes in');
      await now.button(t('connect.prove')).click();
      await shown(page.getByRole('heading', { name: t('connect.done', { address: 'axe@yildiz.test' }) }));
      await clean('connected');
      await now.button(t('connect.end')).click();
      await shown(page.getByRole('region', { name: 'axe@yildiz.test' }));
      await clean('mailboxes');
    }, 240_000);
  });
});
