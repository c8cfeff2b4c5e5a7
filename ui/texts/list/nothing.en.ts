/** English texts of empty lists. */
export const en = {
  'nothing.none': 'No mailbox is connected yet',
  'nothing.none.text': 'Connect the address your customers write to. Their emails show up here within seconds.',
  'nothing.none.ask': 'An administrator can connect the address your customers write to.',
  'nothing.none.do': 'Connect a mailbox',
  'nothing.dead': 'Nothing here because no mail is coming in',
  'nothing.dead.do': 'Fix it',
  'nothing.paused': 'Nothing here because all mailboxes are paused',
  'nothing.paused.text': 'New mail waits on its server until someone resumes a mailbox.',
  'nothing.connecting': 'A mailbox is connecting',
  'nothing.connecting.text': 'Mail to {address} shows up here once it is connected.',
  'nothing.looked': 'last checked {time}',
  'nothing.mailed': 'latest email {time}',
  'nothing.others_one': '{view}: {count}',
  'nothing.others_other': '{view}: {count}',
  'nothing.teamless': 'You are not in a team yet',
  'nothing.teamless.text': 'An administrator can add you to one under “Agents and teams”.',
};
