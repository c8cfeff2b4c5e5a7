/** What servers really say when they refuse, word for word but for names, and what each is to be understood as. */
import type { RefusalCode } from '../../../domain/mail/refusal/table.ts';

type Said = {
  code: RefusalCode;
  by: 'imap' | 'smtp';
  /** The command it answers; `CONN`: the greeting. */
  during: string;
  said: string;
};

const login = (code: RefusalCode, ...said: string[]): Said[] =>
  said.map((one) => ({ code, by: 'imap', during: 'LOGIN', said: one }));
const select = (code: RefusalCode, ...said: string[]): Said[] =>
  said.map((one) => ({ code, by: 'imap', during: 'SELECT', said: one }));
const smtp = (during: string, code: RefusalCode, ...said: string[]): Said[] =>
  said.map((one) => ({ code, by: 'smtp', during, said: one }));
const auth = (code: RefusalCode, ...said: string[]) => smtp('AUTH PLAIN', code, ...said);

export const SAID: readonly Said[] = [
  ...login(
    'mailbox-credentials',
    '[AUTHENTICATIONFAILED] Invalid credentials (Failure)',
    '[AUTHENTICATIONFAILED] Authentication failed.',
    'LOGIN failed.',
  ),
  ...auth(
    'mailbox-credentials',
    '535 5.7.8 Error: authentication failed: Invalid user or password',
    '535 Incorrect authentication data',
    '535-5.7.8 Username and Password not accepted. For more information, go to 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp',
    '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]',
  ),
  ...login(
    'app-password-needed',
    '[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    '[AUTHENTICATIONFAILED] Please use an app-specific password',
  ),
  ...auth(
    'app-password-needed',
    '534-5.7.9 Application-specific password required. For more information, go to 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp',
  ),
  ...login(
    'web-login-needed',
    '[WEBALERT https://accounts.google.com/signin/continue] Web login required.',
    'LOGIN failed. Account is blocked. Login to your account via a web browser to verify your identity.',
  ),
  ...auth(
    'web-login-needed',
    '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser and then try again.',
  ),
  ...login(
    'basic-auth-blocked',
    'Basic authentication is disabled.',
    'AUTHENTICATE failed. AuthFailed:LogonDenied-BasicAuthBlocked',
  ),
  ...auth('basic-auth-blocked', '550 5.7.30 Basic authentication is not supported for Client Submission.'),
  ...auth(
    'smtp-auth-off-tenant',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ),
  ...auth(
    'smtp-auth-off-mailbox',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ),
  ...auth(
    'sign-in-policy',
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
  ),
  ...login(
    'credentials-or-imap-off',
    '[AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=cYXlpv732Cg1',
  ),
  ...login(
    'imap-off',
    '[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
    '[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator. (Failure)',
    'You are yet to enable IMAP for your account. Please contact your administrator.',
  ),
  ...auth(
    'service-not-allowed',
    '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
  ),
  ...login('account-locked', '[AUTHENTICATIONFAILED] Account is temporarily locked'),
  ...login('account-disabled', '[AUTHENTICATIONFAILED] Account suspended'),
  ...auth('account-disabled', '525 5.7.13 User Account Disabled'),
  ...login('password-expired', '[EXPIRED] That password is no longer valid'),
  ...auth('password-expired', '535 5.7.12 A password transition is needed'),
  ...login('not-your-mailbox', '[AUTHORIZATIONFAILED] No such authorization-ID'),
  ...login('contact-provider', '[CONTACTADMIN] Your account has been flagged'),
  ...auth('sign-in-method', '504 5.5.4 Unrecognized authentication type', '535 5.7.4 mechanism not supported'),
  ...login('tls-needed', '[PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.'),
  ...auth(
    'tls-needed',
    '538 5.7.11 Encryption required for requested authentication mechanism',
    '530 5.7.0 Must issue a STARTTLS command first',
  ),
  ...login(
    'too-many-connections',
    '[ALERT] Too many simultaneous connections. (Failure)',
    '[LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
  ),
  ...smtp(
    'DATA',
    'too-many-connections',
    '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded',
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
  ),
  ...select('mailbox-not-connected', 'User is authenticated but not connected.'),
  ...select('bandwidth-exceeded', '[OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)'),
  ...auth('sign-in-throttled', '454 4.7.0 Too many login attempts, please try again later. - gsmtp'),
  ...login('sign-in-throttled', 'Too many failed login attempts from your address'),
  ...login('throttled', 'Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
  ...select('folder-in-use', '[INUSE] Mailbox in use'),
  ...login(
    'server-busy',
    '[UNAVAILABLE] Temporary authentication failure.',
    '[SERVERBUG] Internal error occurred. Refer to server log',
  ),
  ...auth('server-busy', '454 4.7.0 Temporary authentication failure'),
  ...smtp('CONN', 'server-busy', '421 4.3.0 Temporary System Problem. Try again later'),
  ...smtp('CONN', 'turned-away', '554 5.3.2 no SMTP service here'),
  ...select('folder-forbidden', '[NOPERM] Permission denied'),
  ...select('folder-unselectable', "[CANNOT] Mailbox isn't selectable", "Mailbox isn't selectable"),
  ...select('folder-missing', "[NONEXISTENT] Mailbox doesn't exist: Destek"),
  ...select('mailbox-full', '[OVERQUOTA] Quota exceeded (mailbox for user is full)'),
  ...smtp(
    'DATA',
    'sender-denied',
    '554 5.2.252 SendAsDenied; destek@firma.test not allowed to send as satis@firma.test; STOREDRV.Submission.Exception',
  ),
  ...smtp(
    'MAIL FROM',
    'sender-denied',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    '553 5.7.1 <satis@firma.test>: Sender address rejected: not owned by user destek@firma.test',
  ),
  ...smtp(
    'MAIL FROM',
    'sign-in-missing',
    '530 5.7.57 Client not authenticated to send mail.',
    '530 5.7.0 Authentication Required.',
  ),
  ...smtp('RCPT TO', 'sign-in-missing', '554 5.7.1 <ali@musteri.test>: Relay access denied'),
  ...smtp('RCPT TO', 'too-many-recipients', '452 4.5.3 Your message has too many recipients.'),
  ...smtp('MAIL FROM', 'mail-too-large', '552 5.3.4 Message size exceeds fixed limit'),
  ...smtp('DATA', 'mail-too-large', "552-5.2.3 Your message exceeded Google's message size limits."),
  ...smtp(
    'DATA',
    'sending-limit',
    '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail',
    "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients",
  ),
  ...smtp(
    'RCPT TO',
    'sending-limit',
    '550 Domain firma.test has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded.',
    '550 5.7.1 sending limit exceeded',
  ),
  ...smtp(
    'RCPT TO',
    'recipient-full',
    '552-5.2.2 The email account that you tried to reach is over quota.',
    '452 4.2.2 <ali@musteri.test>: mailbox quota exceeded',
    '550 Requested action not taken: mailbox is full',
  ),
  ...smtp(
    'DATA',
    'sender-blocked',
    '550 5.1.8 Access denied, bad outbound sender',
    '554 5.7.1 Message rejected under suspicion of SPAM: your account is blocked',
  ),
  ...smtp('STARTTLS', 'starttls-missing', '502 Error upgrading connection with STARTTLS'),
  ...smtp('CONN', 'no-mail-server', '000 SSH-2.0-OpenSSH_9.2'),
];
