/** English texts of the steps of a connection test. */
export const en = {
  'notice.alarm-unsent':
    'The email about the problem with {address} could not be sent to the administrators: no other mailbox works, or none accepts it. Connect a second mailbox, or ask your system administrator to set ALARM_SMTP_URL',
  'notice.alarm-unheard':
    'Nobody could be emailed about the problem with {address}: every administrator’s address is a mailbox of this desk. Give one of them an address at another service',
  'trouble.loop-broken_one': 'A mailbox does not receive the test emails it sends to itself.',
  'trouble.loop-broken_other': '{count} mailboxes do not receive the test emails they send to themselves.',
  'change.probe': 'test email',
  'notice.deleted': '{address} deleted',
  'check.step.sign-in-imap': 'Sign in to receive',
  'check.step.folder': 'Read the folder',
  'check.step.folders': 'List the folders',
  'check.step.sign-in-smtp': 'Sign in to send',
  'check.step.sending': 'Send an email to itself',
  'check.step.return': 'Receive that email',
  'check.step.plus': 'Address with + and a word',
  'check.step.sent-copy': 'Copy in the Sent folder',
  'check.seconds': '{count} s',
  'check.unproved': 'not confirmed',
  'check.in-junk':
    'The email came back, but the server put it into the spam folder ({folder}). Customers’ emails may end up there too. Mark it as not spam in the mailbox.',
  'check.elsewhere':
    'The email came back to {folder}, but Bilet does not read that folder. Make sure customers’ emails arrive in the chosen folder.',
  'check.not-arrived':
    'The email did not arrive within half a minute. It may still be on its way, so this does not show whether mail gets through.',
  'check.not-tried': 'Not tried because an earlier step failed.',
  'check.no-plus': 'The server does not accept mail for such an address. Leave the reply address as it is.',
  'check.no-copy': 'The provider does not keep a copy of sent mail.',
  'check.no-sent-folder': 'There is no folder for sent mail, so this cannot be checked.',
  'check.mail-refused':
    'The sign-in worked, but the server does not accept the email. Check that this account may send from this address.',
  'check.sign-in-imap.ok': 'Signed in.',
  'check.sign-in-smtp.ok': 'Signed in.',
  'check.folder.ok': 'The folder can be read.',
  'check.folders.ok': 'The folders can be listed.',
  'check.sending.ok': 'The server accepted the email.',
  'check.return.ok': 'The email came back. Sending and receiving work.',
  'check.plus.ok': 'Mail to such an address arrives here.',
  'check.sent-copy.ok': 'The provider keeps a copy of sent mail.',
};
