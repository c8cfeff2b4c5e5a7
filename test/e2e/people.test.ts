/** Somebody begins to work here, chooses their password, and leaves; what they had open goes to their team. */
import { expect, test } from '@jest/globals';
import { SELIN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { eventually } from '../support/eventually.ts';
import { gone, shown, signIn, useBrowser, violations } from '../support/stack/browser.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const EMAIL = 'derya@example.test';

needs('chromium')('people', () => {
  const browser = useBrowser();
  const { desk, ayse } = servedDesk();

  test('whoever is added chooses a password by the mailed link, and what they own goes back when they are deactivated', async () => {
    const live = () => desk.rows("select 1 from mailbox where status = 'live'");
    await eventually(async () => (await live()).length > 0, { label: 'a mailbox that can carry the link' });
    const admin = await browser.open();
    await signIn(admin, desk.url, SELIN.email, '/settings/people');
    await admin.getByRole('button', { name: 'Temsilci ekle' }).click();
    const panel = admin.getByRole('dialog', { name: 'Temsilci ekle' });
    await panel.getByRole('textbox', { name: 'Ad', exact: true }).fill('Derya Su');
    await panel.getByRole('textbox', { name: 'E-posta adresi' }).fill(EMAIL);
    await panel.getByRole('textbox', { name: 'Yeni beceri' }).fill('İade');
    await panel.getByRole('button', { name: 'Oluştur' }).click();
    await panel.getByRole('combobox', { name: 'Düzey: İade' }).selectOption('2');
    // Without a team nothing would reach them: they begin in the default one.
    const team = panel.getByRole('switch', { name: 'Destek' });
    expect(await team.isChecked()).toBe(true);
    await team.uncheck({ force: true });
    await shown(
      panel.getByText(
        'Hiçbir ekipte değil: yalnızca ekip lideri ya da nöbetçiyse veya bir kuralda adı geçiyorsa talep alır.',
      ),
    );
    await team.check({ force: true });
    expect(await violations(admin, '[role=dialog]')).toEqual([]);
    await panel.getByRole('button', { name: 'Ekle', exact: true }).click();
    const row = admin.getByRole('listitem').filter({ hasText: EMAIL });
    await shown(row.getByText('İade 2'));

    const mailed = () => desk.sink.mails().find((mail) => mail.envelope.to.includes(EMAIL));
    const { raw } = await eventually(mailed, { label: 'the mailed link' });
    const link = /http:\S+\/password#[\w-]+/.exec(raw.toString().replace(/=\r?\n/g, ''))?.[0] ?? '';
    const theirs = await browser.open({ expected: /status of 401/ });
    await theirs.goto(link);
    await theirs.getByLabel('Parola', { exact: true }).fill('uzun bir parola');
    await theirs.getByRole('button', { name: 'Kaydet ve oturum aç' }).click();
    await shown(theirs.getByRole('heading', { name: 'Açık talepler' }));

    const [agent] = await desk.rows<{ id: string }>('select id from agent where email = $1', [EMAIL]);
    for (const subject of ['Birinci', 'İkinci']) await phoneTicket(ayse, desk, subject, { owner: agent!.id });
    await row.getByRole('button', { name: 'Derya Su' }).click();
    await admin.getByRole('button', { name: 'Devre dışı bırak…' }).click();
    const question = admin.getByRole('dialog', { name: 'Derya Su devre dışı bırakılsın mı?' });
    await shown(question.getByText('2 açık talep Destek ekibinde hemen yeniden dağıtılır.'));
    expect(await violations(admin, '[role=dialog]')).toEqual([]);
    await question.getByRole('button', { name: 'Devre dışı bırak' }).click();
    await gone(row);
    const left = () => desk.rows('select 1 from ticket where owner_id = $1', [agent!.id]);
    await eventually(async () => (await left()).length === 0, { label: 'nothing left' });
    await theirs.reload();
    await shown(theirs.getByRole('heading', { name: 'Oturum aç' }));
  }, 120_000);
});
