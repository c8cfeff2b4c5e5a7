import type { Row } from './row.ts';

/** Refused sign-ins: with what the provider wants instead, where it says so. */
export const SIGN_IN = [
  {
    code: 'tls-needed',
    does: 'mend',
    signs: [
      // RFC 5530; RFC 3207 and RFC 4954: "530 5.7.0 Must issue a STARTTLS command first", "538 5.7.11".
      { imap: ['PRIVACYREQUIRED'] },
      { smtp: [538] },
      { smtp: [530], words: /starttls|encrypt|tls/i },
      { step: 'sign-in', smtp: [530], enhanced: ['.7.0'] },
      {
        step: 'sign-in',
        words:
          /plaintext auth[^.]*(disallowed|disabled)|LOGIN is disabled|login command is disabled|requires? (ssl|tls|an? encrypt|secure)/i,
      },
    ],
  },
  {
    code: 'app-password-needed',
    does: 'sign-in',
    signs: [
      // Gmail: "[ALERT] Application-specific password required", "534 5.7.9" (LukeSmithxyz/mutt-wizard#831, bberkay/openmail#1).
      // iCloud and Yahoo say it with "app-specific password" and "app password".
      { words: /application[- ]specific password|app[- ]specific password|\bapp(lication)? password/i },
      { step: 'sign-in', smtp: [534], enhanced: ['.7.9'] },
    ],
  },
  {
    code: 'web-login-needed',
    does: 'sign-in',
    signs: [
      // Gmail: "[WEBALERT …] Web login required", "534 5.7.14 Please log in via your web browser";
      // Outlook: "Account is blocked. Login to your account via a web browser" (mscdex/node-imap#799).
      { imap: ['WEBALERT'] },
      {
        words:
          /web ?login required|(log|sign) ?in (to your account )?(via|with|through) (your|a|the) web ?browser|verify your identity/i,
      },
      { step: 'sign-in', smtp: [534], enhanced: ['.7.14'] },
    ],
  },
  {
    code: 'basic-auth-blocked',
    does: 'sign-in',
    signs: [
      // Exchange Online: "AuthFailed:LogonDenied-BasicAuthBlocked", "550 5.7.30 Basic authentication is not supported for Client
      // Submission" (learn.microsoft.com); personal accounts: "NO Basic authentication is disabled." (holon-run/uxc#445).
      { words: /BasicAuthBlocked|basic auth(entication)? (is )?(disabled|not supported|blocked)|basicauthdisabled/i },
      { enhanced: ['5.7.30'] },
    ],
  },
  {
    code: 'smtp-auth-off-tenant',
    does: 'sign-in',
    // Exchange Online: "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
    signs: [{ words: /SmtpClientAuthentication is disabled for the tenant/i }],
  },
  {
    code: 'smtp-auth-off-mailbox',
    does: 'sign-in',
    signs: [{ words: /SmtpClientAuthentication is disabled for the mailbox/i }],
  },
  {
    code: 'sign-in-policy',
    does: 'sign-in',
    // Exchange Online, 5.7.139: "user is locked by your organization's security defaults policy", "did not meet the criteria".
    signs: [{ words: /security defaults|conditional access|did not meet the criteria/i }, { enhanced: ['5.7.139'] }],
  },
  {
    code: 'credentials-or-imap-off',
    does: 'sign-in',
    // Yandex: "[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled" (Foundry376/Mailspring#2111, #904).
    signs: [{ words: /invalid credentials or IMAP is disabled/i }],
  },
  {
    code: 'imap-off',
    does: 'sign-in',
    signs: [
      // Gmail: "[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page"; Zoho: "You are yet to
      // enable IMAP for your account. Please contact your administrator".
      {
        words:
          /not enabled for IMAP|yet to enable IMAP|IMAP[^.]*(is |access )*(disabled|not enabled|not allowed|switched off|turned off)|enable IMAP/i,
      },
    ],
  },
  {
    code: 'service-not-allowed',
    does: 'sign-in',
    // Yandex, SMTP: "535 5.7.8 Error: authentication failed: This user does not have access rights to this service".
    signs: [
      {
        words:
          /access rights to this service|service (is )?not (allowed|available) for (this|your) (user|account)|SMTP[^.]*(is |access )*(disabled|not enabled) for/i,
      },
    ],
  },
  {
    code: 'account-locked',
    does: 'sign-in',
    signs: [
      {
        words:
          /account (has been |is |was )?(temporarily |currently )?(locked|blocked|restricted)|user (has been |is )?(locked|blocked)/i,
      },
    ],
  },
  {
    code: 'account-disabled',
    does: 'sign-in',
    signs: [
      // RFC 5248: X.7.13 "User Account Disabled"; providers: "Account suspended", "Account disabled", "mailbox is closed".
      { enhanced: ['.7.13'] },
      {
        step: 'sign-in',
        words:
          /(account|user|mailbox|domain) (has been |is |was )?(disabled|suspended|deactivated|closed|terminated|inactive)/i,
      },
    ],
  },
  {
    code: 'password-expired',
    does: 'sign-in',
    signs: [
      // RFC 5530 EXPIRED; RFC 4954: "432 4.7.12 A password transition is needed".
      { imap: ['EXPIRED'] },
      { enhanced: ['.7.12'] },
      { words: /password (has |is )?expired|password must be changed|change your password/i },
    ],
  },
  {
    code: 'not-your-mailbox',
    does: 'sign-in',
    // RFC 5530: the password is right, and may not sign in as the one asked for.
    signs: [{ imap: ['AUTHORIZATIONFAILED'] }],
  },
  {
    code: 'sign-in-method',
    does: 'mend',
    signs: [
      { step: 'sign-in', smtp: [504, 502, 503] },
      { step: 'sign-in', enhanced: ['.7.4'] },
      {
        step: 'sign-in',
        words:
          /(mechanism|method) (is )?(not supported|unsupported|unknown|invalid)|unsupported authentication|no matching authentication method|unrecogni[sz]ed authentication/i,
      },
    ],
  },
  {
    code: 'contact-provider',
    does: 'sign-in',
    // RFC 5530: only whoever runs the server can mend it.
    signs: [{ imap: ['CONTACTADMIN'] }],
  },
  {
    code: 'mailbox-credentials',
    does: 'sign-in',
    // RFC 5530 AUTHENTICATIONFAILED; RFC 4954 "535 5.7.8"; Exim of cPanel: "535 Incorrect authentication data".
    signs: [{ step: 'sign-in' }, { imap: ['AUTHENTICATIONFAILED'] }],
  },
] as const satisfies readonly Row[];
