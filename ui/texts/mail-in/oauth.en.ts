/** English texts of signing in at a provider by consent: what went wrong, who can mend it and how. */
export const en = {
  'fault.oauth-consent-gone':
    'Access to this mailbox has ended: it was revoked, not used for a long time, or the password was changed. The owner of the account has to grant access again.',
  'fault.oauth-consent-missing':
    'Access has not been granted for this account yet, or the organisation requires its own administrator to do so. Ask that administrator to approve the application, then grant access again.',
  'fault.oauth-refused': 'Access was declined or the sign-in was not finished. Try again and allow what is asked for.',
  'fault.oauth-sign-in-again':
    'The provider requires the owner of the account to sign in personally, for example with a second factor. They have to grant access again.',
  'fault.oauth-blocked':
    'The organisation blocks this account or this application. Its administrator can assign the account to the application, or change the rule that blocks it.',
  'fault.oauth-tenant':
    'The account or the application does not belong to this directory (tenant). Compare the directory ID here with the one at the provider.',
  'fault.oauth-app':
    'The provider does not know this application, or does not let it sign in this way. Compare the client ID with the one at the provider.',
  'fault.oauth-redirect':
    'The provider does not know the redirect URI. Enter the address shown here at the provider, exactly as it is.',
  'fault.oauth-secret':
    'The provider does not accept the client secret. Create a new one at the provider and enter its value here, not its ID.',
  'fault.oauth-secret-expired': 'The client secret has expired. Create a new one at the provider and enter it here.',
  'fault.oauth-scope':
    'Not all required permissions were granted. Grant access again with every box ticked, or add the missing permissions to the application at the provider.',
  'fault.oauth-later': 'The provider’s sign-in service does not respond right now. Bilet will try again automatically.',
  'fault.oauth-token-refused':
    'The sign-in worked, but the mail server does not let this account into the mailbox. Check that IMAP and SMTP are on, and that the account may open the mailbox (for an application: that it has access in Exchange).',
  'fault.oauth-host':
    'This mail server does not belong to the provider that granted access, so nothing was sent to it. Correct the server, or sign in with a password.',
  'secret-ends_one':
    'The application’s client secret expires on {date}, within a day. Create a new one at the provider and enter it. Until then mail arrives as usual.',
  'secret-ends_other':
    'The application’s client secret expires on {date}, in {count} days. Create a new one at the provider and enter it. Until then mail arrives as usual.',
  'secret-ended':
    'The application’s client secret expired on {date}. Mail only arrives until the current sign-in ends. Create a new secret at the provider and enter it.',
  'fault.oauth-answer':
    'The provider’s sign-in service gave an unexpected answer. Grant access again. If this continues, check the logs.',
  apps: 'Applications',
  'apps.text': 'Your mailboxes sign in at Google and Microsoft through these applications.',
  'apps.google': 'Google',
  'apps.microsoft': 'Microsoft',
  'apps.expires': 'Secret expires on {date}.',
  'apps.no-expiry': 'No expiry date entered for the secret.',
  'apps.mailboxes_one': '{count} mailbox uses it.',
  'apps.mailboxes_other': '{count} mailboxes use it.',
  'apps.unused': 'No mailbox uses it.',
  'apps.used': 'Mailboxes sign in through this application',
  'apps.deleted': 'Application deleted',
  'apps.secret.new': 'Enter a new secret',
  'apps.secret.title': 'New secret for the {service} application',
  'apps.secret.for': 'For application {id}',
  'apps.secret.done': 'New secret saved. Its mailboxes are signing in again',
};
