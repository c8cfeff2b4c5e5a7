/** English texts of what is wrong with a field: one for each code of `domain/field-fault.ts`. */
export const en = {
  'field-fault.missing': 'Please fill this in.',
  'field-fault.malformed': 'This is not valid.',
  'field-fault.no-address': 'This is not an email address.',
  'field-fault.too-short': 'At least {limit} characters.',
  'field-fault.too-long': 'At most {limit} characters.',
  'field-fault.too-small': 'At least {limit}.',
  'field-fault.too-large': 'At most {limit}.',
  'field-fault.too-few': 'At least {limit} of them.',
  'field-fault.too-many': 'At most {limit} of them.',
  'field-fault.too-deep': 'Conditions can be nested {limit} levels deep at most.',
  'field-fault.not-offered': 'Please choose one of the options.',
  'field-fault.unexpected': 'This page is out of date. Please reload it.',
  'field-fault.unknown': 'This no longer exists.',
  'field-fault.taken': 'This is already in use.',
  'field-fault.over-mail-size':
    'With its files this reply is {is} MB, and your email provider accepts {limit} MB per email at most. Attach fewer or smaller files.',
  'field-fault.over-recipients':
    'This reply has {is} recipients, and your email provider allows {limit} per email at most. Remove some of them.',
  'field-fault.our-own': 'This is one of our own addresses; the email would come back to us.',
  'field-fault.agents-own':
    'Someone signs in to Bilet with this address. If it became one of ours, mail from it would be held.',
  'field-fault.customers-own':
    'A customer writes from this address and has tickets that are not closed: {limit}. If it became one of ours, nobody could reply to them any more. Close these tickets or give them to another contact first.',
  'field-fault.oneself': 'You cannot deactivate your own account.',
  'field-fault.last-admin':
    'No other administrator has signed in yet. Make someone an administrator and have them sign in first.',
  'field-fault.mailboxes-own':
    'This is the address of one of our mailboxes, where mail becomes a ticket. Enter the person’s own address.',
  'field-fault.reached': 'The email has already reached this address.',
  'field-fault.corrected': 'This is the address being corrected. Please enter the right one.',
  'field-fault.password-again': 'Please enter the password again.',
  'field-fault.no-archive-day': 'Choose a day between 1 January 1990 and today.',
  'field-fault.consent-again': 'Another certificate is trusted here. Please grant access again.',
  'field-fault.app-unknown': 'The provider does not know this ID in this directory.',
  'field-fault.directory-unknown': 'The provider does not know this directory.',
  'field-fault.secret-refused': 'The provider does not accept this secret. Copy its value, not its ID.',
  'field-fault.secret-expired': 'This secret has expired. Create a new one at the provider.',
  'field-fault.no-certificate':
    'This is not a certificate. Paste all of it, from “BEGIN CERTIFICATE” to “END CERTIFICATE”.',
  'field-fault.no-authority':
    'This certificate cannot vouch for others. Enter the certificate of the authority that signed it.',
  'field-fault.expired': 'This certificate has expired.',
  'field-fault.not-of-service':
    'This server does not belong to the provider that granted access, or the connection is not encrypted.',
  'field-fault.overlaps': 'This overlaps with an existing entry. Choose other times, or change that entry first.',
  'field-fault.ends-first': 'The end must be after the start.',
  'field-fault.past': 'Choose a time in the future.',
  'field-fault.merged-away':
    'A team with this name was merged into another one. Choose another name, or add a team with this name to bring it back.',
  'field-fault.no-time-zone': 'There is no such time zone. Choose one by name, such as Europe/Istanbul.',
  'field-fault.no-calendar-file': 'No days could be read from this file. Choose a calendar file (.ics).',
  'field-fault.anybodys': 'Anyone can have an address at this domain. Enter one that belongs only to the organisation.',
  'field-fault.blocks-everybody':
    'Anyone can have an address at this domain, and all of them would be blocked. Block the sender’s full address instead.',
  'field-fault.list-off':
    'The rule for blocked senders is off, so nobody would be blocked. Turn it on under Rules first.',
  'field-fault.not-blockable': 'This would block one of our own addresses or someone who works here.',
  'field-fault.kept-by-list': 'This rule comes from the list of blocked senders. Change it there.',
  'field-fault.without-code': 'Customers’ replies are matched by the tracking code. Add its placeholder to the text.',
  'field-fault.without-links':
    'The text needs both answer links, each once and on its own line below a label that ends in a colon.',
  'field-fault.not-tried': 'Only rules that run when a ticket is opened can be tried on past tickets.',
};
