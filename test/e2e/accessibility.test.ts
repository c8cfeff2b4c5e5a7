/** Every page in both languages and both colour schemes: axe finds nothing. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signLink } from '../../vault/confirmation-link.ts';
import type { Language } from '../../domain/text/language.ts';
import { problemTitle } from '../../api/http/problem-titles.ts';
import { apiTexts } from '../../api/http/texts.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { type ApiClient, signedIn } from '../support/cast/api-client.ts';
import { startBareApi } from '../support/stack/api.ts';
import {
  focused,
  gone,
  shown,
  signIn,
  useBrowser,
  violations,
  type WindowOptions,
  write,
} from '../support/stack/browser.ts';
import { AYSE, DENIZ, SELIN, STRANGER } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

const SUBJECT = 'İade ne zaman yatar?';

needs('chromium')('axe finds nothing', () => {
  const browser = useBrowser();
  const { desk } = servedDesk({ demo: true });
  let selin: ApiClient;
  let number: number;
  beforeAll(async () => {
    selin = await signedIn(desk.url, SELIN.email);
    number = await livelyTicket();
  }, 60_000);

  /** A ticket with something of everything: both sides, a note, a file, tags, another ticket, a held mail. */
  async function livelyTicket(): Promise<number> {
    await phoneTicket(selin, desk, 'Daha önceki');
    await desk.deliver(
      letter({
        from: DENIZ.address,
        subject: SUBJECT,
        text: 'Merhaba,\r\nparam hâlâ yatmadı: https://ornek.test/iade\r\n\r\n> eski söz',
      }),
    );
    const row = await desk.ticketBySubject(SUBJECT);
    const client = await signedIn(desk.url, AYSE.email);
    const file = await client.upload('dekont.pdf', 'application/pdf', Buffer.from('%PDF-1.4'));
    await client.post(`/tickets/${row.number}/notes`, { text: 'Muhasebeye sordum', attachments: [file.body.id] });
    await client.post(`/tickets/${row.number}/replies`, { html: '<p>Bugün <b>yatıyor</b>.</p>', then: 'await' });
    await client.put(`/tickets/${row.number}/tags`, { tags: ['iade', 'acil'] });
    await client.put(`/tickets/${row.number}/priority`, { priority: 'urgent' });
    await desk.deliver(letter({ from: STRANGER.address, subject: 'Ben de', text: `tid:${row.code}:tid` }));
    await eventually(async () => (await selin.get('/quarantine')).body.items.length === 1, {
      label: 'a held mail',
    });
    await eventually(() => desk.sink.mails().length > 0, { label: 'the reply is sent' });
    return row.number;
  }

  /** In light and in dark, without loading the page again: the scheme follows the system. */
  async function clean(page: Page, name: string, within: string | null = null): Promise<void> {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The desk hears of it by an event; the customer's pages are plain CSS and have no such attribute.
      const scheme = page.locator('html[data-mantine-color-scheme]');
      if ((await scheme.count()) > 0) await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      found.push(...(await violations(page, within)).map((line) => `${name}, ${colorScheme}: ${line}`));
    }
    expect(found).toEqual([]);
  }

  test('axe is at work: it finds a button without a name and words too pale to read', async () => {
    const page = await browser.open();
    await page.setContent('<main><h1>Bilet</h1><button></button><p style="color: #ddd">soluk</p></main>');
    const rules = (await violations(page)).map((line) => line.split(' ')[0]);
    expect(new Set(rules)).toEqual(new Set(['button-name', 'color-contrast', 'document-title', 'html-has-lang']));
  }, 120_000);

  test('with reduced motion the colour scheme changes at once, without a transition', async () => {
    const page = await browser.open({ scheme: 'light' });
    await page.goto(desk.url);
    await shown(page.getByRole('textbox'));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
  }, 120_000);

  describe.each<Language>(['tr', 'en'])('in %s', (language) => {
    const t = makeT(language, deskTexts);
    /** Selin's window; her profile speaks the language. */
    async function at(path: string, options: WindowOptions = {}): Promise<Page> {
      await selin.put('/profile', { name: SELIN.name, signature: 'Selin Kaya', language });
      const page = await browser.open({ language, ...options });
      await signIn(page, desk.url, SELIN.email, path);
      return page;
    }

    test('on the sign-in page, with a failure shown', async () => {
      const page = await browser.open({ language });
      await page.goto(desk.url);
      await page.getByRole('textbox', { name: t('field.email') }).fill('kimse@example.test');
      await page.getByLabel(t('field.password'), { exact: true }).fill('yanlış');
      await page.getByRole('button', { name: t('sign-in.do') }).click();
      await shown(page.getByRole('alert').filter({ hasText: problemTitle('wrong-credentials', language) }));
      await clean(page, 'sign-in');
    }, 120_000);

    test('on the set-up page', async () => {
      const bare = await startBareApi();
      try {
        const page = await browser.open({ language });
        await page.goto(bare.url);
        await shown(page.getByRole('heading', { name: t('set-up.title') }));
        await clean(page, 'set-up');
        await page.context().close();
      } finally {
        await bare.stop();
      }
    }, 120_000);

    test('on the list with a ticket, its timeline, its menus, the composer and the snooze dialog', async () => {
      const page = await at(`/views/open/${number}`);
      const ticket = page.getByRole('article', { name: SUBJECT });
      await shown(ticket.getByText(/^Muhasebeye sordum/));
      await shown(page.getByRole('list', { name: t('view.open') }).getByRole('link'));
      await clean(page, 'list and ticket');

      await ticket.getByRole('button', { name: t('action.more'), exact: true }).click();
      await page.getByRole('menuitem', { name: t('ticket.timeline') }).click();
      await shown(ticket.getByRole('list', { name: t('ticket.timeline') }).getByRole('listitem'));
      await clean(page, 'timeline', 'ol');
      await ticket.getByRole('button', { name: t('ticket.thread.back') }).click();

      await ticket.getByRole('button', { name: t('action.more'), exact: true }).click();
      await shown(focused(page.getByRole('menu')));
      await clean(page, 'more actions', '[role="menu"]');
      await page.keyboard.press('Escape');
      await ticket.getByRole('button', { name: t('assign.is', { name: AYSE.name }) }).click();
      await shown(page.getByRole('option', { name: new RegExp(AYSE.name) }));
      await shown(focused(page.getByRole('textbox', { name: t('assign.search') })));
      await clean(page, 'assign menu', '[role="listbox"]');
      await page.keyboard.press('Escape');

      await ticket.getByRole('button', { name: t('action.snooze'), exact: true }).click();
      await shown(page.getByRole('dialog', { name: t('snooze.title') }).getByRole('radio'));
      await clean(page, 'snooze', '[role="dialog"]');
      await page.keyboard.press('Escape');

      await ticket.getByRole('button', { name: new RegExp(t('composer.reply-to', { name: '.*' })) }).click();
      await write(ticket.getByRole('textbox', { name: t('composer.reply-label') }), 'Merhaba');
      await clean(page, 'reply');
      await ticket
        .getByRole('group', { name: t('composer.kind') })
        .getByRole('button', { name: t('composer.note') })
        .click();
      await shown(ticket.getByRole('textbox', { name: t('composer.note-label') }));
      await clean(page, 'note', 'section[data-writing]');
      await page.keyboard.press('Control+k');
      await shown(page.getByRole('dialog', { name: t('palette.open') }).getByRole('button'));
      await clean(page, 'palette', '[role="dialog"]');
    }, 120_000);

    test('on quarantine, people, profile and an empty view', async () => {
      const page = await at('/quarantine');
      await shown(page.getByText(t('reason.unknown-sender')));
      await clean(page, 'quarantine');
      await page.goto(`${desk.url}/settings/people`);
      await shown(page.getByText(AYSE.email));
      await clean(page, 'people');
      await page.goto(`${desk.url}/settings/profile`);
      await shown(page.getByRole('textbox', { name: t('profile.signature') }));
      await clean(page, 'profile');
      await page.goto(`${desk.url}/settings/jargon`);
      await shown(page.getByRole('button', { name: t('jargon.add') }));
      await clean(page, 'plain words');
      await page.goto(`${desk.url}/keys`);
      await shown(page.getByRole('heading', { name: t('help.where.ticket') }));
      await clean(page, 'keys');
      await page.goto(`${desk.url}/guide`);
      await shown(page.getByRole('heading', { name: t('guide.for.agents') }));
      await clean(page, 'guide');
      await page.goto(`${desk.url}/guide/time`);
      await shown(page.getByRole('navigation', { name: t('guide.here') }));
      await clean(page, 'page of the guide');
      await page.goto(`${desk.url}/views/snoozed`);
      await shown(page.getByText(t('empty.snoozed')));
      await clean(page, 'empty view');
    }, 120_000);

    test.each([
      [
        'work',
        [
          '/today',
          '/scheduled',
          '/notices',
          '/hand-over',
          '/guarantee',
          '/first-steps',
          '/views/open?unread=true&priority=urgent',
        ],
      ],
      ['people and hours', ['/settings/week', '/settings/calendars', '/settings/customers', '/settings/notices']],
      ['rules and texts', ['/settings/policies', '/settings/policies/new', '/settings/rules', '/settings/rules/new']],
      [
        'what is written',
        [
          '/settings/canned-replies',
          '/settings/canned-replies/new',
          '/settings/texts',
          '/settings/texts/acknowledgement',
          '/settings/mailboxes/connect',
        ],
      ],
    ])(
      'on every page that has an address: %s',
      async (_of, addresses) => {
        const page = await at(addresses[0]!);
        for (const address of addresses) {
          if (address !== addresses[0]) await page.goto(desk.url + address);
          await shown(page.getByRole('main').getByRole('heading'));
          await gone(page.getByRole('status', { name: t('loading') }));
          await clean(page, address);
        }
      },
      180_000,
    );

    test('on what lies over the list: filters, a selection and its question, the bell, a new view, a new ticket', async () => {
      const page = await at('/views/open?priority=urgent,high,normal,low');
      await shown(page.getByRole('list', { name: t('view.open') }).getByRole('link'));
      await page.getByRole('button', { name: t('filter.add') }).click();
      await clean(page, 'filters');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('saved.save') }).click();
      await shown(page.getByRole('dialog').getByRole('textbox'));
      await clean(page, 'a new view', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
      await page.getByRole('link', { name: new RegExp(`^${t('nav.notices')}`) }).click();
      await shown(page.getByRole('dialog', { name: t('nav.notices') }));
      await clean(page, 'bell', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await shown(page.getByRole('region', { name: t('bulk.label') }));
      await clean(page, 'selection');
      await page.goto(`${desk.url}/views/open`);
      await shown(page.getByRole('list', { name: t('view.open') }).getByRole('link'));
      await page.keyboard.press('c');
      await shown(page.getByRole('dialog', { name: t('new-ticket.title') }).getByRole('textbox'));
      await clean(page, 'new ticket', '[role="dialog"]');
    }, 180_000);

    test('on what lies over the composer: a mention, a time to send, what is asked before sending, a reply that can be taken back', async () => {
      const page = await at(`/views/open/${number}`);
      const ticket = page.getByRole('article', { name: SUBJECT });
      await shown(ticket.getByText(/^Muhasebeye sordum/));
      await page.keyboard.press('n');
      await shown(focused(ticket.getByRole('textbox', { name: t('composer.note-label') })));
      // What another language's turn has begun stands there.
      await page.keyboard.press('Control+a');
      await page.keyboard.type('@ay');
      await shown(page.getByRole('listbox', { name: t('mention.title') }).getByRole('option'));
      await clean(page, 'mention', '[role="listbox"]');
      await page.keyboard.press('Escape');
      await ticket
        .getByRole('group', { name: t('composer.kind') })
        .getByRole('button', { name: t('composer.reply'), exact: true })
        .click();
      await write(ticket.getByRole('textbox', { name: t('composer.reply-label') }), 'FATURANIZ EKTEDİR!!!');
      await clean(page, 'a tone that is marked', 'section[data-writing]');
      await ticket.getByRole('button', { name: t('then.choose') }).click();
      await page.getByRole('menuitem', { name: t('later.open') }).click();
      await shown(page.getByRole('dialog', { name: t('later.title') }));
      await clean(page, 'a time to send', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
      await ticket.getByRole('textbox', { name: t('composer.reply-label') }).click();
      await page.keyboard.press('Control+Enter');
      await shown(page.getByRole('dialog', { name: t('concerns.title') }));
      await clean(page, 'what is asked before sending', '[role="dialog"]');
    }, 180_000);

    test('on the mailboxes, their form and the ledger', async () => {
      const page = await at('/settings/mailboxes');
      await shown(page.getByRole('region', { name: desk.address }));
      await clean(page, 'mailboxes');
      await page
        .getByRole('button', { name: t('edit') })
        .first()
        .click();
      const form = page.getByRole('dialog', { name: t('mailbox.edit', { address: desk.address }) });
      await form.getByRole('button', { name: t('mailbox.check') }).click();
      // A mail is sent around, and this server never has it.
      await form.getByText(t('check.folder.ok')).first().waitFor({ timeout: 60_000 });
      await clean(page, 'mailbox form', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: t('mailbox.ledger') }).click();
      await shown(page.getByRole('table'));
      await clean(page, 'ledger');
    }, 120_000);

    test('on a phone: list, ticket with the customer beside it, navigation', async () => {
      const page = await at('/views/open', { width: 390, height: 844, touch: true });
      await shown(page.getByRole('list', { name: t('view.open') }).getByRole('link'));
      await clean(page, 'list on a phone');
      await page.getByRole('button', { name: t('nav.open') }).click();
      await shown(page.getByRole('navigation', { name: t('nav.label') }));
      await clean(page, 'navigation on a phone');
      await page.goto(`${desk.url}/views/open/${number}`);
      await shown(page.getByRole('article', { name: SUBJECT }).getByText(/^Muhasebeye sordum/));
      await clean(page, 'ticket on a phone');
      await page.getByRole('button', { name: t('panel.label') }).click();
      await shown(page.getByRole('dialog', { name: t('panel.label') }));
      await clean(page, 'panel on a phone');
    }, 120_000);

    test('on the customer’s pages: question, answer, mailbox of the demo', async () => {
      const ticket = await phoneTicket(selin, desk, 'Çözülen', { language });
      await selin.post(`/tickets/${ticket}/resolution`);
      await desk.inState(ticket, 'resolved-pending-confirmation');
      const token = (answer: 'yes' | 'no') =>
        signLink(desk.vault, { ticket, cycle: 1, answer, expiresAt: Date.now() + 3_600_000, code: null });
      const page = await browser.open({ language });
      for (const answer of ['no', 'yes'] as const) {
        await page.goto(`${desk.url}/c/${token(answer)}`);
        await shown(page.getByRole('textbox', { name: apiTexts(language)('confirm.words') }));
        await clean(page, `confirmation: ${answer}?`);
      }
      await page.getByRole('button', { name: apiTexts(language)('confirm.button.yes') }).click();
      await shown(page.getByRole('heading', { name: apiTexts(language)('confirm.done.yes') }));
      await clean(page, 'confirmation: thanks');
      await page.goto(`${desk.url}/demo`);
      await shown(page.getByRole('heading', { level: 1 }));
      await clean(page, 'demo');
      await page.goto(`${desk.url}/demo?customer=${encodeURIComponent(DENIZ.address)}`);
      await shown(page.getByRole('heading', { level: 1 }));
      await clean(page, 'demo of a customer');
      await page
        .getByRole('link', { name: new RegExp(SUBJECT.replace('?', '\\?')) })
        .first()
        .click();
      await shown(page.getByRole('article').getByRole('heading', { name: SUBJECT }));
      await clean(page, 'demo thread');
    }, 120_000);
  });
});
