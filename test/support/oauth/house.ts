/**
 * Google and Microsoft for tests, on 127.0.0.1: a token server, Dovecot that takes its tokens (XOAUTH2 and OAUTHBEARER) and passwords, and an
 * SMTP server that takes tokens and hands mail to Dovecot, so that what is sent to an address of the house arrives there.
 *
 * For a desk of its own, as in browser tests:
 *
 *   const house = await startOAuthHouse();
 *   const file = house.writeProviders(folder);            // MAIL_PROVIDERS_FILE of the API and the worker
 *   const { mailProviders } = readConfig({ MAIL_PROVIDERS_FILE: file });  // or as a setting of startApi and startWorker
 *
 * The worker needs `privateMailHosts: true`. From then on an address of gmail.com is of Google, and of outlook.com of Microsoft; so that
 * both live in one directory, `firma.test` counts as Microsoft's as well. An application is entered with `CLIENT.id`, `CLIENT.secret` and,
 * for Microsoft, the directory `TENANT`. Its page of consent has the field `Account` (filled with the address) and the buttons
 * `Allow` and `Refuse`; Dovecot takes any address with `house.password` as well. `house.tokens` says what goes wrong there.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDovecot } from '../../../dev/dovecot.ts';
import { type MailProviders, mailProviders, type ProviderEntry } from '../../../domain/mail/provider/providers.ts';
import { startTokenSmtp } from './smtp-server.ts';
import { startTokenServer } from './token-server.ts';

export type OAuthHouse = Awaited<ReturnType<typeof startOAuthHouse>>;

/** `opens`: the mailbox that a token of an application opens at Dovecot, which asks nobody who is meant. */
export async function startOAuthHouse({ opens = 'destek@firma.test' }: { opens?: string } = {}) {
  const tokens = await startTokenServer();
  const dovecot = await startDovecot({
    introspection: `${tokens.url}/house/introspect?opens=${encodeURIComponent(opens)}`,
  });
  /** Everything that was sent. */
  const sent: { raw: string; from: string; to: string[] }[] = [];
  const smtp = await startTokenSmtp({
    mayOpen: (token, mailbox) => tokens.mayOpen(token, mailbox),
    async take(raw, from, to) {
      sent.push({ raw, from, to });
      for (const one of to) await dovecot.deliver(raw, one, from);
    },
  });
  const at = (port: number) => ({ host: '127.0.0.1', port, tls: 'none' }) as const;
  const servers = { imap: at(dovecot.imapPort), smtp: at(smtp.port) };
  const hosts = ['127.0.0.1'];
  const entries: ProviderEntry[] = [
    {
      key: 'gmail',
      ...servers,
      oauth: {
        service: 'google',
        authorize: `${tokens.url}/google/authorize`,
        token: `${tokens.url}/google/token`,
        hosts,
      },
    },
    {
      key: 'microsoft',
      domains: ['firma.test'],
      ...servers,
      oauth: {
        service: 'microsoft',
        authorize: `${tokens.url}/{tenant}/authorize`,
        token: `${tokens.url}/{tenant}/token`,
        hosts,
      },
    },
  ];
  for (const key of ['workspace', 'outlook']) entries.push({ key, ...servers });
  return {
    tokens,
    dovecot,
    smtp,
    sent: (): readonly { raw: string; from: string; to: string[] }[] => sent,
    password: dovecot.password,
    /** For a mailbox with this user. */
    serversFor: (user: string) => ({ imap: { ...servers.imap, user }, smtp: { ...servers.smtp, user } }),
    providers: (): MailProviders => mailProviders(entries),
    /** Writes the operator's file into the folder; returns its path. */
    writeProviders(folder: string): string {
      const file = join(folder, 'providers.json');
      writeFileSync(file, JSON.stringify(entries, null, 2));
      return file;
    },
    async stop(): Promise<void> {
      await Promise.all([tokens.stop(), smtp.stop(), dovecot.stop()]);
    },
  };
}
