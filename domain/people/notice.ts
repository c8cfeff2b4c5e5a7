/** What somebody who works here is told: kinds, each of which they choose ways for. */

/** What somebody is told, in the order in which preferences show it; the last is of mailboxes, the others of tickets. */
export const NOTICE_KINDS = [
  'call-out',
  'ticket-given',
  'ticket-taken',
  'not-given',
  'customer-replied',
  'reply-stopped',
  'denied',
  'noted',
  'rule-told',
  'warned',
  'broken',
  'overtaken',
  'promise-warned',
  'promise-broken',
  'stale',
  'snooze-ended',
  'wait-ended',
  'undelivered',
  'team-new',
  'unowned',
  'mailbox',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Of older releases, and of mailboxes, each change has a kind of its own. */
export const noticeKindOf = (kind: string): NoticeKind =>
  (NOTICE_KINDS as readonly string[]).includes(kind) ? (kind as NoticeKind) : 'mailbox';
