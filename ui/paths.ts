import type { GuideName } from '../domain/text/guide.ts';
import { FILTER_NAMES, type FilterName, isOfWords } from '../domain/ticket/list/filter.ts';

/** What narrows a view down: words that are looked for, and of each filter the values of which one is enough. */
export type Filter = { q?: string } & { [Name in FilterName]?: string[] };
type GivenFilter = { q?: string } & { [Name in FilterName]?: string | string[] };

/**
 * The filter that the query of an address names. A tag and a subject may hold a comma, so each has a parameter of its own. `keepsLifted`: of a saved view,
 * one without values lifts its own.
 */
export function filterOf(query: string, keepsLifted = false): Filter {
  const given = new URLSearchParams(query);
  const words = given.get('q');
  const filters = FILTER_NAMES.flatMap((name) => {
    const all = given.getAll(name).flatMap((one) => (isOfWords(name) ? [one] : one.split(',')));
    const values = [...new Set(all.filter((one) => one !== ''))];
    return values.length > 0 || (keepsLifted && given.has(name)) ? [[name, values]] : [];
  });
  return { ...(words ? { q: words } : {}), ...(Object.fromEntries(filters) as Filter) };
}

function queryOf(filter: GivenFilter): string {
  const parts = FILTER_NAMES.flatMap((name) => {
    const values = [filter[name] ?? []].flat().filter((one) => one !== '');
    const written = values.map(encodeURIComponent);
    if (written.length === 0) return Array.isArray(filter[name]) ? [`${name}=`] : [];
    return isOfWords(name) ? written.map((one) => `${name}=${one}`) : [`${name}=${written.join(',')}`];
  });
  const all = [...(filter.q ? [`q=${encodeURIComponent(filter.q)}`] : []), ...parts];
  return all.length > 0 ? `?${all.join('&')}` : '';
}

/** Which week is looked at, of which team, which day of it closely; `mine`: with one's own shifts and absences open. */
export type WeekPlace = { from?: string; team?: string | null; day?: string | null; mine?: boolean };

function weekQueryOf({ from, team, day, mine }: WeekPlace): string {
  const given = { from, team, day, mine: mine ? '1' : null };
  const parts = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return parts.length > 0 ? `?${new URLSearchParams(parts)}` : '';
}

/** For whom a text of mails is written; with neither, for all of the company. */
export type TextScope = { team?: string; mailbox?: string };

/** The scope that the query of an address names. */
export function textScopeOf(query: string): TextScope {
  const given = new URLSearchParams(query);
  const team = given.get('team');
  const mailbox = given.get('mailbox');
  if (team !== null) return { team };
  return mailbox === null ? {} : { mailbox };
}

function textQueryOf(given: TextScope & { language?: string }): string {
  const query = new URLSearchParams(given).toString();
  return query === '' ? '' : `?${query}`;
}

/** Every address of the desk. The state of a page lives in its address: view, open ticket, search. */
export const paths = {
  /** Of a view that everybody has by its name, of a saved one by its id. */
  view: (view: string, filter: GivenFilter = {}) => `/views/${view}${queryOf(filter)}`,
  ticket: (view: string, number: number, filter: GivenFilter = {}) => `/views/${view}/${number}${queryOf(filter)}`,
  /** Without a view: for links in mails and between tickets. */
  anyTicket: (number: number) => `/tickets/${number}`,
  /** In the list that an address of the desk shows, as it is narrowed down; elsewhere without a view. */
  ticketBeside: ({ pathname, search }: { pathname: string; search: string }, number: number) => {
    const list = /^\/views\/[\w-]+(?=\/|$)/.exec(pathname)?.[0];
    return list === undefined ? `/tickets/${number}` : `${list}/${number}${search}`;
  },
  /** A page of the API, which leads on to the Temporal UI. */
  workflow: (number: number) => `/workflows/tickets/${number}`,
  /** Somebody's day; the reader's own without an id. */
  today: (agent?: string) => `/today${agent === undefined ? '' : `?agent=${agent}`}`,
  /** Where a sign-in leads to, as its reader has chosen. */
  start: () => '/',
  scheduled: () => '/scheduled',
  quarantine: () => '/quarantine',
  mailboxes: () => '/settings/mailboxes',
  connect: () => '/settings/mailboxes/connect',
  ledger: (mailbox: string) => `/settings/mailboxes/${mailbox}/ledger`,
  people: () => '/settings/people',
  week: (place: WeekPlace = {}) => `/settings/week${weekQueryOf(place)}`,
  calendars: () => '/settings/calendars',
  policies: () => '/settings/policies',
  policy: (id: string) => `/settings/policies/${id}`,
  /** `copy`: the id of a policy to begin with. */
  newPolicy: ({ copy }: { copy?: string } = {}) => `/settings/policies/new${copy === undefined ? '' : `?copy=${copy}`}`,
  customers: (q?: string) => `/settings/customers${q === undefined ? '' : `?q=${encodeURIComponent(q)}`}`,
  rules: () => '/settings/rules',
  rule: (id: string) => `/settings/rules/${id}`,
  /** `copy`: the id of a rule to begin with. */
  newRule: ({ copy }: { copy?: string } = {}) => `/settings/rules/new${copy === undefined ? '' : `?copy=${copy}`}`,
  texts: (scope: TextScope = {}) => `/settings/texts${textQueryOf(scope)}`,
  text: (kind: string, language: string, scope: TextScope = {}) =>
    `/settings/texts/${kind}${textQueryOf({ language, ...scope })}`,
  customFields: () => '/settings/fields',
  jargon: () => '/settings/jargon',
  cannedReplies: () => '/settings/canned-replies',
  cannedReply: (id: string) => `/settings/canned-replies/${id}`,
  /** May begin with a reply that was sent. */
  newCannedReply: (sent?: { ticket: number; message: string }) =>
    `/settings/canned-replies/new${sent === undefined ? '' : `?ticket=${sent.ticket}&message=${sent.message}`}`,
  guarantee: () => '/guarantee',
  handOver: () => '/hand-over',
  firstSteps: () => '/first-steps',
  keys: () => '/keys',
  guide: (page?: GuideName, section = '') =>
    page === undefined ? '/guide' : `/guide/${page}${section === '' ? '' : `#${section}`}`,
  notices: () => '/notices',
  /** `kind`: of which the row is looked for. */
  noticeSettings: (kind?: string) => `/settings/notices${kind === undefined ? '' : `#${kind}`}`,
  profile: () => '/settings/profile',
  /** Where the link of a mail leads; its token follows behind the #. */
  password: () => '/password',
} as const;
