/** Names of the recorded histories of workflows that are no ticket's; test/workflow/other-lives.test.ts makes them. */
export const OTHER_LIVES = [
  'mailbox-watched-paused-and-gone',
  'mailbox-failed-and-watched-again',
  'housekeeping-sweeps',
  'mailbox-checked',
  'held-mail-released',
] as const;
