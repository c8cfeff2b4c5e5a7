/** A formatted mail in its frame: as high as it is, readable on any ground, and asked about pictures only where there are some to ask for. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { gone, shown, signIn, slidesSideways, useBrowser, violations } from '../support/stack/browser.ts';
import { AYSE, DENIZ } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const DOT = `<img width="48" height="48" alt="" src="data:image/png;base64,${Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')}">`;
const WORDS = '<p>Geçen hafta aldığım makine bugün çalışmıyor; ne yapmam gerektiğini bana yazar mısınız, lütfen?</p>';

/** How far the ink of some words is from what they stand on (WCAG 2), asked in the frame. Through it one sees the card. */
const contrast = (words: string): string => `(() => {
  const element = [...document.body.querySelectorAll('*')].find((one) => one.textContent === '${words}' && one.children.length === 0);
  const part = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return a === 0 ? null : 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  let ground = null;
  for (let at = element; at && ground === null; at = at.parentElement) ground = light(getComputedStyle(at).backgroundColor);
  ground ??= getComputedStyle(document.documentElement).colorScheme === 'dark' ? 0.012 : 1;
  const ink = light(getComputedStyle(element).color);
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
})()`;

needs('chromium')('a formatted mail in the browser', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  /** Has Deniz write this HTML, which has a form worth showing, and opens it. */
  async function open(page: Page, subject: string, html: string): Promise<void> {
    const mail = letter({ from: DENIZ.address, subject, text: html });
    await desk.deliver(mail.replace('text/plain', 'text/html'));
    const number = await eventually(
      async () =>
        (await ayse.get(`/tickets?view=all&q=${encodeURIComponent(subject)}`)).body.items[0]?.number as number,
      { label: `the ticket "${subject}"` },
    );
    await signIn(page, desk.url, AYSE.email, `/views/open/${number}`);
    await shown(page.frameLocator('iframe').getByText('Geçen hafta aldığım makine'));
  }
  const images = (page: Page) =>
    page.getByRole('button', { name: /^Başka sunuculardaki görselleri göster; .*okunduğunu öğrenir$/ });

  test.each([
    ['a short one', WORDS + DOT],
    ['a long one', WORDS.repeat(20) + DOT],
    ['one with a table', `${WORDS}<table>${'<tr><td>Kupa</td><td>3 adet</td></tr>'.repeat(8)}</table>`],
  ])(
    'its frame is as high as it is, and nobody is asked about embedded pictures: %s',
    async (name, html) => {
      const page = await browser.open();
      await open(page, `Makine çalışmıyor, ${name}`, html);
      const frame = page.locator('iframe');
      await eventually(
        async () => {
          const [outside, inside] = [
            await frame.boundingBox(),
            await page.frameLocator('iframe').locator('body').boundingBox(),
          ];
          return Math.abs(outside!.height - inside!.height) <= 2;
        },
        { label: 'a frame of the height of its mail' },
      );
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

  test('whoever always wants the pictures of a sender sees them in the next mail at once, until they say otherwise', async () => {
    const page = await browser.open({ expected: /ornek\.invalid|ERR_/ });
    const picture = (name: string) =>
      `${WORDS}<img src="https://ornek.invalid/${name}.png" width="200" height="90" alt="görsel">`;
    await open(page, 'Bülten bir', picture('bir'));
    await page.getByRole('button', { name: `${DENIZ.address} görselleri` }).click();
    await page.getByRole('menuitem', { name: `${DENIZ.address} görsellerini hep göster` }).click();
    await shown(page.frameLocator('iframe').locator('img[src="https://ornek.invalid/bir.png"]'));
    const next = await browser.open({ expected: /ornek\.invalid|ERR_/ });
    await open(next, 'Bülten iki', picture('iki'));
    await shown(next.frameLocator('iframe').locator('img[src="https://ornek.invalid/iki.png"]'));
    expect(await violations(next)).toEqual([]);
    await next.getByRole('button', { name: `${DENIZ.address} görselleri` }).click();
    await next.getByRole('menuitem', { name: 'Bana yeniden sor' }).click();
    await shown(images(next));
    expect(await next.frameLocator('iframe').getByRole('img', { name: 'görsel' }).getAttribute('src')).toBeNull();
  }, 120_000);

  test.each(['light', 'dark'] as const)(
    'words can be read whatever ground the mail thought of: %s',
    async (scheme) => {
      const page = await browser.open({ scheme });
      await open(
        page,
        `Beyaz üstüne beyaz, ${scheme}`,
        `${WORDS}<div style="background:#123456"><ul><li style="color:#ffffff">zemini elenen satır</li></ul></div>
         <p style="color:#000000;background-color:#ffffff">siyah satır</p>
         <table><tr><td style="color:#fafafa;background-color:#0a2540">zemini kalan hücre</td></tr></table>`,
      );
      const frame = page.frames().find((one) => one.url().includes('/frame'))!;
      for (const words of ['zemini elenen satır', 'siyah satır', 'zemini kalan hücre'])
        expect(await frame.evaluate(contrast(words))).toBeGreaterThan(4.5);
    },
    120_000,
  );

  test('what a formatted mail repeats of older ones waits behind a button, whatever tags it is in', async () => {
    const history = 'Destek &lt;destek@example.test&gt;, 26 Kas 2026 Per, 10:00 tarihinde şunu yazdı:';
    const page = await browser.open();
    await open(
      page,
      'Re: Alıntılı',
      `<div>${WORDS}<ul><li>fişi denedim</li></ul><div><div>${history}<br></div><blockquote>Makinenizin modeli nedir?</blockquote></div></div>`,
    );
    const frame = page.frameLocator('iframe');
    const height = async () => (await page.locator('iframe').boundingBox())!.height;
    await shown(frame.getByText('fişi denedim'));
    await gone(frame.getByText('Makinenizin modeli'));
    expect(await frame.getByText('tarihinde şunu yazdı').isVisible()).toBe(false);
    const folded = await height();
    await frame.locator('summary').click();
    await shown(frame.getByText('Makinenizin modeli'));
    await eventually(async () => (await height()) > folded + 20, { label: 'a frame that grows with what it shows' });
    expect(await violations(page)).toEqual([]);
  }, 120_000);

  test('a wide table slides sideways and keeps its words whole', async () => {
    const page = await browser.open({ width: 390, height: 844, touch: true });
    const row = (cell: string) => `<tr>${`<td>${cell}</td>`.repeat(12)}</tr>`;
    await open(page, 'Geniş tablo', `${WORDS}<table border="1">${row('0,90TL') + row('Fincan')}</table>`);
    const root = page.frameLocator('iframe').locator('html');
    expect(await root.evaluate((html) => html.scrollWidth > html.clientWidth)).toBe(true);
    const cell = (await page.frameLocator('iframe').getByText('0,90TL').first().boundingBox())!;
    expect(cell.height).toBeLessThan(40);
    expect(await slidesSideways(page)).toBe(false);
  }, 120_000);

  test('what an agent wrote with form is shown as it was sent, and plain words as words', async () => {
    const number = await phoneTicket(ayse, desk, 'Biçimli yanıt');
    await ayse.post(`/tickets/${number}/replies`, {
      html: '<p>Merhaba,</p><p></p><p>kargonuz <strong>yarın</strong> gelecek:</p><ul><li>Kupa</li></ul><script>x</script>',
    });
    await ayse.post(`/tickets/${number}/notes`, { html: '<p>Depoya soruldu.</p>' });
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, `/tickets/${number}`);
    const frame = page.frameLocator('iframe');
    await shown(frame.locator('strong', { hasText: 'yarın' }));
    expect(await frame.getByRole('listitem').count()).toBe(1);
    expect(await page.locator('iframe').count()).toBe(1);
    // Both at once: the frame may move between two looks.
    const gap: number = await frame.locator('body').evaluate(`(() => {
      const top = (words) => [...document.querySelectorAll('p')].find((one) => one.textContent.startsWith(words)).getBoundingClientRect().y;
      return top('kargonuz') - top('Merhaba');
    })()`);
    // A line of its own for the empty paragraph, beside the two gaps that any paragraphs have.
    expect(gap).toBeGreaterThan(60);
    await page
      .getByRole('button', { name: /^Ayşe Yılmaz mesajı için/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Düz metin göster' }).click();
    await gone(page.locator('iframe'));
  }, 120_000);

  test('a picture that is not shown is its words, or a calm sign', async () => {
    const page = await browser.open();
    const hidden =
      '<img src="http://iz.test/1.png" alt="Kampanya"><img src="http://iz.test/2.png" width="90" height="40">';
    await open(page, 'Görselsiz', `${WORDS}${hidden}`);
    const frame = page.frameLocator('iframe');
    await shown(frame.getByText('Kampanya', { exact: true }));
    const signs: string[] = await frame
      .locator('body')
      .evaluate('[...document.images].map((one) => getComputedStyle(one).content)');
    expect(signs).toEqual([expect.stringContaining('data:image/svg+xml')]);
  }, 120_000);
});
