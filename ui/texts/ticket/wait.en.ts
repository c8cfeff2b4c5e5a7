/** English texts of waiting for somebody else than the customer. */
export const en = {
  'action.wait': 'Wait for someone else…',
  'action.end-wait': 'Stop waiting',
  'done.wait-ended': 'It is our turn again',
  'wait.title': 'Wait for someone else',
  'wait.text':
    'The customer gets no reminders while you wait, and the ticket is not closed. At the reminder time it is your turn again, in Follow-up.',
  'wait.whom': 'Waiting for',
  'wait.third-party': 'A third party',
  'wait.colleague': 'A colleague',
  'wait.reason': 'What for',
  'wait.reason.third-party': 'e.g. the supplier’s quote',
  'wait.reason.colleague': 'e.g. approval by accounting',
  'wait.reason.missing': 'Enter what you are waiting for, so that the next person knows',
  'wait.until': 'Remind me',
  'wait.do': 'Wait',
  'wait.reminder': 'Reminder {time}',
  'waiting.third-party': 'Waiting for a third party',
  'waiting.third-party.brief': 'Third party',
  'waiting.colleague': 'Waiting for a colleague',
  'waiting.colleague.brief': 'Colleague',
  'followup.wait': 'Waiting time is over',
};
