/** English texts of what mail servers refuse: what is wrong, why, and what cures it; one for each code of `domain/mail/refusal/`. */
export const en = {
  'fault.too-many-connections':
    'The account has too many connections open at once. Sign out other programs that read this mailbox; we try again with pauses.',
  'fault.mailbox-not-connected':
    'Microsoft knows the account and does not open the mailbox: too many connections, no licence, IMAP turned off, or the wrong name of a shared mailbox. Check these in the Microsoft 365 admin centre; we try again with pauses.',
  'fault.bandwidth-exceeded':
    'The provider’s daily limit for reading mail is used up. Reading goes on when the provider allows it again; have fewer programs read this mailbox.',
  'fault.sign-in-throttled':
    'There were too many sign-ins in a short time, so the provider pauses them. The password may be right; we wait and try again.',
  'fault.throttled':
    'The server has us wait because it was asked too often. We try again by ourselves; nothing has to be done.',
  'fault.folder-in-use': 'Another program holds the folder just now. We try again by ourselves.',
  'fault.server-busy': 'The server is busy or under repair. We try again by ourselves; if it lasts, ask the provider.',
  'fault.app-password-needed':
    'This provider does not take the ordinary password. Turn on two-step verification, make an app password and enter that.',
  'fault.app-password-needed.gmail':
    'Google does not take the ordinary password. Connect with Google, or turn on two-step verification, make an app password and enter that.',
  'fault.app-password-needed.icloud':
    'Apple does not take the ordinary password. Make an app-specific password at account.apple.com and enter that.',
  'fault.app-password-needed.yandex':
    'Yandex does not take the ordinary password. Make an app password for mail in your Yandex ID and enter that.',
  'fault.web-login-needed':
    'The provider wants a person to sign in first, because the sign-in looked unusual. Sign in to the mailbox in a browser, confirm what is asked, then try again.',
  'fault.basic-auth-blocked':
    'Microsoft takes no passwords from programs any more. Connect the mailbox with “Connect with Microsoft”.',
  'fault.smtp-auth-off-tenant':
    'Sending by programs (SMTP AUTH) is turned off for the whole organisation. Have the Microsoft 365 administrator turn it on, or connect with “Connect with Microsoft”.',
  'fault.smtp-auth-off-mailbox':
    'Sending by programs (SMTP AUTH) is turned off for this mailbox. Turn on “Authenticated SMTP” under Mail, Manage email apps, in the Microsoft 365 admin centre.',
  'fault.sign-in-policy':
    'A security policy of the organisation forbids this sign-in. Have the Microsoft 365 administrator allow it, or connect with “Connect with Microsoft”.',
  'fault.credentials-or-imap-off':
    'The user name or the password is refused, or IMAP is turned off. Allow IMAP in the settings of the mailbox, and enter an app password.',
  'fault.imap-off': 'IMAP is turned off for this account. Turn it on in the settings of the mailbox, then try again.',
  'fault.imap-off.gmail':
    'IMAP is turned off for this account. Turn it on in Gmail under Settings, Forwarding and POP/IMAP, or have the Workspace administrator allow it.',
  'fault.imap-off.zoho':
    'IMAP is turned off for this account. Turn it on in Zoho Mail under Settings, Mail Accounts, IMAP Access.',
  'fault.service-not-allowed':
    'The account may not use this service. Allow mail programs in the settings of the mailbox, or have the administrator of the domain do so.',
  'fault.account-locked':
    'The account is locked for now, mostly after too many failed sign-ins. Unlock it at the provider, check the password, then try again.',
  'fault.account-disabled': 'The account is closed or suspended. Have the provider or the administrator open it again.',
  'fault.password-expired': 'The password has expired. Set a new one at the provider and enter it here.',
  'fault.not-your-mailbox':
    'The password is right, but this user may not open that mailbox. Have the administrator give them full access, or check the user name.',
  'fault.sign-in-method':
    'The server offers no way to sign in that we know. Check the port and the encryption; the provider may want a sign-in of its own.',
  'fault.contact-provider':
    'The server refuses the account and says that only its operator can help. Ask the provider.',
  'fault.mailbox-credentials':
    'The user name or the password is refused. Check both; some providers want an app password.',
  'fault.mailbox-credentials.gmail':
    'Google refuses the user name or the password. Connect with Google, or enter an app password of 16 letters instead of the ordinary one.',
  'fault.mailbox-credentials.icloud':
    'Apple refuses the user name or the password. Enter an app-specific password from account.apple.com, and the part of the address before the @ or the whole address.',
  'fault.mailbox-credentials.yandex':
    'Yandex refuses the user name or the password. Enter an app password for mail from your Yandex ID.',
  'fault.mailbox-credentials.zoho':
    'Zoho refuses the user name or the password. With two-step verification an app password is needed; accounts in Europe are at zoho.eu.',
  'fault.mailbox-credentials.microsoft':
    'Microsoft refuses the sign-in; it takes no passwords from programs any more. Connect with “Connect with Microsoft”.',
  'fault.tls-needed': 'The server takes a password only over an encrypted connection. Choose TLS or STARTTLS.',
  'fault.folder-forbidden':
    'This user may not read the folder. Have its owner or the administrator allow it, or choose another.',
  'fault.folder-unselectable': 'The folder only holds other folders and no mail of its own. Choose one of those.',
  'fault.folder-missing': 'There is no such folder (any more). Choose another, or make it anew under the same name.',
  'fault.mailbox-full': 'The mailbox is full. Make room at the provider, or have the quota raised.',
  'fault.tls-pin':
    'The server shows another certificate than the one that is trusted here. If it was renewed, compare it and trust the new one; else somebody may stand in between.',
  'fault.tls-name':
    'The server’s certificate is for another name. Enter the name that stands in the certificate, or check whether the server is the right one.',
  'fault.tls-expired': 'The server’s certificate has expired. Have whoever runs the server renew it.',
  'fault.tls-not-yet': 'The server’s certificate is not valid yet. Check the clock of this machine and of the server.',
  'fault.tls-self-signed':
    'The server signed its certificate itself, so nobody vouches for it. Compare its fingerprint with the server’s operator, then trust it here.',
  'fault.tls-authority':
    'Nobody whom we know vouches for the server’s certificate. Enter the certificate of its authority (CA), or have the server send its whole chain.',
  'fault.tls-revoked': 'The server’s certificate was revoked. Have whoever runs the server get a new one.',
  'fault.tls-old':
    'The server only speaks an encryption that is too old to be safe. Have whoever runs it allow TLS 1.2 or newer.',
  'fault.tls-on-plain-port':
    'This port does not begin with TLS. Choose STARTTLS, or the port for TLS (993 for IMAP, 465 for SMTP).',
  'fault.starttls-missing':
    'The server offers no STARTTLS here, so no password was sent. Choose TLS with its port; if it did offer it before, somebody may stand in between.',
  'fault.tls': 'No secure connection. Check the encryption and the port.',
  'fault.sender-denied':
    'The account may not send with this sender’s address. Sign in as the address itself, or have the administrator allow it (Send As).',
  'fault.sign-in-missing': 'The server sends only for whoever signs in. Enter user name and password for sending.',
  'fault.too-many-recipients': 'The mail has more recipients than the provider allows. Write to fewer at a time.',
  'fault.mail-too-large': 'The mail is larger than the provider takes. Send fewer or smaller files, or a link to them.',
  'fault.recipient-full': 'The mailbox of the recipient is full. Reach them another way, or send it again later.',
  'fault.sending-limit':
    'The provider’s limit for sent mail is used up. What waits is sent when the provider allows it again; have the limit raised if it happens often.',
  'fault.sender-blocked':
    'The provider has blocked sending from this account, mostly because of spam. Change the password, then have the provider lift it.',
  'fault.host-refused':
    'This server may not be used: its name is unknown, or it stands in a private network. The operator can allow it.',
  'fault.host-unknown': 'There is no server of this name. Check how it is written.',
  'fault.connection-refused': 'Nobody answers at this port. Check the port; a firewall may stand in between.',
  'fault.network-away': 'There is no way to this server. Check this machine’s network and the address of the server.',
  'fault.plain-on-tls-port':
    'This port wants TLS from the start. Choose TLS, or the port for STARTTLS (143 for IMAP, 587 for SMTP).',
  'fault.turned-away':
    'The server turns us away before any sign-in. Check the name and the port; it may block the address of this machine.',
  'fault.no-mail-server': 'Something answers there, but no mail server. Check the name and the port.',
  'fault.connection-timeout':
    'The server does not answer in time. Check its name and port; a firewall may stand in between.',
  'fault.connection-lost':
    'The server breaks the connection off. We try again by ourselves; if it lasts, check the port and the encryption.',
  'fault.mailbox-unreachable': 'The server does not answer. Check its name, the port and the encryption.',
  'sign-in.again': 'Sign in again',
  'sending.held': 'Nothing is sent from here just now.',
  'sending.meanwhile': 'What is written waits, and goes out once this is mended.',
  'certificate.names': 'For',
  'certificate.dates': 'Valid',
  'certificate.from-until': 'from {from} until {until}',
  'certificate.issuer': 'Signed by',
  'certificate.fingerprint': 'Fingerprint (SHA-256)',
  'certificate.trust': 'Trust this certificate',
  trust: 'Certificate',
  'trust.usual': 'Of the well-known authorities',
  'trust.ca': 'Of our own authority (CA)',
  'trust.pin': 'Exactly this one (pinned)',
  'trust.ca.text': 'Certificate of the authority (PEM)',
  'trust.pin.text': 'SHA-256 fingerprint of the certificate',
};
