/** Whatever is wrong with a mailbox is said on its card with what cures it; pausing and deleting say what they mean. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Language } from '../../domain/text/language.ts';
import { makeT } from '../../domain/text/dictionary.ts';
import { MAILBOX_TROUBLES, type MailboxTrouble } from '../../domain/mail/mailbox.ts';
import { deskTexts } from '../../ui/texts/index.ts';
import { SELIN } from '../support/cast/cast.ts';
import { phoneTicket } from '../support/cast/phone-ticket.ts';
import { type ApiClient, signedIn } from '../support/cast/api-client.ts';
import { shown, signIn, useBrowser } from '../support/stack/browser.ts';
import { flawsInEveryLook } from '../support/stack/looks.ts';
import { needs } from '../support/stack/requirements.ts';
import { servedDesk } from '../support/stack/served-desk.ts';

/** What the row of a mailbox says of itself while it has a trouble, as SQL. */
const ROWS: Record<MailboxTrouble, string> = {
  stalled: `status = 'live'`,
  unwatched: `status = 'live', status_at = now() - interval '1 day', watched_at = now() - interval '1 day'`,
  'files-away': `status = 'files-away', status_detail = '[disk-full - ENOSPC] no space left on device'`,
  consent: `status = 'consent', status_detail = '[oauth-consent-gone outlook.office365.com:993 AADSTS50173] the grant is expired'`,
  credentials: `status = 'credentials', status_detail = '[basic-auth-blocked outlook.office365.com:993 LOGIN] AUTHENTICATE failed'`,
  unreachable: `status = 'unreachable', status_detail = '[host-unknown imap.firma.test:993 ENOTFOUND] no such host'`,
  throttled: `status = 'throttled', status_detail = '[throttled imap.gmail.com:993 -] Too many simultaneous connections'`,
  sending: `status = 'live'`,
  'loop-broken': `status = 'live', probe_hours = 6`,
  flooded: `status = 'live'`,
  silenced: `status = 'live', silenced_at = now() - interval '5 minutes'`,
  'secret-ends': `status = 'live'`,
};
/** Where its words are not those of its name. */
const SAYS: Partial<Record<MailboxTrouble, string>> = {
  sending: 'sending.held',
  flooded: 'trouble.look.flooded',
  'secret-ends': 'apps.secret.new',
};
const addressOf = (trouble: MailboxTrouble): string => `${trouble}@firma.test`;

needs('chromium')('a mailbox in trouble', () => {
  const browser = useBrowser();
  const { desk } = servedDesk();
  let selin: ApiClient;
  beforeAll(async () => {
    selin = await signedIn(desk.url, SELIN.email);
    await phoneTicket(selin, desk, 'Faturam yanlış');
    // What is written below would be set right by a worker that looks.
    await desk.stopWorker();
    for (const trouble of MAILBOX_TROUBLES) await giveTrouble(trouble);
  }, 60_000);

  /** A mailbox like the one there is, with this trouble. */
  async function giveTrouble(trouble: MailboxTrouble): Promise<void> {
    const id = randomUUID();
    await desk.rows(
      `insert into mailbox (id, address, name, team_id, imap, imap_secret, smtp, smtp_secret, watched_at)
       select $1, $2, 'Yıldız', team_id, imap, imap_secret, smtp, smtp_secret, now() from mailbox where id = $3`,
      [id, addressOf(trouble), desk.mailbox],
    );
    await desk.rows(`insert into mailbox_folder (mailbox_id, path, position) values ($1, 'INBOX', 0)`, [id]);
    await desk.rows(`update mailbox set ${ROWS[trouble]} where id = $1`, [id]);
    const mail = (uid: number, state: string, more = '') =>
      desk.rows(
        `insert into inbound (mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, stored_at, state, held_reason)
         values ($1, 'INBOX', 1, $2, repeat('0', 64), 100, now(), now() - interval '1 hour', $3, $4)`,
        [id, uid, state, more || null],
      );
    if (trouble === 'stalled') await mail(1, 'stored');
    if (trouble === 'flooded') for (const uid of [1, 2, 3]) await mail(uid, 'held', 'flood');
    if (trouble === 'sending')
      await desk.rows(`insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, 'smtp', 3, $2)`, [
        id,
        '[smtp-auth-off-tenant smtp.office365.com:587 535] SmtpClientAuthentication is disabled',
      ]);
    if (trouble === 'loop-broken')
      await desk.rows(`insert into mail_probe (id, mailbox_id, sent_at) values ('p', $1, now() - interval '3 hours')`, [
        id,
      ]);
    if (trouble === 'secret-ends' || trouble === 'consent') await signsInByConsent(id, trouble);
  }

  /** By an application whose secret ends in a week, or by a consent that was taken back. */
  async function signsInByConsent(mailbox: string, trouble: 'secret-ends' | 'consent'): Promise<void> {
    const [app, consent] = [randomUUID(), randomUUID()];
    await desk.rows(
      `insert into oauth_app (id, service, tenant, client_id, client_secret, secret_expires_on)
       values ($1, 'microsoft', $2, '6731de76-14a6-49ae-97bc-6eba6914391e', '-', current_date + $3::int)`,
      [app, `${trouble}.test`, trouble === 'secret-ends' ? 7 : 200],
    );
    await desk.rows(
      `insert into oauth_consent (id, app_id, flow, address, account, state, mailbox_id) values ($1, $2, 'code', $3, $3, $4, $5)`,
      [consent, app, addressOf(trouble), trouble === 'consent' ? 'revoked' : 'granted', mailbox],
    );
    await desk.rows('update mailbox set consent_id = $2 where id = $1', [mailbox, consent]);
  }

  describe.each<Language>(['tr', 'en'])('in %s, wide and on a phone, light and dark', (language) => {
    const t = makeT(language, deskTexts);

    test('every card tells its trouble, and axe finds nothing there nor in what is asked before pausing and deleting', async () => {
      const page = await browser.open({ language });
      await selin.put('/profile', { name: SELIN.name, signature: '', language });
      await signIn(page, desk.url, SELIN.email, '/settings/mailboxes');
      for (const trouble of MAILBOX_TROUBLES)
        await shown(
          page.getByRole('region', { name: addressOf(trouble) }).getByText(t(SAYS[trouble] ?? `mailbox.${trouble}`)),
        );
      expect(await flawsInEveryLook(page, 'cards')).toEqual([]);
      const name = (kind: 'pause' | 'delete') => ({ name: t(`cure.${kind}`), exact: true });
      for (const kind of ['pause', 'delete'] as const) {
        await page.getByRole('region', { name: desk.address }).getByRole('button', name(kind)).click();
        const dialog = page.getByRole('dialog');
        await shown(dialog.getByText(t('ending.tickets', { count: 1 })));
        expect(await flawsInEveryLook(page, kind)).toEqual([]);
        await dialog.getByRole('button', { name: t('cancel') }).click();
        await dialog.waitFor({ state: 'detached' });
      }
    }, 120_000);
  });
});
