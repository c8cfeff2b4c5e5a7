/** English texts of waiting for somebody else than the customer. */
export const en = {
  'action.wait': 'Wait for a third party …',
  'action.end-wait': 'End the wait',
  'done.wait-ended': 'It is our turn again',
  'wait.title': 'Wait for somebody else',
  'wait.text':
    'The customer is not reminded meanwhile, and nothing closes the ticket. At the time of the reminder it is your turn again, in Follow-up.',
  'wait.whom': 'For whom',
  'wait.third-party': 'A third party',
  'wait.colleague': 'A colleague',
  'wait.reason': 'For what',
  'wait.reason.third-party': 'for example: the supplier’s offer',
  'wait.reason.colleague': 'for example: approval by accounting',
  'wait.reason.missing': 'Say for what, so that whoever finds it again knows',
  'wait.until': 'Remind me',
  'wait.do': 'Wait',
  'wait.reminder': 'Reminder {time}',
  'waiting.third-party': 'Waiting for a third party',
  'waiting.third-party.brief': 'Third party',
  'waiting.colleague': 'Waiting for a colleague',
  'waiting.colleague.brief': 'Colleague',
  'followup.wait': 'Wait is over',
};
