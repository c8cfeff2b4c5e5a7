/** What the guide shows of providers' pages (docs/connecting), in the words of their English pages; of hosts in Türkiye in Turkish. */
import type { Drawing, Terminal } from './drawing.ts';

export const CALLBACK = 'https://bilet.example.com/oauth/callback';
const GOOGLE = ['Overview', 'Branding', 'Audience', 'Clients', 'Data Access'];
const ENTRA = ['Overview', 'Authentication', 'Certificates & secrets', 'API permissions'];

export const PAGES: Readonly<Record<string, Drawing>> = {
  'google-audience': {
    path: ['Google Cloud', 'Google Auth Platform', 'Audience'],
    menu: GOOGLE,
    at: 2,
    rows: [
      { text: 'Addresses of your Google Workspace' },
      { step: 3, choice: 'Internal', on: true },
      { choice: 'External', on: false },
    ],
  },
  'google-audience-external': {
    path: ['Google Cloud', 'Google Auth Platform', 'Audience'],
    menu: GOOGLE,
    at: 2,
    rows: [
      { text: 'Addresses at gmail.com: there is no Internal' },
      { step: 3, choice: 'External', on: true },
      { step: 4, button: 'Publish app' },
      { field: 'Test users', value: 'only while it is not published' },
    ],
  },
  'google-client': {
    path: ['Google Cloud', 'Google Auth Platform', 'Clients', 'Create client'],
    menu: GOOGLE,
    at: 3,
    rows: [
      { step: 5, field: 'Application type', value: 'Web application' },
      { field: 'Name', value: 'Bilet' },
      { step: 6, field: 'Authorized redirect URIs', value: CALLBACK },
      { step: 7, button: 'Create' },
      { step: 8, field: 'Client ID', value: '1234567890-….googleusercontent.com' },
      { step: 8, field: 'Client secret', value: 'shown once: copy it now' },
    ],
  },
  'google-app-password': {
    path: ['Google Account', 'App passwords'],
    rows: [
      { step: 2, field: 'App name', value: 'Bilet' },
      { step: 3, button: 'Create' },
      { step: 4, field: 'Your app password', value: '•••• •••• •••• ••••' },
    ],
  },
  'microsoft-register': {
    path: ['Microsoft Entra', 'App registrations', 'New registration'],
    rows: [
      { field: 'Name', value: 'Bilet' },
      { step: 2, choice: 'Accounts in this organizational directory only', on: true },
      { step: 3, field: 'Redirect URI (Web)', value: CALLBACK },
      { step: 4, button: 'Register' },
      { step: 5, field: 'Application (client) ID', value: '00000000-0000-0000-0000-000000000000' },
      { step: 5, field: 'Directory (tenant) ID', value: '00000000-0000-0000-0000-000000000000' },
    ],
  },
  'microsoft-secret': {
    path: ['Bilet', 'Certificates & secrets'],
    menu: ENTRA,
    at: 2,
    rows: [
      { step: 6, button: 'New client secret' },
      { step: 7, field: 'Value', value: 'shown once: copy it now' },
      { step: 7, field: 'Expires', value: 'enter this day in Bilet too' },
      { field: 'Secret ID', value: 'not this one' },
    ],
  },
  'microsoft-permissions': {
    path: ['Bilet', 'API permissions', 'Microsoft Graph', 'Delegated permissions'],
    menu: ENTRA,
    at: 3,
    rows: [
      { step: 8, choice: 'IMAP.AccessAsUser.All', on: true },
      { step: 8, choice: 'SMTP.Send', on: true },
      { step: 8, choice: 'offline_access', on: true },
      { step: 9, button: 'Grant admin consent' },
    ],
  },
  'microsoft-app-permissions': {
    path: ['Bilet', 'API permissions', 'Office 365 Exchange Online', 'Application'],
    menu: ENTRA,
    at: 3,
    rows: [
      { step: 2, choice: 'IMAP.AccessAsApp', on: true },
      { step: 2, choice: 'SMTP.SendAsApp', on: true },
      { step: 3, button: 'Grant admin consent' },
    ],
  },
  'microsoft-smtp': {
    path: ['Microsoft 365 admin center', 'Users', 'Mail', 'Manage email apps'],
    rows: [
      { step: 10, choice: 'IMAP', on: true },
      { step: 10, choice: 'Authenticated SMTP', on: true },
      { button: 'Save changes' },
    ],
  },
  'outlook-register': {
    path: ['Microsoft Entra', 'App registrations', 'New registration'],
    rows: [
      { field: 'Name', value: 'Bilet' },
      { step: 4, choice: 'Personal Microsoft accounts only', on: true },
      { step: 4, field: 'Redirect URI (Web)', value: CALLBACK },
      { button: 'Register' },
    ],
  },
  'outlook-imap': {
    path: ['Outlook.com', 'Settings', 'Mail', 'Forwarding and IMAP'],
    rows: [
      { text: 'POP and IMAP' },
      { step: 2, choice: 'Let devices and apps use IMAP', on: true },
      { step: 3, button: 'Save' },
    ],
  },
  'yandex-imap': {
    path: ['Yandex Mail', 'All settings', 'Email clients'],
    rows: [
      { step: 2, choice: 'From the server imap.yandex.com via IMAP', on: true },
      { step: 2, choice: 'App passwords and OAuth tokens', on: true },
      { step: 3, button: 'Save changes' },
    ],
  },
  'yandex-app-password': {
    path: ['Yandex ID', 'Security', 'App passwords'],
    rows: [
      { step: 4, choice: 'Mail: IMAP, POP3, SMTP', on: true },
      { field: 'Name', value: 'Bilet' },
      { step: 5, field: 'Password', value: 'shown once: copy it now' },
    ],
  },
  'zoho-imap': {
    path: ['Zoho Mail', 'Settings', 'Mail Accounts'],
    rows: [
      { step: 2, choice: 'IMAP Access', on: true },
      { step: 3, field: 'Incoming server', value: 'imappro.zoho.eu, 993, SSL' },
      { step: 3, field: 'Outgoing server', value: 'smtppro.zoho.eu, 465, SSL' },
    ],
  },
  'zoho-app-password': {
    path: ['Zoho Accounts', 'Security', 'App Passwords'],
    rows: [
      { step: 4, button: 'Generate New Password' },
      { field: 'App name', value: 'Bilet' },
      { step: 5, field: 'Password', value: 'shown once: copy it now' },
    ],
  },
  'icloud-app-password': {
    path: ['Apple Account', 'Sign-In and Security', 'App-Specific Passwords'],
    rows: [
      { step: 2, button: 'Generate an app-specific password' },
      { field: 'Name', value: 'Bilet' },
      { step: 3, field: 'Password', value: '••••-••••-••••-••••' },
    ],
  },
  'natro-servers': {
    path: ['Natro', 'E-posta', 'Kurulum bilgileri'],
    rows: [
      { field: 'Kullanıcı adı', value: 'destek@firmaniz.com.tr' },
      { step: 2, field: 'Gelen (IMAP)', value: 'mail.kurumsaleposta.com, 993, SSL/TLS' },
      { step: 2, field: 'Giden (SMTP)', value: 'mail.kurumsaleposta.com, 465, SSL/TLS' },
    ],
  },
  'turhost-servers': {
    path: ['cPanel', 'E-posta Hesapları', 'Cihazları Bağla'],
    rows: [
      { field: 'Kullanıcı adı', value: 'destek@firmaniz.com.tr' },
      { step: 2, field: 'Gelen Sunucu (IMAP)', value: 'srvc00.turhost.com, 993, SSL/TLS' },
      { step: 2, field: 'Giden Sunucu (SMTP)', value: 'srvc00.turhost.com, 465, SSL/TLS' },
    ],
  },
  'cpanel-servers': {
    path: ['cPanel', 'Email Accounts', 'Connect Devices'],
    rows: [
      { text: 'Secure SSL/TLS Settings (Recommended)' },
      { field: 'Username', value: 'support@yourfirm.example' },
      { step: 2, field: 'Incoming Server', value: 'mail.yourfirm.example, IMAP port 993' },
      { step: 2, field: 'Outgoing Server', value: 'mail.yourfirm.example, SMTP port 465' },
    ],
  },
};

