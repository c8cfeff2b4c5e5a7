/** A formatted mail in its frame: as high as it is, and asked about pictures only where there are some to ask for. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { useServedDesk } from '../support/stack/served-desk.ts';

const DOT = `<img width="48" height="48" alt="" src="data:image/png;base64,${Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')}">`;
const WORDS = '<p>Geçen hafta aldığım makine bugün çalışmıyor; ne yapmam gerektiğini bana yazar mısınız, lütfen?</p>';

needs('chromium')('a formatted mail in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = useServedDesk();

  /** Has Deniz write this HTML and opens it, formatted. */
  async function open(page: Page, subject: string, html: string): Promise<void> {
    const mail = letter({ from: DENIZ.address, subject, text: html });
    await desk.deliver(mail.replace('text/plain', 'text/html'));
    const number = await eventually(
      async () =>
        (await ayse.get(`/tickets?view=all&q=${encodeURIComponent(subject)}`)).body.items[0]?.number as number,
      { label: `the ticket "${subject}"` },
    );
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await page.getByRole('button', { name: 'Biçimli göster' }).click();
    await shown(page.frameLocator('iframe').getByText('Geçen hafta aldığım makine'));
  }
  const images = (page: Page) => page.getByRole('switch', { name: 'Başka sunuculardaki görselleri yükle' });

  test.each([
    ['a short one', WORDS + DOT],
    ['a long one', WORDS.repeat(20) + DOT],
    ['one with a table', `${WORDS}<table>${'<tr><td>Kupa</td><td>3 adet</td></tr>'.repeat(8)}</table>`],
  ])(
    'its frame is about as high as it is, and nobody is asked about embedded pictures: %s',
    async (name, html) => {
      const page = await browser.open();
      await open(page, `Makine çalışmıyor, ${name}`, html);
      const frame = page.locator('iframe');
      const { y, height } = (await frame.boundingBox())!;
      const body = (await page.frameLocator('iframe').locator('body').boundingBox())!;
      const content = body.y + body.height - y;
      expect(height).toBeGreaterThan(content * 0.9);
      expect(height).toBeLessThan(content * 1.1 + 60);
      expect(await images(page).count()).toBe(0);
    },
    120_000,
  );

  test('pictures of another server wait until somebody asks for them', async () => {
    const page = await browser.open({ expected: /ornek\.invalid|ERR_/ });
    await open(
      page,
      'Uzak görsel',
      `${WORDS}<img src="https://ornek.invalid/a.png" width="200" height="90" alt="görsel">`,
    );
    const picture = page.frameLocator('iframe').getByRole('img', { name: 'görsel' });
    expect(await picture.getAttribute('src')).toBeNull();
    await images(page).click();
    await shown(page.frameLocator('iframe').locator('img[src="https://ornek.invalid/a.png"]'));
  }, 120_000);
});
