/**
 * Hosts that firms in Türkiye use, and the panels that most of them run. Servers and MX names as public set-ups named them in
 * 2026; a host moves customers between machines, so that its own panel has the last word. None could be tried from our tests.
 */
import { NO_QUOTA, type Provider, starttls, tls } from './provider.ts';

const host = (
  key: string,
  name: string,
  mx: readonly string[],
  servers: Pick<Provider, 'imap' | 'smtp'>,
  settings: string | null = null,
): Provider => ({
  key,
  name,
  domains: [],
  mx,
  ...servers,
  ways: ['password'],
  note: 'panel',
  keepsSent: false,
  plusAddressing: false,
  quota: NO_QUOTA,
  help: { settings, password: null },
});

/** As cPanel and Plesk name it, at the customer's own domain. */
const own = { imap: tls('mail.{domain}', 993), smtp: tls('mail.{domain}', 465) } as const;

export const TURKISH: readonly Provider[] = [
  // Port 465 has a certificate of this name; the one at 587 is of *.natrohost.com and was out of date in September 2026.
  host(
    'natro',
    'Natro',
    ['*.natrohost.com', '*.kurumsaleposta.com'],
    { imap: tls('mail.kurumsaleposta.com', 993), smtp: tls('mail.kurumsaleposta.com', 465) },
    'https://www.natro.com/hemendestek/bilgibankasi/xmail-standart-veya-profesyonel-e-posta-hesabi-outlooka-nasil-kurulur',
  ),
  host('turhost', 'Turhost', ['*.turhost.com', '*.trwww.com'], own),
  host('guzel', 'Güzel Hosting', ['*.guzel.net.tr', '*.guzelhosting.com'], {
    imap: tls('mail.guzel.net.tr', 993),
    smtp: tls('mail.guzel.net.tr', 465),
  }),
  host('isimtescil', 'isimtescil', ['*.isimtescil.net'], own),
  host('turkticaret', 'Turkticaret', ['*.turkticaret.net'], {
    imap: tls('imap.turkticaret.net', 993),
    smtp: tls('smtp.turkticaret.net', 465),
  }),
  {
    ...host('yaani', 'Yaani Mail', ['mx.yaanimail.com'], {
      imap: tls('imap.yaanimail.com', 993),
      smtp: starttls('smtp.yaanimail.com'),
    }),
    domains: ['yaani.com'],
    note: null,
  },
  host('yaani-work', 'Yaani Mail (kurumsal)', ['cmx.yaanimail.com'], {
    imap: tls('cimap.yaanimail.com', 993),
    smtp: starttls('csmtp.yaanimail.com'),
  }),
];

/** Panels, which run at any host. */
export const PANELS: readonly Provider[] = [
  {
    ...host('cpanel', 'cPanel', [], own, 'https://docs.cpanel.net/cpanel/email/set-up-mail-client/'),
    // cPanel enters it for every domain of its servers.
    autodiscover: ['cpanelemaildiscovery.cpanel.net'],
  },
  host('plesk', 'Plesk', [], own),
];
