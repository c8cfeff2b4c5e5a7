/** Saved views in the browser, one command for all that a list holds, and a selection made with a thumb. */
import { expect, test } from '@jest/globals';
import { focused, gone, shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { AYSE, CAN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

needs('chromium')('saved views', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();
  const tagged = async (subject: string, ...tags: string[]): Promise<number> => {
    const number = await phoneTicket(ayse, desk, subject, { owner: desk.people.ayse });
    await ayse.put(`/tickets/${number}/tags`, { tags });
    return number;
  };

  test('a list that was narrowed down is saved, counted live, changed, put in order, deleted and brought back', async () => {
    await tagged('Kargo bekliyor', 'kargo');
    // A list that was open may be read once more after its view was deleted.
    const page = await browser.open({
      expected: /status of 404.*\/api\/(tickets(\/groups|\/count)?\?view=[0-9a-f-]+|views\/[0-9a-f-]+$)/,
    });
    await signIn(page, desk.url, AYSE.email, '/views/open?tag=kargo');
    await shown(page.getByText('Kargo bekliyor'));
    const name = page.getByRole('dialog').getByLabel('Ad');
    await page.getByRole('button', { name: 'Görünüm olarak kaydet…' }).click();
    await name.fill('Kargolular');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/views\/[0-9a-f-]{36}$/);
    const address = page.url();
    const rail = page.getByRole('navigation', { name: 'Menü' });
    await shown(rail.getByRole('link', { name: /Kargolular.*1 bekliyor/ }));
    await tagged('İkinci kargo', 'kargo');
    await shown(rail.getByRole('link', { name: /Kargolular.*2 bekliyor/ }));
    await shown(page.getByText('İkinci kargo'));

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/views\/[0-9a-f-]{36}\/\d+$/);
    await page.keyboard.press('Escape');
    await page.waitForURL(address);

    await page.goto(`${address}?priority=low`);
    await page.getByRole('button', { name: 'Görünümü güncelle' }).click();
    await page.waitForURL(address);
    await shown(page.getByText('Bu görünümde talep yok'));

    const ofKargo = { field: 'tag', op: 'is', value: 'kargo' };
    const either = { any: [ofKargo, { field: 'priority', op: 'is', value: 'urgent' }] };
    await ayse.post('/views', { name: 'Öteki', when: { all: [{ not: ofKargo }, { not: either }] } });
    await page.goto(address);
    const links = rail.locator('[data-saved]');
    await shown(links.nth(1));
    await links.filter({ hasText: 'Öteki' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(
      async () => {
        const { body } = await ayse.get('/views');
        return body.items[0].name === 'Öteki';
      },
      { label: 'the order that was asked for by keys' },
    );
    await links.filter({ hasText: 'Öteki' }).click();
    await page.getByRole('button', { name: 'Özel koşullar' }).click();
    await shown(page.getByText('değil (Etiket: kargo ya da Öncelik: Acil)'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Etiket değil kargo' }).click();
    await page.getByRole('button', { name: 'Bunlardan biri' }).click();
    await page.waitForURL(/not-tag=(&|$).*|[?&]tag=kargo/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Görünümü güncelle' }).click();
    await eventually(
      async () => {
        const { items } = (await ayse.get('/views')).body;
        const [{ when }] = items.filter(({ name: called }: { name: string }) => called === 'Öteki');
        return (
          JSON.stringify(when.all).includes('"not":{"any"') && !JSON.stringify(when.all).includes('"not":{"field"')
        );
      },
      { label: 'the filter that was turned, beside what no filter says' },
    );

    await page.goto(address);
    await page.getByRole('button', { name: 'Bu görünüm', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sil' }).click();
    await shown(page.getByText('“Kargolular” silindi.'));
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await shown(rail.getByRole('link', { name: /Kargolular/ }));
    await page.goto(address);
    await shown(page.getByRole('heading', { name: 'Kargolular' }));

    const colleague = await browser.open({ expected: /status of 404.*\/api\/views\/[0-9a-f-]+$/ });
    await signIn(colleague, desk.url, CAN.email, new URL(address).pathname);
    await shown(colleague.getByText('Bu görünüm sizinle paylaşılmamış ya da silinmiş'));
  }, 180_000);

  test('one that a lead shares with all stands in everybody’s rail, changes there at once, and is changed by who may', async () => {
    await tagged('Paylaşılan', 'bayram');
    const lead = await browser.open();
    await signIn(lead, desk.url, CAN.email, '/views/open?tag=bayram');
    await shown(lead.getByText('Paylaşılan'));
    // A list that was open may be read once more after its view was taken away.
    const reader = await browser.open({
      expected: /status of 404.*\/api\/(tickets(\/groups|\/count)?\?view=[0-9a-f-]+|views\/[0-9a-f-]+$)/,
    });
    await signIn(reader, desk.url, AYSE.email, '/views/open');
    const inRail = (name: RegExp) => reader.getByRole('navigation', { name: 'Menü' }).getByRole('link', { name });

    await lead.getByRole('button', { name: 'Görünüm olarak kaydet…' }).click();
    await lead.getByRole('dialog').getByLabel('Ad').fill('Bayram');
    await lead.getByRole('dialog').getByLabel('Kimler görsün').selectOption({ label: 'Herkes' });
    await lead.getByRole('dialog').getByRole('button', { name: 'Kaydet' }).click();
    await inRail(/^Bayram.*1 bekliyor/).click();
    await shown(reader.getByRole('heading', { name: 'Bayram' }));
    await shown(reader.getByText('Paylaşılan'));
    await reader.getByRole('button', { name: 'Bu görünüm', exact: true }).click();
    await shown(reader.getByRole('menuitem', { name: 'Bağlantıyı kopyala' }));
    expect(await reader.getByRole('menuitem', { name: /^(Sil|Yeniden adlandır)/ }).count()).toBe(0);
    await reader.keyboard.press('Escape');

    await lead.getByRole('button', { name: 'Bu görünüm', exact: true }).click();
    await lead.getByRole('menuitem', { name: /^Yeniden adlandır/ }).click();
    await lead.getByRole('dialog').getByLabel('Ad').fill('Bayram işleri');
    await lead.keyboard.press('Enter');
    await shown(reader.getByRole('heading', { name: 'Bayram işleri' }));
    await lead.getByRole('button', { name: 'Bu görünüm', exact: true }).click();
    await lead.getByRole('menuitem', { name: /^Yeniden adlandır/ }).click();
    await lead.getByRole('dialog').getByLabel('Kimler görsün').selectOption({ label: 'Yalnızca ben' });
    await lead.getByRole('dialog').getByRole('button', { name: 'Kaydet' }).click();
    await gone(inRail(/^Bayram işleri/));
    await shown(reader.getByText('Bu görünüm sizinle paylaşılmamış ya da silinmiş'));
  }, 180_000);

  test('all of a list takes one command, loaded or not, but for what was unticked', async () => {
    const numbers: number[] = [];
    for (let at = 0; at < 6; at += 1)
      numbers.push(...(await Promise.all(Array.from({ length: 9 }, (_, index) => tagged(`Çok ${at}${index}`, 'çok')))));
    const page = await browser.open();
    await signIn(page, desk.url, AYSE.email, '/views/open?tag=%C3%A7ok');
    const boxes = page.getByRole('checkbox', { name: /^Seç: / });
    await boxes.nth(0).check();
    await page.getByRole('button', { name: 'Bu listedeki 54 talebin tümünü seç' }).click();
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    await shown(bar.getByText('54 seçili'));
    for (const at of [0, 1, 2]) await boxes.nth(at).uncheck();
    await shown(bar.getByText('51 seçili'));
    await page.keyboard.press('e');
    const question = page.getByRole('dialog', { name: '51 talep arşivlensin mi?' });
    await shown(focused(question.getByRole('button', { name: 'Vazgeç' })));
    await question.getByRole('button', { name: 'Devam et' }).click();
    // Each of them is a command of its own.
    await page.getByText('51 talep arşivlendi').waitFor({ timeout: 60_000 });
    const left = (await ayse.get(`/tickets/count?view=open&tag=${encodeURIComponent('çok')}`)).body;
    expect(left).toEqual({ count: 3, more: false });
    await page.getByRole('alert').getByRole('button', { name: 'Geri al' }).click();
    await page.getByText('51 talepte geri alındı: “arşivlendi”').waitFor({ timeout: 60_000 });
    expect((await ayse.get(`/tickets/count?view=open&tag=${encodeURIComponent('çok')}`)).body.count).toBe(
      numbers.length,
    );
  }, 240_000);

  test('on a phone rows are picked by touch, and the way back leads out of it', async () => {
    const number = await tagged('Parmakla', 'parmak');
    const page = await browser.open({ width: 390, height: 844, touch: true });
    await signIn(page, desk.url, AYSE.email, '/views/open?tag=parmak');
    await shown(page.getByText('Parmakla'));
    await page.getByRole('button', { name: 'Çoklu seçim' }).tap();
    await page.locator(`[data-ticket="${number}"]`).tap();
    const bar = page.getByRole('region', { name: 'Seçili taleplerle yapılabilecekler' });
    await shown(bar.getByText('1 seçili'));
    const box = await page.getByRole('checkbox', { name: /^Seç: / }).boundingBox();
    const act = await bar.getByRole('button', { name: 'Çöz' }).boundingBox();
    for (const side of [box!.width, box!.height, act!.width, act!.height]) expect(side).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.goBack();
    await gone(bar);
    expect(page.url()).toMatch(/\/views\/open\?tag=parmak$/);
    await page.locator(`[data-ticket="${number}"]`).tap();
    await page.waitForURL(new RegExp(`/views/open/${number}`));
  }, 120_000);
});
