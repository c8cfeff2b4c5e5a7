/** Fresh desks for tests of connecting, one for each test, and the mail servers that stand around them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type MailServer, startMailServer } from '../../../dev/mailserver.ts';
import { makeT } from '../../../domain/text/dictionary.ts';
import { deskTexts } from '../../../ui/texts/index.ts';
import { PASSWORD } from '../cast/cast.ts';
import { type OAuthHouse, startOAuthHouse } from '../oauth/house.ts';
import { CLIENT, TENANT } from '../oauth/token-server.ts';
import { shown, type useBrowser, type WindowOptions } from './browser.ts';
import { startFreshDesk } from './fresh-desk.ts';
import { handsOn } from './hands.ts';

export const HOST_PASSWORD = 'parola';

type Browser = ReturnType<typeof useBrowser>;

export type Newcomer = Awaited<ReturnType<ReturnType<typeof freshDesks>['begin']>>;

/** Starts and stops them around the tests of the block in which it is called. */
export function freshDesks(browser: Browser) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bilet-host-'));
  const around = {} as { house: OAuthHouse; host: MailServer; desk: Awaited<ReturnType<typeof startFreshDesk>> };
  beforeAll(async () => {
    around.house = await startOAuthHouse();
    around.host = await startMailServer({ dataDir: folder, accounts: 'any' });
  }, 60_000);
  beforeEach(async () => {
    around.desk = await startFreshDesk(around.house.providers());
  }, 120_000);
  afterEach(() => around.desk.stop(), 60_000);
  afterAll(async () => {
    await Promise.all([around.house.stop(), around.host.stop()]);
    rmSync(folder, { recursive: true });
  }, 60_000);
  return {
    /** Google and Microsoft. */
    house: () => around.house,
    /** A host like any other: it takes whatever is sent, and every address with `HOST_PASSWORD`. */
    host: () => around.host,
    url: () => around.desk.url,
    begin: (options: WindowOptions = {}) => newcomer(browser, around.desk.url, options),
  };
}

/** A window in which the first administrator was just made, at their first page, and their hands. */
async function newcomer(browser: Browser, url: string, options: WindowOptions) {
  const t = makeT(options.language ?? 'tr', deskTexts);
  // The page of consent, which is the service's, has no icon; and the acknowledgement may raise the version under an answer, which the
  // desk then sends again by itself.
  const page = await browser.open({ expected: /favicon\.ico|409.*replies/, ...options });
  await page.goto(url);
  await page.getByRole('textbox', { name: t('field.name'), exact: true }).fill('Zeynep Çelik');
  await page.getByRole('textbox', { name: t('field.email') }).fill('zeynep@yildiz.test');
  await page.getByLabel(t('field.password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: t('set-up.do') }).click();
  const firstSteps = page.getByRole('region', { name: t('first.title') });
  await shown(firstSteps);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return { t, page, button, firstSteps, hands: handsOn(page) };
}

/** From the list of first steps to the way in for an address. */
export async function enterAddress({ t, page, button, firstSteps, hands }: Newcomer, address: string): Promise<void> {
  await hands.click(firstSteps.getByRole('link', { name: t('first.mailbox.do') }));
  await hands.write(page.getByRole('textbox', { name: t('field.email') }), address);
  await hands.click(button(t('connect.go')));
  await shown(page.getByRole('heading', { name: t('connect.sign-in.title', { address }) }));
}

/** What the service gave for its application. */
export async function enterApp({ t, page, hands }: Newcomer, service: 'google' | 'microsoft'): Promise<void> {
  await hands.paste(page.getByLabel(t(`connect.app.${service}.client-id`), { exact: true }), CLIENT.id);
  await hands.paste(page.getByLabel(t(`connect.app.${service}.secret`), { exact: true }), CLIENT.secret);
  if (service === 'microsoft') await hands.paste(page.getByLabel(t('connect.app.tenant'), { exact: true }), TENANT);
}

/** Writes both servers of a host, from above to below, and the password. */
export async function enterServers({ t, page, hands }: Newcomer, host: MailServer): Promise<void> {
  for (const [name, port] of [
    [t('mailbox.imap'), host.imapPort],
    [t('mailbox.smtp'), host.smtpPort],
  ] as const) {
    const group = page.getByRole('group', { name, exact: true });
    await hands.write(group.getByRole('textbox', { name: t('mailbox.host') }), '127.0.0.1');
    await hands.write(group.getByRole('textbox', { name: t('mailbox.port') }), String(port));
    await hands.choose(group.getByRole('combobox', { name: t('mailbox.tls') }), 'none');
  }
  await hands.write(passwordField({ t, page }), HOST_PASSWORD);
}

export const passwordField = ({ t, page }: Pick<Newcomer, 't' | 'page'>) =>
  page.getByLabel(t('field.password'), { exact: true });
