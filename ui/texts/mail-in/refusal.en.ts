/** English texts of what mail servers refuse: what is wrong, why, and what cures it; one for each code of `domain/mail/refusal/`. */
export const en = {
  'fault.too-many-connections':
    'The account has too many open connections. Close other programs that read this mailbox; Bilet keeps trying at intervals.',
  'fault.mailbox-not-connected':
    'Microsoft recognises the account but does not open the mailbox. Possible causes: too many connections, no licence, IMAP off, or the wrong name of a shared mailbox. Check these in the Microsoft 365 admin center; Bilet keeps trying at intervals.',
  'fault.bandwidth-exceeded':
    'The provider’s daily limit for reading mail is used up. Reading continues when the provider allows it again. Let fewer programs read this mailbox.',
  'fault.sign-in-throttled':
    'Too many sign-ins in a short time, so the provider blocks them for now. The password may be right; Bilet waits and tries again.',
  'fault.throttled':
    'The server is limiting our requests. Bilet tries again automatically; there is nothing you need to do.',
  'fault.folder-in-use': 'Another program is using the folder right now. Bilet tries again automatically.',
  'fault.server-busy':
    'The server is busy or under maintenance. Bilet tries again automatically; if it lasts, ask the provider.',
  'fault.app-password-needed':
    'This provider does not accept your normal password. Turn on two-step verification, create an app password and enter that.',
  'fault.app-password-needed.gmail':
    'Google does not accept your normal password. Connect with Google, or turn on two-step verification, create an app password and enter that.',
  'fault.app-password-needed.icloud':
    'Apple does not accept your normal password. Create an app-specific password at account.apple.com and enter that.',
  'fault.app-password-needed.yandex':
    'Yandex does not accept your normal password. Create an app password for mail in your Yandex ID and enter that.',
  'fault.web-login-needed':
    'The provider wants you to sign in personally first because the sign-in looked unusual. Sign in to the mailbox in a browser, confirm what is asked, then try again.',
  'fault.basic-auth-blocked':
    'Microsoft no longer accepts passwords from programs. Use “Connect with Microsoft” for this mailbox.',
  'fault.smtp-auth-off-tenant':
    'Sending by programs (SMTP AUTH) is off for the whole organisation. Ask your Microsoft 365 administrator to turn it on, or use “Connect with Microsoft”.',
  'fault.smtp-auth-off-mailbox':
    'Sending by programs (SMTP AUTH) is off for this mailbox. Turn on “Authenticated SMTP” under Mail, Manage email apps, in the Microsoft 365 admin center.',
  'fault.sign-in-policy':
    'A security policy of your organisation blocks this sign-in. Ask your Microsoft 365 administrator to allow it, or use “Connect with Microsoft”.',
  'fault.credentials-or-imap-off':
    'The user name or password is wrong, or IMAP is off. Allow IMAP in the mailbox settings and enter an app password.',
  'fault.imap-off': 'IMAP is off for this account. Turn it on in the mailbox settings, then try again.',
  'fault.imap-off.gmail':
    'IMAP is off for this account. Turn it on in Gmail under Settings, Forwarding and POP/IMAP, or ask your Workspace administrator to allow it.',
  'fault.imap-off.zoho':
    'IMAP is off for this account. Turn it on in Zoho Mail under Settings, Mail Accounts, IMAP Access.',
  'fault.service-not-allowed':
    'The account may not use this service. Allow mail programs in the mailbox settings, or ask your domain administrator to do so.',
  'fault.account-locked':
    'The account is temporarily locked, usually after too many failed sign-ins. Unlock it at the provider, check the password, then try again.',
  'fault.account-disabled':
    'The account is closed or suspended. Ask the provider or your administrator to reactivate it.',
  'fault.password-expired': 'The password has expired. Set a new one at the provider and enter it here.',
  'fault.not-your-mailbox':
    'The password is right, but this user has no access to that mailbox. Ask your administrator for full access, or check the user name.',
  'fault.sign-in-method':
    'The server offers no sign-in method Bilet knows. Check the port and encryption; the provider may require its own sign-in.',
  'fault.contact-provider':
    'The server rejects the account and says that only the provider can help. Please contact the provider.',
  'fault.mailbox-credentials':
    'The user name or password is wrong. Check both; some providers require an app password.',
  'fault.mailbox-credentials.gmail':
    'Google rejected the user name or password. Connect with Google, or enter a 16-letter app password instead of your normal one.',
  'fault.mailbox-credentials.icloud':
    'Apple rejected the user name or password. Enter an app-specific password from account.apple.com. As user name, try the part of the address before the @, or the whole address.',
  'fault.mailbox-credentials.yandex':
    'Yandex rejected the user name or password. Enter an app password for mail from your Yandex ID.',
  'fault.mailbox-credentials.zoho':
    'Zoho rejected the user name or password. With two-step verification you need an app password; accounts in Europe are at zoho.eu.',
  'fault.mailbox-credentials.microsoft':
    'Microsoft rejected the sign-in; it no longer accepts passwords from programs. Use “Connect with Microsoft”.',
  'fault.tls-needed': 'The server accepts a password only over an encrypted connection. Choose TLS or STARTTLS.',
  'fault.folder-forbidden':
    'This user may not read the folder. Ask its owner or your administrator for access, or choose another folder.',
  'fault.folder-unselectable': 'The folder only contains other folders and no mail. Choose one of those.',
  'fault.folder-missing': 'The folder no longer exists. Choose another one, or create it again with the same name.',
  'fault.mailbox-full': 'The mailbox is full. Free up space at the provider, or have the quota raised.',
  'fault.tls-pin':
    'The server’s certificate differs from the one trusted here. If it was renewed, compare it and trust the new one. If not, someone may be intercepting the connection.',
  'fault.tls-name':
    'The server’s certificate is for another name. Enter the name in the certificate, or check that this is the right server.',
  'fault.tls-expired': 'The server’s certificate has expired. Ask the server’s administrator to renew it.',
  'fault.tls-not-yet': 'The server’s certificate is not valid yet. Check the clocks of this machine and of the server.',
  'fault.tls-self-signed':
    'The server signed its own certificate, so nobody vouches for it. Compare its fingerprint with the server’s administrator, then trust it here.',
  'fault.tls-authority':
    'No known authority vouches for the server’s certificate. Enter the certificate of its authority (CA), or have the server send its full chain.',
  'fault.tls-revoked': 'The server’s certificate has been revoked. Ask the server’s administrator to get a new one.',
  'fault.tls-old':
    'The server only supports encryption that is too old to be safe. Ask its administrator to enable TLS 1.2 or newer.',
  'fault.tls-on-plain-port':
    'This port does not start with TLS. Choose STARTTLS, or the port for TLS (993 for IMAP, 465 for SMTP).',
  'fault.starttls-missing':
    'The server does not offer STARTTLS here, so no password was sent. Choose TLS with its port. If it offered STARTTLS before, someone may be intercepting the connection.',
  'fault.tls': 'A secure connection could not be made. Check the encryption and the port.',
  'fault.sender-denied':
    'The account may not send from this address. Sign in as that address, or ask your administrator to allow it (Send As).',
  'fault.sign-in-missing':
    'The server only sends mail for signed-in users. Enter a user name and password for sending.',
  'fault.too-many-recipients':
    'The email has more recipients than the provider allows. Send it to fewer people at a time.',
  'fault.mail-too-large':
    'The email is larger than the provider accepts. Send fewer or smaller files, or a link to them.',
  'fault.recipient-full': 'The recipient’s mailbox is full. Reach them another way, or send the email again later.',
  'fault.sending-limit':
    'The provider’s sending limit is used up. Waiting emails are sent when the provider allows it again. If it happens often, have the limit raised.',
  'fault.sender-blocked':
    'The provider has blocked sending from this account, usually because of spam. Change the password, then ask the provider to unblock it.',
  'fault.host-refused':
    'This server may not be used: its name is unknown, or it is in a private network. Your system administrator can allow it.',
  'fault.host-unknown': 'There is no server with this name. Check the spelling.',
  'fault.connection-refused': 'Nothing responds on this port. Check the port; a firewall may be blocking it.',
  'fault.network-away':
    'The server cannot be reached from here. Check this machine’s network and the server’s address.',
  'fault.plain-on-tls-port':
    'This port requires TLS from the start. Choose TLS, or the port for STARTTLS (143 for IMAP, 587 for SMTP).',
  'fault.turned-away':
    'The server rejects the connection before any sign-in. Check the name and the port; it may be blocking this machine’s address.',
  'fault.no-mail-server': 'Something responds, but it is not a mail server. Check the name and the port.',
  'fault.connection-timeout':
    'The server does not respond in time. Check its name and port; a firewall may be blocking it.',
  'fault.connection-lost':
    'The server closed the connection. Bilet tries again automatically; if it lasts, check the port and encryption.',
  'fault.mailbox-unreachable': 'The server does not respond. Check its name, the port and the encryption.',
  'sign-in.again': 'Sign in again',
  'sending.held': 'Emails cannot be sent from here right now.',
  'sending.meanwhile': 'Replies wait and are sent once this is fixed.',
  'certificate.names': 'For',
  'certificate.dates': 'Valid',
  'certificate.from-until': '{from} to {until}',
  'certificate.issuer': 'Signed by',
  'certificate.fingerprint': 'Fingerprint (SHA-256)',
  'certificate.trust': 'Trust this certificate',
  trust: 'Certificate',
  'trust.usual': 'From a well-known authority',
  'trust.ca': 'From our own authority (CA)',
  'trust.pin': 'Only this one (pinned)',
  'trust.ca.text': 'Certificate of the authority (PEM)',
  'trust.pin.text': 'SHA-256 fingerprint of the certificate',
};
