import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { Filter, TextScope } from '../paths.ts';
import { zoneHere } from '../zone.ts';
import { call } from './client.ts';
import type { Me } from './types.ts';

/** Keys of everything the desk reads; live.tsx and command/run.ts renew by them. */
export const keys = {
  me: ['me'],
  setup: ['setup'],
  counters: ['counters'],
  /** Below the lists: each changes with them. */
  scheduled: ['tickets', 'scheduled'],
  lists: ['tickets'],
  list: (view: string, filter: Filter, sort: Sort = 'activity') => ['tickets', view, filter, sort],
  /** Below the counters: whoever has them read anew means these too. */
  groups: ['counters', 'groups'],
  /** How many a list holds: below the counts of views, and counted at their pace. */
  count: ['view-counts', 'list'],
  /** Of its own: most changes of tickets say nothing of it. */
  firstSteps: ['first-steps'],
  views: ['views'],
  viewCounts: ['view-counts'],
  /** Not below the counters: the day is much to read, and has a pace of its own. */
  today: ['today'],
  byContact: (contact: string) => ['tickets', 'contact', contact],
  everyTicket: ['ticket'],
  ticket: (number: number) => ['ticket', number],
  messages: (number: number) => ['ticket', number, 'messages'],
  /** Not below the ticket: it changes with every word. */
  drafts: (number: number) => ['drafts', number],
  /** Nor this: it changes all the time, and says nothing of the ticket. */
  lookers: (number: number) => ['lookers', number],
  signature: (number: number) => ['ticket', number, 'signature'],
  suggestedType: (number: number) => ['suggested-type', number],
  events: (number: number) => ['ticket', number, 'events'],
  /** Below the ticket: each changes with it. */
  promises: (number: number) => ['ticket', number, 'promises'],
  explanation: (number: number) => ['ticket', number, 'explanation'],
  candidates: (number: number) => ['ticket', number, 'candidates'],
  guarantee: ['guarantee'],
  handOver: ['hand-over'],
  contact: (id: string) => ['contact', id],
  /** Below the contact: each changes with it. */
  contactNotes: (id: string) => ['contact', id, 'notes'],
  contactZone: (id: string) => ['contact', id, 'zone'],
  words: (id: string) => ['words', id],
  agents: ['agents'],
  tags: ['tags'],
  teams: ['teams'],
  skills: ['skills'],
  /** Also of all that rules name: texts, blocked senders. */
  rules: ['rules'],
  mailTexts: ['mail-texts'],
  canned: ['canned'],
  jargon: ['jargon'],
  customFields: ['custom-fields'],
  agentConsequences: (agent: string) => ['agents', agent, 'consequences'],
  mailboxes: ['mailboxes'],
  mailApps: ['mail-apps'],
  consent: (id: string) => ['mail-consents', id],
  dryCount: ['dry-count'],
  consequences: (mailbox: string) => ['mailboxes', mailbox, 'consequences'],
  /** Below the mailboxes, because a change of one brings a notice. */
  notices: ['mailboxes', 'notices'],
  noticePreferences: ['notice-preferences'],
  ledger: (mailbox: string) => ['mailboxes', mailbox, 'ledger'],
  quarantine: ['quarantine'],
} as const;

/** Another reader begins, or nobody: what the last one saw goes. The session itself stays, because the gate watches it. */
export function changeReader(client: QueryClient, me: Me | null): void {
  client.setQueryData(keys.me, me);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.me[0] });
}

/** Of the lists those whose rows are tickets: what is scheduled stands below them, and its rows are replies. */
export const TICKET_LISTS = {
  queryKey: keys.lists,
  predicate: ({ queryKey }: Pick<Query, 'queryKey'>) =>
    !keys.scheduled.every((part, place) => queryKey[place] === part),
};

/** What was promised on a ticket, in words. */
export const promisesQuery = (number: number) =>
  queryOptions({
    queryKey: keys.promises(number),
    queryFn: () => call('listPromises', { params: { number } }),
  });

/** The first steps, each as far as it was taken; asked again where they are looked at, because not all of it is heard of. */
export const firstStepsQuery = queryOptions({
  queryKey: keys.firstSteps,
  queryFn: () => call('getFirstSteps', {}),
  refetchOnMount: 'always',
});
export const agentsQuery = queryOptions({
  queryKey: keys.agents,
  queryFn: () => call('listAgents', {}),
  staleTime: 30_000,
});
/** Also those who work here no longer, whose names stand in old tickets. */
export const staffQuery = queryOptions({
  queryKey: [...keys.agents, 'all'],
  queryFn: () => call('listAgents', { query: { include: 'all' } }),
  staleTime: 30_000,
});
export const agentConsequencesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.agentConsequences(id),
    queryFn: () => call('agentConsequences', { params: { id } }),
  });
export const skillsQuery = queryOptions({
  queryKey: keys.skills,
  queryFn: () => call('listSkills', {}),
  staleTime: 30_000,
});
/** The tags in use, those used most first. */
export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: () => call('listTags', { query: {} }),
  staleTime: 60_000,
});
export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: () => call('listTeams', {}),
  staleTime: 30_000,
});
/** Also those that were merged into others. */
export const everyTeamQuery = queryOptions({
  queryKey: [...keys.teams, 'all'],
  queryFn: () => call('listTeams', { query: { include: 'all' } }),
  staleTime: 30_000,
});
export const mailTextsQuery = (scope: TextScope) =>
  queryOptions({ queryKey: [...keys.mailTexts, scope], queryFn: () => call('listMailTexts', { query: scope }) });
