/**
 * Providers of the whole world. Servers, figures and ways to sign in as their documentation had them in October and November
 * 2026; where it stands is in the comment beside. None could be tried against the real provider from our tests.
 */
import { NO_QUOTA, type Provider, starttls, tls } from './provider.ts';

const MB = 1024 * 1024;

// support.google.com/mail/answer/22839 (personal) and /a/answer/166852 (Workspace): mails a day, 100 recipients by SMTP, 25 MB;
// /a/answer/1071518: 15 connections (a mailbox of ours has 6 at most), 2,500 MB by IMAP a day. IMAP is always on in personal accounts since January 2025.
const google = {
  imap: tls('imap.gmail.com', 993),
  smtp: tls('smtp.gmail.com', 465),
  ways: ['google', 'password'],
  note: 'app-password',
  // support.google.com/mail/answer/78892
  keepsSent: true,
  plusAddressing: true,
} as const;
const googleQuota = { ...NO_QUOTA, mailBytes: 25 * MB, recipientsPerMail: 100 };

/**
 * zoho.com/mail/help/imap-access.html: one house for each region, where an account stays; a firm's own domain has servers of
 * its own. IMAP is not part of the free tariff, elsewhere it has to be allowed for each mailbox.
 */
const zoho = (region: string, name: string, key: string): Provider => ({
  key,
  name,
  domains: [`zoho.${region}`, `zohomail.${region}`],
  mx: [`mx.zoho.${region}`, `mx2.zoho.${region}`, `mx3.zoho.${region}`],
  imap: tls(`imap.zoho.${region}`, 993),
  smtp: tls(`smtp.zoho.${region}`, 465),
  ownDomain: { imap: tls(`imappro.zoho.${region}`, 993), smtp: tls(`smtppro.zoho.${region}`, 465) },
  ways: ['password'],
  note: 'imap-on',
  keepsSent: false,
  plusAddressing: false,
  quota: NO_QUOTA,
  help: {
    settings: 'https://www.zoho.com/mail/help/imap-access.html',
    password: `https://accounts.zoho.${region}/home#security/app_password`,
  },
});

