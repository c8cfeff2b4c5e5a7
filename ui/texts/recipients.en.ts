/** English texts of recipients: whom a mail went to, whom an answer goes to, and who takes part. */
export const en = {
  'recipients.from': 'Sent by',
  'recipients.to': 'To',
  'recipients.cc': 'Cc',
  'recipients.bcc': 'Bcc',
  'recipients.replyTo': 'Reply to',
  'recipients.hide': 'Hide recipients',
  'recipients.doubt': 'Another reply address',
  'recipients.doubt.why':
    'This mail asks for answers at an address that we do not know this person by. The answer goes to the known one unless you decide otherwise.',
  'recipients.add': 'Add to: {field}',
  'recipients.address': 'Address',
  'recipients.drop': 'Do not send to {name}',
  'recipients.reset': 'Reset',
  'recipients.refused': 'This is not a mail address.',
  'recipients.refused.in': 'The field “{field}” holds what is not a mail address.',
  'recipients.none': 'Say to whom the reply goes.',
  'recipients.mark.new': 'first named by the latest mail',
  'recipients.mark.reply-to': 'the reply address that the mail asks for',
  'recipients.instead':
    'The latest mail asks for the answer at {address}, which is not the address that we know this person by.',
  'recipients.instead.do': 'Answer there',
  'recipients.forwarded': 'This mail was forwarded from {name}.',
  'recipients.make-requester': 'Make them the requester',
  participants: 'Participants',
  'participants.more': 'More about {name}',
  'participants.remove': 'Take off the ticket',
};
