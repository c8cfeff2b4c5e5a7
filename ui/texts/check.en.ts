/** English texts of the steps of a connection test. */
export const en = {
  'notice.alarm-unsent':
    'The mail about the trouble with {address} could not be sent to the administrators: no other mailbox is live, or none takes it. Connect a second one, or have the operator set ALARM_SMTP_URL',
  'notice.alarm-unheard':
    'Nobody could be mailed about the trouble with {address}: the addresses of all administrators are mailboxes of this desk. Give one of them an address of another service',
  'trouble.loop-broken_one': 'A mailbox does not get the mails that it sends to itself.',
  'trouble.loop-broken_other': '{count} mailboxes do not get the mails that they send to themselves.',
  'change.probe': 'probe mail',
  'notice.deleted': '{address} was deleted',
  'check.step.sign-in-imap': 'Signing in to receive',
  'check.step.folder': 'Reading the folder',
  'check.step.folders': 'List of folders',
  'check.step.sign-in-smtp': 'Signing in to send',
  'check.step.sending': 'Sending a mail to itself',
  'check.step.return': 'Seeing it come back',
  'check.step.plus': 'Address with + and a word',
  'check.step.sent-copy': 'Copy in Sent',
  'check.seconds': '{count} s',
  'check.unproved': 'not proved',
  'check.in-junk':
    'The mail came back, but the server put it into Junk ({folder}). Customers’ mails may end there as well: mark it as no junk in the mailbox.',
  'check.elsewhere':
    'The mail came back into {folder}, which is not the folder that is read here. See that customers’ mails come into the chosen one.',
  'check.not-arrived':
    'It was not seen within half a minute. It may still be on its way: this proves neither that mail comes through nor that it does not.',
  'check.not-tried': 'Not tried, because a step before it failed.',
  'check.no-plus': 'The server takes no mail for such an address. Leave the reply address as it is.',
  'check.no-copy': 'The provider keeps no copy of what is sent.',
  'check.no-sent-folder': 'There is no folder for what was sent, so nobody can tell.',
  'check.mail-refused':
    'The server let us sign in, but does not take the mail. Check that this account may send from this address.',
  'check.sign-in-imap.ok': 'Signed in.',
  'check.sign-in-smtp.ok': 'Signed in.',
  'check.folder.ok': 'The folder can be read.',
  'check.folders.ok': 'Its folders can be listed.',
  'check.sending.ok': 'The server took the mail.',
  'check.return.ok': 'The mail came back: sending and receiving work.',
  'check.plus.ok': 'Mail to such an address comes here.',
  'check.sent-copy.ok': 'The provider keeps a copy of what is sent by itself.',
};
