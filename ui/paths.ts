import type { View } from '../contract/ticket/routes.ts';

/** Every address of the desk. The state of a page lives in its address: view, open ticket, search. */
export const paths = {
  view: (view: View, q = '') => `/views/${view}${q ? `?q=${encodeURIComponent(q)}` : ''}`,
  ticket: (view: View, number: number, q = '') => `/views/${view}/${number}${q ? `?q=${encodeURIComponent(q)}` : ''}`,
  /** Without a view: for links in mails and between tickets. */
  anyTicket: (number: number) => `/tickets/${number}`,
  /** A page of the API, which leads on to the Temporal UI. */
  workflow: (number: number) => `/workflows/tickets/${number}`,
  quarantine: () => '/quarantine',
  mailboxes: () => '/settings/mailboxes',
  ledger: (mailbox: string) => `/settings/mailboxes/${mailbox}/ledger`,
  people: () => '/settings/people',
  profile: () => '/settings/profile',
} as const;

/** The views in the order of the navigation; `all` is reached by search. */
export const NAV_VIEWS = [
  'unassigned',
  'mine',
  'team',
  'open',
  'snoozed',
  'breached',
  'closed',
] as const satisfies readonly View[];

/** The view an address names, or null. */
export const isView = (text: string): text is View => [...NAV_VIEWS, 'all'].includes(text);