/** Read once: the stream tells when somebody has kept another. */
export const jargonQuery = queryOptions({
  queryKey: keys.jargon,
  queryFn: () => call('listJargon', {}),
  staleTime: Number.POSITIVE_INFINITY,
});
/** The canned replies that the reader may use; those used most on tickets like this one are told. */
export const cannedQuery = (ticket: number | null) =>
  queryOptions({
    queryKey: [...keys.canned, ticket],
    queryFn: () => call('listCannedReplies', { query: ticket === null ? {} : { ticket } }),
    staleTime: 30_000,
  });
/** What will stand beneath an answer of the reader's. */
export const signatureQuery = (number: number) =>
  queryOptions({
    queryKey: keys.signature(number),
    queryFn: () => call('getSignature', { params: { number } }),
    staleTime: 60_000,
  });
/** What the reader was told and has not read. */
export const noticesQuery = queryOptions({
  queryKey: keys.notices,
  queryFn: () => call('listNotices', { query: {} }),
});
/** Of these, what asks something of the reader. */
export const askingQuery = queryOptions({
  queryKey: [...keys.notices, 'asking'],
  queryFn: () => call('listNotices', { query: { only: 'asking', limit: 50 } }),
});
/** The newest of all, read or not. */
export const allNoticesQuery = queryOptions({
  queryKey: [...keys.notices, 'all'],
  queryFn: () => call('listNotices', { query: { include: 'all', limit: 200 } }),
});
export const noticePreferencesQuery = queryOptions({
  queryKey: keys.noticePreferences,
  queryFn: () => call('getNoticePreferences', {}),
  staleTime: 60_000,
});
export const consequencesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.consequences(id),
    queryFn: () => call('mailboxConsequences', { params: { id } }),
  });
export const mailboxesQuery = queryOptions({ queryKey: keys.mailboxes, queryFn: () => call('listMailboxes', {}) });

export const ticketQuery = (number: number) =>
  queryOptions({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => call('getTicket', { params: { number } }, { signal }),
    staleTime: 10_000,
  });

/** Asked once: what a mail says stays the same, and what is learned meanwhile can wait. */
export const suggestedTypeQuery = (number: number) =>
  queryOptions({
    queryKey: keys.suggestedType(number),
    queryFn: () => call('getSuggestedType', { params: { number } }),
    staleTime: 600_000,
  });

/** What is being written on a ticket, by whom. */
export const draftsQuery = (number: number) =>
  queryOptions({
    queryKey: keys.drafts(number),
    queryFn: () => call('listDrafts', { params: { number } }),
    staleTime: 10_000,
  });

/** The thread, newest page first; `next` of a page leads to older messages. */
export const messagesQuery = (number: number) =>
  infiniteQueryOptions({
    queryKey: keys.messages(number),
    queryFn: ({ pageParam, signal }) =>
      call('listMessages', { params: { number }, query: { before: pageParam ?? undefined, limit: 100 } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 10_000,
  });

export const eventsQuery = (number: number) =>
  queryOptions({
    queryKey: keys.events(number),
    queryFn: () => call('listEvents', { params: { number }, query: {} }),
    staleTime: 10_000,
  });

/** Why the ticket is where it is, and what comes next. */
export const explanationQuery = (number: number) =>
  queryOptions({
    queryKey: keys.explanation(number),
    queryFn: () => call('getExplanation', { params: { number } }),
    staleTime: 10_000,
  });
/** Who could be given the ticket; loads change by the minute, so it is asked anew each time it is shown. */
export const candidatesQuery = (number: number) =>
  queryOptions({ queryKey: keys.candidates(number), queryFn: () => call('listCandidates', { params: { number } }) });
export const guaranteeQuery = queryOptions({
  queryKey: keys.guarantee,
  queryFn: () => call('getGuarantee', {}),
  refetchInterval: 60_000,
});
/** What of the reader's own falls due before their next shift; looked at again as the end of this one comes nearer. */
export const handOverQuery = queryOptions({
  queryKey: keys.handOver,
  queryFn: () => call('getHandOver', {}),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: keys.contact(id),
    queryFn: () => call('getContact', { params: { id } }),
    staleTime: 60_000,
  });

/** What we wrote in a reply, which never changes. */
export const wordsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.words(id),
    queryFn: () => call('getMessageWords', { params: { id } }),
    staleTime: Infinity,
  });

/** Contacts by part of a name or address. */
export const contactsQuery = (q: string) =>
  queryOptions({
    queryKey: ['contacts', q],
    queryFn: ({ signal }) => call('listContacts', { query: { q, limit: 20 } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** What somebody has to do today; null: the reader. */
export const todayQuery = (agent: string | null) =>
  queryOptions({
    queryKey: [...keys.today, agent],
    queryFn: () => call('getToday', { query: { zone: zoneHere(), ...(agent !== null && { agent }) } }),
    // A shift begins, a day ends, without anything that would be told.
    refetchInterval: 5 * 60_000,
  });
