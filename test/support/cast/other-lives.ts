/** Names of the recorded histories that test/workflow/other-lives.test.ts and births.test.ts make. */
export const OTHER_LIVES = [
  'mailbox-watched-paused-and-gone',
  'mailbox-failed-and-watched-again',
  'housekeeping-sweeps',
  'mailbox-checked',
  'mailbox-recognised',
  'mails-counted',
  'application-tried',
  'consent-redeemed',
  'alarm-mailed',
  'held-mail-released',
  'tickets-handed-over',
  'born-whole-begun-by-its-deadline',
  'born-whole-begun-by-a-command',
  'born-whole-begun-by-a-mail',
  'born-whole-with-an-acknowledgement',
  'born-whole-renewed-while-sending',
] as const;
