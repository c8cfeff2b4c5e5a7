/** English texts of the first steps on a new desk. */
export const en = {
  'first.title': 'First steps',
  'first.count': '{done} of {all}',
  'first.away': 'Put the first steps away',
  'first.done': 'done',
  'first.mailbox': 'Connect a mailbox',
  'first.mailbox.text': 'The address that your customers write to. Two minutes.',
  'first.mailbox.do': 'Connect',
  'first.mail': 'See a first mail become a ticket',
  'first.mail.text': 'Once a mailbox is connected: write to it from another address.',
  'first.mail.to': 'Write to {address} from another address; the ticket is here within seconds.',
  'first.mail.do': 'Write a mail',
  'first.people': 'Add your colleagues',
  'first.people.text': 'Every ticket gets somebody who answers for it.',
  'first.people.do': 'Add people',
};
