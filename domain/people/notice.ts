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
  'mentioned',
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

/**
 * What asks something of whoever is told, and not of somebody else: it counts at the bell and in the title of the tab. What is over (a broken
 * promise, which its list shows), what is many people's, and what is only to be known does not.
 */
const ASKING: readonly NoticeKind[] = [
  ...(['call-out', 'ticket-given', 'not-given', 'customer-replied', 'reply-stopped', 'denied'] as const),
  ...([
    'mentioned',
    'noted',
    'rule-told',
    'warned',
    'promise-warned',
    'snooze-ended',
    'wait-ended',
    'undelivered',
    'unowned',
  ] as const),
];
export const asks = (kind: NoticeKind): boolean => ASKING.includes(kind);
/** Each of these of a ticket overrules those before it: it came, it went. */
export const TURNS: readonly NoticeKind[] = ['ticket-given', 'ticket-taken'];
/** Of notices with the newest first: of each subject's coming and going the last, and all that is neither. */
export function lastTurns<Told extends { kind: string; subject: string }>(notices: readonly Told[]): Told[] {
  const turned = new Set<string>();
  return notices.filter(({ kind, subject }) => {
    if (!TURNS.includes(kind as NoticeKind)) return true;
    if (turned.has(subject)) return false;
    turned.add(subject);
    return true;
  });
}
/** What asks nothing and still changes what somebody was about to do: the bell shows it apart and does not count it. */
export const isToKnow = (kind: NoticeKind): boolean => kind === 'ticket-taken';

/** Of older releases, and of mailboxes, each change has a kind of its own. */
export const noticeKindOf = (kind: string): NoticeKind =>
  (NOTICE_KINDS as readonly string[]).includes(kind) ? (kind as NoticeKind) : 'mailbox';
