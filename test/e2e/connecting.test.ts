/** From a desk that nobody has set up to an answered mail, by every way in: eight clicks, two minutes of hands, or the keyboard alone. */
import { expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { inInbox } from '../support/mail/inbox.ts';
import { letter } from '../support/mail/letter.ts';
import { TENANT } from '../support/oauth/token-server.ts';
import { focused, shown, useBrowser } from '../support/stack/browser.ts';
import {
  enterAddress,
  enterApp,
  enterServers,
  freshDesks,
  HOST_PASSWORD,
  type Newcomer,
} from '../support/stack/connecting.ts';
import { needs } from '../support/stack/requirements.ts';

const CUSTOMER = 'deniz@musteri.test';
/** In letters that no mail encodes. */
const ANSWER = 'Hemen bakiyoruz';
/** From the first page after the administrator was made to the answer at the customer's server. What is done at a service before is not counted. */
const MOST = { clicks: 8, seconds: 120 };

type Post = {
  imapPort: number;
  password: string;
  bring: (raw: string, to: string) => unknown;
};

needs('chromium')('from a fresh desk to an answered mail', () => {
  const desks = freshDesks(useBrowser());
  /** The servers of Google and Microsoft, and the other host, as a customer and whoever reads their mail use them. */
  const atHouse = (): Post => {
    const { dovecot } = desks.house();
    return { ...dovecot, bring: (raw, to) => dovecot.deliver(raw, to, CUSTOMER) };
  };
  const atHost = (): Post => {
    const host = desks.host();
    return { ...host, password: HOST_PASSWORD, bring: (raw, to) => host.deliver(Buffer.from(raw), to, CUSTOMER) };
  };

  /** Waits until the mailbox is connected and live; then a customer writes to it. Returns the Message-ID of their mail. */
  async function writtenTo({ t, page }: Newcomer, address: string, post: Post): Promise<string> {
    await shown(page.getByRole('heading', { name: t('connect.done', { address }) }));
    await shown(page.getByRole('status').filter({ hasText: t('connect.live') }));
    const mailId = `ilk-${address}@musteri.test`.replace(/@(?=.*@)/, '-');
    await post.bring(letter({ from: CUSTOMER, to: address, subject: 'İlk soru', text: 'Merhaba', mailId }), address);
    await shown(page.getByText(t('connect.first')));
    return mailId;
  }

  /** The answer lies in the customer's mailbox, from the connected address, in the conversation that they began. */
  async function expectAnswered(address: string, mailId: string, post: Post): Promise<void> {
    const header = (mail: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(mail)?.[1] ?? '';
    const answer = await eventually(
      () =>
        inInbox(post, CUSTOMER, async (client) => {
          const mails = await client.fetchAll('1:*', { source: true }).catch(() => []);
          return mails
            .map(({ source }) => String(source))
            .find((mail) => mail.includes(ANSWER) && header(mail, 'In-Reply-To').includes(mailId));
        }),
      { withinMs: 60_000, everyMs: 200, label: 'the answer at the server of the customer' },
    );
    expect(header(answer, 'From')).toContain(`<${address}>`);
    expect(header(answer, 'To')).toContain(CUSTOMER);
  }

  /** From what comes in to a mailbox that has signed in, to the customer's answer; the whole way has cost few clicks and little time. */
  async function proveAndAnswer(now: Newcomer, address: string, post: Post): Promise<void> {
    const { t, page, button, hands } = now;
    await hands.click(button(t('connect.prove')));
    const mailId = await writtenTo(now, address, post);
    await hands.click(page.getByRole('link', { name: t('connect.first.open') }));
    const ticket = page.getByRole('article', { name: 'İlk soru' });
    await hands.click(ticket.getByRole('button', { name: new RegExp(t('composer.reply-to', { name: '.*' })) }));
    const field = ticket.getByRole('textbox', { name: t('composer.reply-label') });
    await shown(focused(field));
    await hands.type(ANSWER);
    await hands.click(ticket.getByRole('button', { name: t('then.await'), exact: true }));
    await expectAnswered(address, mailId, post);
    const { clicks, keys, seconds, passed } = hands.done();
    process.stderr.write(
      `${address}: ${clicks} clicks, ${keys} keys, ${seconds} s of hands; here ${passed} s in all\n`,
    );
    expect(clicks).toBeLessThanOrEqual(MOST.clicks);
    expect(seconds).toBeLessThanOrEqual(MOST.seconds);
  }

  test('Gmail by consent', async () => {
    const now = await desks.begin();
    await enterAddress(now, 'destek@gmail.com');
    await enterApp(now, 'google');
    await now.hands.click(now.button(now.t('connect.app.save.google')));
    await now.hands.click(now.button('Allow'));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await proveAndAnswer(now, 'destek@gmail.com', atHouse());
  }, 180_000);

  test('Microsoft 365 by consent of a person, and again without an application to be entered', async () => {
    const now = await desks.begin();
    await enterAddress(now, `bilgi@${TENANT}`);
    await enterApp(now, 'microsoft');
    await now.hands.click(now.button(now.t('connect.app.save.microsoft')));
    await now.hands.click(now.button('Allow'));
    await proveAndAnswer(now, `bilgi@${TENANT}`, atHouse());
    await now.page.goto(`${desks.url()}/settings/mailboxes/connect`);
    await now.page.getByRole('textbox', { name: now.t('field.email') }).fill(`satis@${TENANT}`);
    await now.page.keyboard.press('Enter');
    await shown(now.button(now.t('connect.with.microsoft')));
  }, 180_000);

  test('Microsoft 365 without a person who signs in', async () => {
    const now = await desks.begin();
    await enterAddress(now, `destek@${TENANT}`);
    await enterApp(now, 'microsoft');
    await now.hands.click(now.button(now.t('connect.app.save.client')));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await proveAndAnswer(now, `destek@${TENANT}`, atHouse());
  }, 180_000);

  test('any host by password, its servers written by hand', async () => {
    const now = await desks.begin();
    await enterAddress(now, 'destek@yildiz.test');
    await enterServers(now, desks.host());
    await now.hands.click(now.button(now.t('connect.sign-in')));
    await shown(now.page.getByRole('heading', { name: now.t('connect.incoming.title') }));
    await proveAndAnswer(now, 'destek@yildiz.test', atHost());
  }, 180_000);

  test('with the keyboard alone', async () => {
    const now = await desks.begin();
    const { t, page, button, hands } = now;
    const address = 'klavye@yildiz.test';
    await hands.reach(now.firstSteps.getByRole('link', { name: t('first.mailbox.do') }));
    await hands.press('Enter');
    await shown(focused(page.getByRole('textbox', { name: t('field.email') })));
    await hands.type(address);
    await hands.press('Enter');
    // Where the servers have to be written, the first field of them has the keyboard.
    await shown(focused(page.getByRole('textbox', { name: t('mailbox.host') })));
    await enterServers(now, desks.host());
    await hands.press('Enter');
    await shown(focused(page.getByRole('heading', { name: t('connect.incoming.title') })));
    await hands.reach(button(t('connect.prove')));
    await hands.press('Enter');
    const mailId = await writtenTo(now, address, atHost());
    await shown(focused(button(t('connect.end'))));
    await hands.reach(page.getByRole('link', { name: t('connect.first.open') }));
    await hands.press('Enter');
    const ticket = page.getByRole('article', { name: 'İlk soru' });
    await shown(ticket.getByRole('button', { name: new RegExp(t('composer.reply-to', { name: '.*' })) }));
    await hands.press('r');
    await shown(focused(ticket.getByRole('textbox', { name: t('composer.reply-label') })));
    await hands.type(ANSWER);
    await hands.press('Control+Enter');
    await expectAnswered(address, mailId, atHost());
    expect(hands.done().clicks).toBe(0);
  }, 180_000);
});