export const WORLDWIDE: readonly Provider[] = [
  {
    key: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    mx: ['gmail-smtp-in.l.google.com', '*.gmail-smtp-in.l.google.com'],
    ...google,
    quota: { ...googleQuota, mailsPerDay: 500 },
    help: {
      settings: 'https://support.google.com/mail/answer/7126229',
      password: 'https://myaccount.google.com/apppasswords',
    },
  },
  {
    key: 'workspace',
    name: 'Google Workspace',
    domains: [],
    mx: ['smtp.google.com', 'aspmx.l.google.com', '*.aspmx.l.google.com', '*.googlemail.com'],
    ...google,
    quota: { ...googleQuota, mailsPerDay: 2_000 },
    help: {
      settings: 'https://support.google.com/a/answer/105694',
      password: 'https://myaccount.google.com/apppasswords',
    },
  },
  {
    // learn.microsoft.com, Exchange Online limits: 30 mails a minute, 10,000 recipients a day, 3 connections by SMTP, 35 MB
    // unless an administrator allows more. IMAP has taken no password since 2022.
    key: 'microsoft',
    name: 'Microsoft 365',
    domains: [],
    firms: ['*.onmicrosoft.com'],
    mx: ['*.mail.protection.outlook.com', '*.mx.microsoft'],
    // Where a filter of another firm stands before it, only this tells it.
    autodiscover: ['autodiscover.outlook.com', 'autodiscover-s.outlook.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp.office365.com'),
    ways: ['microsoft'],
    note: 'no-password',
    keepsSent: true,
    plusAddressing: true,
    quota: { ...NO_QUOTA, mailBytes: 35 * MB, mailsPerDay: 10_000, mailsPerMinute: 30, smtpConnections: 3 },
    help: {
      settings:
        'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
      password: null,
    },
  },
  {
    // support.microsoft.com, POP, IMAP and SMTP settings for Outlook.com: no password since 16 September 2024, IMAP off at first.
    key: 'outlook',
    name: 'Outlook.com, Hotmail',
    domains: [
      ...[
        'outlook.com',
        'outlook.com.tr',
        'hotmail.com',
        'hotmail.com.tr',
        'hotmail.de',
        'hotmail.fr',
        'hotmail.co.uk',
      ],
      ...['live.com', 'live.de', 'live.fr', 'live.co.uk', 'msn.com', 'windowslive.com', 'outlook.de', 'outlook.fr'],
    ],
    mx: ['*.olc.protection.outlook.com'],
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp-mail.outlook.com'),
    ways: ['microsoft'],
    note: 'no-password',
    keepsSent: true,
    plusAddressing: true,
    quota: NO_QUOTA,
    help: {
      settings:
        'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
      password: null,
    },
  },
  // yandex.com/support/mail/web/letter/create/send-many-letters.html: 500 mails a day, counted by recipient, 35 recipients by
  // SMTP; for the mailbox of a firm 3,000.
  {
    key: 'yandex',
    name: 'Yandex',
    domains: ['yandex.com', 'yandex.com.tr', 'yandex.ru', 'ya.ru'],
    mx: [],
    ...yandex(500),
  },
  {
    key: 'yandex-360',
    name: 'Yandex 360',
    domains: [],
    mx: ['mx.yandex.net', 'mx.yandex.ru'],
    ...yandex(3_000),
  },
  zoho('com', 'Zoho Mail', 'zoho'),
  zoho('eu', 'Zoho Mail (zoho.eu)', 'zoho-eu'),
  zoho('in', 'Zoho Mail (zoho.in)', 'zoho-in'),
  zoho('com.au', 'Zoho Mail (zoho.com.au)', 'zoho-au'),
  {
    // support.apple.com/102525 (servers), /102198 (1,000 mails a day, 500 recipients, 20 MB).
    key: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    mx: ['mx01.mail.icloud.com', 'mx02.mail.icloud.com'],
    imap: tls('imap.mail.me.com', 993),
    smtp: starttls('smtp.mail.me.com'),
    ways: ['password'],
    note: 'app-password',
    keepsSent: false,
    plusAddressing: true,
    quota: { ...NO_QUOTA, mailBytes: 20 * MB, mailsPerDay: 1_000, recipientsPerMail: 500 },
    help: { settings: 'https://support.apple.com/102525', password: 'https://support.apple.com/102654' },
  },
  {
    // help.yahoo.com/kb/SLN4075.html (servers), /SLN15241.html (app passwords).
    key: 'yahoo',
    name: 'Yahoo',
    domains: ['yahoo.com', 'yahoo.com.tr', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'ymail.com', 'rocketmail.com'],
    mx: ['*.yahoodns.net'],
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
    ways: ['password'],
    note: 'app-password',
    keepsSent: false,
    plusAddressing: false,
    quota: NO_QUOTA,
    help: { settings: 'https://help.yahoo.com/kb/SLN4075.html', password: 'https://help.yahoo.com/kb/SLN15241.html' },
  },
  {
    // support.hostinger.com/en/articles/1575756
    key: 'hostinger',
    name: 'Hostinger',
    domains: [],
    mx: ['mx1.hostinger.com', 'mx2.hostinger.com'],
    imap: tls('imap.hostinger.com', 993),
    smtp: tls('smtp.hostinger.com', 465),
    ...plainPassword('https://support.hostinger.com/en/articles/1575756'),
  },
  {
    // Sold by many hosts under their own name.
    key: 'titan',
    name: 'Titan',
    domains: [],
    mx: ['mx1.titan.email', 'mx2.titan.email'],
    imap: tls('imap.titan.email', 993),
    smtp: tls('smtp.titan.email', 465),
    ...plainPassword(null),
  },
  {
    // Workspace Email; what GoDaddy sells as Microsoft 365 tells itself by Microsoft's servers.
    key: 'godaddy',
    name: 'GoDaddy',
    domains: [],
    mx: ['*.secureserver.net'],
    imap: tls('imap.secureserver.net', 993),
    smtp: tls('smtpout.secureserver.net', 465),
    ...plainPassword('https://www.godaddy.com/help/server-and-port-settings-for-workspace-email-6949'),
  },
];

function yandex(mailsPerDay: number) {
  return {
    imap: tls('imap.yandex.com', 993),
    smtp: tls('smtp.yandex.com', 465),
    ways: ['password'],
    note: 'app-password-and-imap',
    keepsSent: false,
    plusAddressing: true,
    quota: { ...NO_QUOTA, mailsPerDay, recipientsPerMail: 35 },
    help: {
      settings: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
      password: 'https://id.yandex.com/security/app-passwords',
    },
  } as const;
}

function plainPassword(settings: string | null) {
  return {
    ways: ['password'],
    note: null,
    keepsSent: false,
    plusAddressing: false,
    quota: NO_QUOTA,
    help: { settings, password: null },
  } as const;
}
