/** English texts of what is wrong with a field: one for each code of `domain/field-fault.ts`. */
export const en = {
  'field-fault.missing': 'Please fill this in.',
  'field-fault.malformed': 'This cannot be used as it is.',
  'field-fault.no-address': 'This is not an e-mail address.',
  'field-fault.too-short': 'At least {limit} characters.',
  'field-fault.too-long': 'At most {limit} characters.',
  'field-fault.too-small': 'At least {limit}.',
  'field-fault.too-large': 'At most {limit}.',
  'field-fault.too-few': 'At least {limit} of them.',
  'field-fault.too-many': 'At most {limit} of them.',
  'field-fault.too-deep': 'Conditions can stand in each other {limit} deep at most.',
  'field-fault.not-offered': 'Please choose one of what is offered.',
  'field-fault.unexpected': 'This page and the server do not fit together; load the page anew.',
  'field-fault.unknown': 'This does not exist (any more).',
  'field-fault.taken': 'This is in use already.',
  'field-fault.over-mail-size':
    'With its files this answer has {is} MB on its way; the provider of its mailbox takes {limit} MB a mail at most. Add fewer or smaller files.',
  'field-fault.over-recipients':
    'This answer has {is} recipients; the provider of its mailbox lets one mail have {limit} at most.',
  'field-fault.our-own': 'This is an address of our own: the mail would come back to us.',
  'field-fault.agents-own': 'Somebody signs in to Bilet with this address. As one of ours, mail from it would be held.',
  'field-fault.customers-own':
    'A customer writes from this address; of their tickets so many are not closed: {limit}. As one of ours it could not be answered any more. Close these tickets or give them to another person first.',
  'field-fault.oneself': 'You cannot deactivate your own account.',
  'field-fault.last-admin': 'No other administrator has signed in yet: make somebody one, and let them sign in first.',
  'field-fault.mailboxes-own':
    'This is the address of a mailbox of ours, where mail becomes a ticket. Enter the person’s own.',
  'field-fault.reached': 'Whoever has this address has the mail already.',
  'field-fault.corrected': 'This address is being corrected itself; please enter the right one.',
  'field-fault.password-again': 'Please enter the password again.',
  'field-fault.no-archive-day': 'Choose a day between 1 January 1990 and today.',
  'field-fault.consent-again': 'Another certificate is believed here: please have the consent given again.',
  'field-fault.app-unknown': 'The provider does not know this ID in this directory.',
  'field-fault.directory-unknown': 'The provider does not know this directory.',
  'field-fault.secret-refused': 'The provider does not accept this secret. Copy its value, not its ID.',
  'field-fault.secret-expired': 'This secret has expired. Make a new one at the provider.',
  'field-fault.no-certificate':
    'This is no certificate. Paste all of it, from “BEGIN CERTIFICATE” to “END CERTIFICATE”.',
  'field-fault.no-authority': 'This certificate may not vouch for others. Enter that of the authority which signed it.',
  'field-fault.expired': 'This certificate has expired.',
  'field-fault.not-of-service':
    'This server does not belong to the provider whose consent is used, or is not encrypted.',
  'field-fault.overlaps': 'Part of this time is taken already. Choose other times, or change what stands there first.',
  'field-fault.ends-first': 'The end must be after the beginning.',
  'field-fault.past': 'Choose a time that is still to come.',
  'field-fault.merged-away':
    'A team of this name was merged into another. Choose another name, or add a team with this name to take it up again.',
  'field-fault.no-time-zone': 'There is no such time zone. Choose one by its name, such as Europe/Istanbul.',
  'field-fault.no-calendar-file': 'No days can be read from this. Choose a calendar file (.ics).',
  'field-fault.anybodys':
    'Anybody can have an address at this domain. Enter one that belongs to the organisation alone.',
  'field-fault.blocks-everybody':
    'Anybody can have an address at this domain, and all of them would be blocked. Block the sender by their whole address.',
  'field-fault.list-off':
    'The rule of blocked senders is switched off, so nobody would be blocked. Switch it on under Rules first.',
  'field-fault.not-blockable': 'This would block an address of our own, or of somebody who works here.',
  'field-fault.kept-by-list': 'The list of blocked senders keeps this rule: change it there.',
  'field-fault.without-code':
    'Customers’ answers are recognised by the code: put the placeholder for it into the text.',
  'field-fault.without-links':
    'The text needs the links of both answers, each once and on a line of its own below its label, which ends in a colon.',
  'field-fault.not-tried': 'Only a rule that is asked when a ticket is opened can be tried on the past.',
};