export const TERMINALS: Readonly<Record<string, Terminal>> = {
  'microsoft-powershell': {
    lines: [
      { step: 5, line: 'Install-Module ExchangeOnlineManagement; Connect-ExchangeOnline' },
      { step: 6, line: 'New-ServicePrincipal -AppId <client ID> -ObjectId <object ID> -DisplayName Bilet' },
      { step: 7, line: 'Add-MailboxPermission -Identity support@yourfirm.example `' },
      { line: '  -User <object ID> -AccessRights FullAccess' },
      { step: 8, line: 'Set-CASMailbox -Identity support@yourfirm.example `' },
      { line: '  -ImapEnabled $true -SmtpClientAuthenticationDisabled $false' },
    ],
  },
  'plain-check': {
    lines: [
      { step: 3, line: 'openssl s_client -connect mail.yourfirm.example:993 </dev/null' },
      { line: '  … Verify return code: 0 (ok)' },
      { step: 3, line: 'openssl s_client -starttls smtp -connect mail.yourfirm.example:587 </dev/null' },
    ],
  },
  'own-ca-pin': {
    lines: [
      { step: 4, line: 'openssl s_client -connect mail.yourfirm.lan:993 </dev/null 2>/dev/null \\' },
      { line: '  | openssl x509 -noout -fingerprint -sha256' },
      { line: 'sha256 Fingerprint=3F:9A:…' },
    ],
  },
};
