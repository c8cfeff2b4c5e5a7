/** By which ways somebody is told of what: in the desk, by the browser, by mail. What they have not chosen is as it is by default. Pure. */
import { NOTICE_KINDS, type NoticeKind } from './notice.ts';
import { may, OWNERS, type Role } from './permission.ts';
import type { QuietHours } from './quiet-hours.ts';

/** `digest`: once a day; `away`: at once, unless they have been at the desk since; `at-once`: unless they have read it in the desk. */
export const MAIL_WAYS = ['never', 'digest', 'away', 'at-once'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

type Ways = { desk: boolean; browser: boolean; mail: MailWay };

export type NoticePreferences = {
  ways: Record<NoticeKind, Ways>;
  quiet: QuietHours;
  /** The browser's notification is heard as well. */
  sound: boolean;
  /** `HH:MM` of their own day. */
  digestAt: string;
  /** The person's own, which their preferences keep, else that of the company's hours. */
  timeZone: string;
};
/** What somebody has chosen, as it is kept; kinds that came later are missing. */
export type ChosenPreferences = Partial<Omit<NoticePreferences, 'ways' | 'timeZone'>> & {
  ways?: Partial<Record<NoticeKind, Ways>>;
};

/** Whoever is called out is reached, whatever they have chosen and whatever the hour. */
export const reachesAlways = (kind: NoticeKind): boolean => kind === 'call-out';
const ALWAYS: Ways = { desk: true, browser: true, mail: 'at-once' };

const loud = (mail: MailWay): Ways => ({ desk: true, browser: true, mail });
const quiet = (mail: MailWay): Ways => ({ desk: true, browser: false, mail });

/**
 * The first day's: what asks something of them pops up, and is mailed to who is not there; what can wait stands in the desk, and in the daily
 * mail until it is read.
 */
const DEFAULTS: Record<NoticeKind, Ways> = {
  'call-out': ALWAYS,
  'ticket-given': loud('away'),
  'ticket-taken': quiet('never'),
  'not-given': loud('away'),
  'customer-replied': loud('digest'),
  'reply-stopped': loud('away'),
  denied: loud('away'),
  mentioned: loud('away'),
  noted: loud('digest'),
  'rule-told': loud('away'),
  warned: loud('never'),
  broken: loud('away'),
  overtaken: quiet('digest'),
  'promise-warned': loud('away'),
  'promise-broken': loud('away'),
  stale: quiet('digest'),
  'snooze-ended': loud('digest'),
  'wait-ended': loud('digest'),
  undelivered: loud('away'),
  'team-new': loud('never'),
  unowned: loud('away'),
  mailbox: quiet('never'),
};

/** Which kinds can reach somebody of this role: a viewer owns nothing, and is told only what a rule or a colleague tells them. */
export function kindsFor(role: Role): NoticeKind[] {
  const owns = OWNERS.includes(role);
  return NOTICE_KINDS.filter((kind) =>
    kind === 'mailbox' ? may(role, 'mailbox:write') : owns || kind === 'rule-told' || kind === 'mentioned',
  );
}

/** All that is chosen, the rest by default. */
export const preferencesOf = (chosen: ChosenPreferences | null, timeZone: string): NoticePreferences => ({
  quiet: { hours: null, days: [] },
  sound: true,
  digestAt: '09:00',
  ...chosen,
  timeZone,
  ways: Object.fromEntries(
    NOTICE_KINDS.map((kind) => [kind, reachesAlways(kind) ? ALWAYS : listed(chosen?.ways?.[kind] ?? DEFAULTS[kind])]),
  ) as NoticePreferences['ways'],
});

/** What pops up stands in the list as well, where it is read. */
const listed = (ways: Ways): Ways => ({ ...ways, desk: ways.desk || ways.browser });

/** Of these they are told in no way; never of what reaches them always, whatever a request says. */
export const silentKinds = ({ ways }: Pick<NoticePreferences, 'ways'>): NoticeKind[] =>
  NOTICE_KINDS.filter(
    (kind) => !reachesAlways(kind) && !ways[kind].desk && !ways[kind].browser && ways[kind].mail === 'never',
  );
