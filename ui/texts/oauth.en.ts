/** English texts of signing in at a provider by consent: what went wrong, who can mend it and how. */
export const en = {
  'fault.oauth-consent-gone':
    'The consent to read this mailbox has ended: it was taken back, not used for long, or the password was changed. Whoever owns the account has to agree again.',
  'fault.oauth-consent-missing':
    'Nobody has agreed for this account yet, or the organisation wants an administrator of its own to agree. Ask that administrator to approve the application, then agree again.',
  'fault.oauth-refused': 'The question was answered with no, or left. Agree again, and allow what is asked for.',
  'fault.oauth-sign-in-again':
    'The provider wants the account to sign in in person, such as with a second factor. Whoever owns the account has to agree again.',
  'fault.oauth-blocked':
    'The organisation does not let this account or this application in. Its administrator can assign the account to the application, or change the rule that blocks it.',
  'fault.oauth-tenant':
    'The account or the application does not belong to this directory (tenant). Compare the directory’s ID in the application’s settings here with the one at the provider.',
  'fault.oauth-app':
    'The provider does not know this application, or does not let it sign in this way. Compare the client ID with the one at the provider.',
  'fault.oauth-redirect':
    'The provider does not know the address to which it should return. Enter the redirect address shown here at the provider, letter for letter.',
  'fault.oauth-secret':
    'The provider does not accept the client secret. Make a new one at the provider and enter its value here, not its ID.',
  'fault.oauth-secret-expired': 'The client secret has expired. Make a new one at the provider and enter it here.',
  'fault.oauth-scope':
    'Not everything that mail needs was allowed. Agree again with every box ticked, or add the missing permissions to the application at the provider.',
  'fault.oauth-later': 'The provider’s sign-in does not answer just now; it is tried again by itself.',
  'fault.oauth-token-refused':
    'The sign-in worked, but the mail server does not let this account into this mailbox. See that IMAP and SMTP are on for it, and that the account may open the mailbox (for an application: that it was given access in Exchange).',
  'fault.oauth-host':
    'This mail server does not belong to the provider whose consent is used; nothing was sent to it. Correct the server, or sign in with a password.',
  'secret-ends_one':
    'The client secret of the application expires on {date}, within a day. Make a new one at the provider and enter it; until then mail comes as always.',
  'secret-ends_other':
    'The client secret of the application expires on {date}, in {count} days. Make a new one at the provider and enter it; until then mail comes as always.',
  'secret-ended':
    'The client secret of the application has expired on {date}. Mail comes no longer than the last sign-in lasts: make a new one at the provider and enter it.',
  'fault.oauth-answer':
    'The provider’s sign-in gave an answer that Bilet does not understand. Agree again; if it stays so, see the log.',
  apps: 'Applications',
  'apps.text': 'Through these mailboxes sign in at Google and Microsoft.',
  'apps.google': 'Google',
  'apps.microsoft': 'Microsoft',
  'apps.expires': 'Its secret expires on {date}.',
  'apps.no-expiry': 'No expiry of its secret was entered.',
  'apps.mailboxes_one': '{count} mailbox uses it.',
  'apps.mailboxes_other': '{count} mailboxes use it.',
  'apps.unused': 'No mailbox uses it.',
  'apps.used': 'Mailboxes sign in through it',
  'apps.deleted': 'The application was deleted',
  'apps.secret.new': 'Enter a new secret',
  'apps.secret.title': 'New secret of the application at {service}',
  'apps.secret.for': 'For the application {id}',
  'apps.secret.done': 'The new secret is saved; its mailboxes sign in anew',
};
