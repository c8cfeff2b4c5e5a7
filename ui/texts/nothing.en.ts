/** English texts of empty lists. */
export const en = {
  'nothing.none': 'No mailbox is connected yet',
  'nothing.none.text': 'Connect the address that your customers write to; what they write is here within seconds.',
  'nothing.none.ask': 'An administrator connects the address that your customers write to.',
  'nothing.none.do': 'Connect a mailbox',
  'nothing.dead': 'Empty, because no mail comes in',
  'nothing.dead.do': 'Mend it',
  'nothing.paused': 'Empty, because all mailboxes are paused',
  'nothing.paused.text': 'New mail waits on its server until somebody goes on with one.',
  'nothing.connecting': 'A mailbox is being connected',
  'nothing.connecting.text': 'Mail to {address} is here as soon as it is.',
  'nothing.looked': 'last look {time}',
  'nothing.mailed': 'newest mail {time}',
  'nothing.others_one': '{view}: {count}',
  'nothing.others_other': '{view}: {count}',
  'nothing.teamless': 'You are in no team yet',
  'nothing.teamless.text': 'An administrator puts you into one, under “Agents and teams”.',
};
