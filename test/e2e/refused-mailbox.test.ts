/** A server that is not believed, or that refuses us, says why where it is set up, and is cured from there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SELIN } from '../support/cast/cast.ts';
import { certificate } from '../support/mail/certificates.ts';
import { startTalker, type Talker } from '../support/mail/talker.ts';
import { shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('a mailbox whose server is not believed', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();
  const own = certificate({ name: 'mail.firma.test', names: ['mail.firma.test'] });
  let imap: Talker;
  beforeAll(async () => {
    imap = await startTalker({ kind: 'imap', tls: own, tlsBy: 'start' });
  });
  afterAll(() => imap?.stop());

  test('its certificate is shown with names, dates and fingerprint, and is trusted by a click', async () => {
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await page.getByRole('button', { name: 'Düzenle' }).first().click();
    const form = page.getByRole('dialog');
    const box = form.getByRole('group', { name: 'Alma (IMAP)' });
    await box.getByLabel('Şifreleme').selectOption('tls');
    await box.getByRole('textbox', { name: 'Sunucu' }).fill('localhost');
    const sending = form.getByRole('group', { name: 'Gönderme (SMTP)' });
    expect(await sending.getByRole('textbox', { name: 'Sunucu' }).inputValue()).toBe('127.0.0.1');
    await box.getByRole('textbox', { name: 'Port' }).fill(String(imap.port));
    await form.getByLabel('Parola', { exact: true }).first().fill('parola');
    await form.getByRole('button', { name: 'Bağlantıyı test et' }).click();
    await shown(form.getByText(/sertifikasını kendisi imzalamış/));
    await shown(form.getByText('mail.firma.test').first());
    await shown(form.getByText(own.fingerprint.slice(0, 16).replace(/..(?=.)/g, '$&:')));
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Bu sertifikaya güven' }).click();
    expect(await box.getByRole('textbox', { name: 'Sertifikanın SHA-256 parmak izi' }).inputValue()).toBe(
      own.fingerprint,
    );
    await form.getByRole('button', { name: 'Bağlantıyı test et' }).click();
    // A mail is sent around, and this server never has it; meanwhile it is said what is waited for.
    await shown(form.getByText(/Bekleniyor; bir dakikayı bulabilir… \d+ sn/));
    await form.getByText('Oturum açıldı.').first().waitFor({ timeout: 45_000 });
    expect(await form.getByText(/kendisi imzalamış/).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('one that is given up says what the provider wants, also of sending, and is signed in to again by a click', async () => {
    const fault = (code: string, at: string) => `[${code} ${at} -] no`;
    await desk.stopWorker();
    await desk.rows(
      `insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, 'imap', 3, $2), ($1, 'smtp', 3, $3)`,
      [desk.mailbox, fault('imap-off', 'imap.gmail.com:993'), fault('smtp-auth-off-tenant', 'smtp.office365.com:587')],
    );
    await desk.startWorker();
    const page = await browser.open({ scheme: 'dark', width: 390 } as never);
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await shown(page.getByText(/Gmail’de Ayarlar/));
    await shown(page.getByText(/SMTP AUTH\) tüm kurum için kapalı/));
    expect(await violations(page)).toEqual([]);
    expect(await slidesSideways(page)).toBe(false);
    await page.getByRole('button', { name: 'Yeniden oturum aç' }).first().click();
    await shown(page.getByText('Bağlı', { exact: true }));
    expect(await page.getByText(/SMTP AUTH/).count()).toBe(0);
  }, 120_000);

  test('a password that is entered ends in a word and a closed dialog, although the status changes before it is kept', async () => {
    await desk.stopWorker();
    await desk.rows(`update mailbox set status = 'credentials', status_detail = null where id = $1`, [desk.mailbox]);
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    await page.getByRole('button', { name: 'Parolayı gir' }).click();
    await page.getByRole('dialog').getByLabel('Parola', { exact: true }).fill(desk.server.password);
    // What is kept is read before it is changed, and with this status the card has no button for a password.
    await desk.rows(`update mailbox set status = 'connecting' where id = $1`, [desk.mailbox]);
    await page.getByRole('button', { name: 'Kaydet' }).click();
    await shown(page.getByText('Posta kutusu kaydedildi. Bağlanıyor'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await desk.startWorker();
  }, 120_000);

  test('whoever tries again, or pauses, leaves what another administrator changed since their page was read', async () => {
    await desk.stopWorker();
    const [before] = await desk.rows<{ name: string }>('select name from mailbox where id = $1', [desk.mailbox]);
    await desk.rows(`update mailbox set status = 'unreachable', status_detail = null where id = $1`, [desk.mailbox]);
    const page = await browser.open();
    await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
    const again = page.getByRole('button', { name: 'Şimdi dene' });
    await shown(again);
    // No page hears of what is written like this.
    const rename = (name: string) => desk.rows('update mailbox set name = $2 where id = $1', [desk.mailbox, name]);
    const now = async () =>
      (await desk.rows('select name, paused from mailbox where id = $1', [desk.mailbox]))[0] as object;
    const answered = (method: string) =>
      page.waitForResponse(
        (one) => one.url().includes(`/mailboxes/${desk.mailbox}`) && one.request().method() === method,
      );
    await rename('Yeni ad');
    await Promise.all([Promise.race([answered('POST'), answered('PUT')]), again.click()]);
    expect(await now()).toEqual({ name: 'Yeni ad', paused: false });
    await page.getByRole('button', { name: 'Duraklat' }).click();
    const pause = page.getByRole('dialog').getByRole('button', { name: 'Duraklat' });
    await shown(pause);
    await rename('Başka ad');
    await Promise.all([answered('PUT'), pause.click()]);
    expect(await now()).toEqual({ name: 'Başka ad', paused: true });
    await rename(String(before?.name));
  }, 120_000);
});
