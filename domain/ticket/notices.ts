/**
 * Who is told of what happens to a ticket: an effect of its events, decided beside the record. Whom a team means (its lead, its people) stands in
 * Postgres, so that the rule says only which of them it is. Nobody is told of their own doing. Pure.
 */
import type { NoticeKind } from '../people/notice.ts';
import { DAY_MS, HOUR_MS } from '../time.ts';
import type { EventKind, Fact, RecordedEvent } from './event.ts';
import type { Mention } from './mention.ts';
import type { Overtaken } from './renewal.ts';
import { owedPromises } from './rules/promises.ts';
import type { Ticket } from './ticket.ts';

/**
 * `team`: everybody of one; `members`: the people of the ticket's team if nobody gives out its tickets; `former-owner`: who had it before the step and has it
 * no longer.
 */
export type Whom = { agent: string } | { team: string } | 'lead' | 'members' | 'former-owner';

/** `cause`: the same for everybody whom it is told; one agent hears of one cause once. `by`: who did it, null for nobody. */
export type TicketNotice = {
  kind: NoticeKind;
  whom: Whom;
  by: string | null;
  ticket: number;
  team: string;
  cause: string;
  /** Ids, kinds and instants; no word of a customer or a colleague. */
  detail: Record<string, unknown>;
  /** When (epoch ms); it may be found, and told, much later. */
  happened: number;
};

type Escalated = Extract<Fact, { kind: 'escalated' }>;
type Subject = Pick<Ticket, 'number' | 'owner' | 'team' | 'state' | 'promises' | 'clocks' | 'held'>;
type Told = { kind: NoticeKind; whom: Whom; detail?: Record<string, unknown> };
type Telling = (event: RecordedEvent, ticket: Subject) => Told[];

/** Where nobody has it, its team's lead is asked. */
const ownerOrLead = ({ owner }: Subject): Whom => (owner === null ? 'lead' : { agent: owner });
const owner = (kind: NoticeKind, ticket: Subject, detail?: Told['detail']): Told[] =>
  ticket.owner === null ? [] : [{ kind, whom: { agent: ticket.owner }, ...(detail && { detail }) }];

/** It is whose it is from birth on; what is born closed asks nothing. */
const birth: Telling = ({ data }, ticket) => {
  if (ticket.state === 'closed') return [];
  return ticket.owner === null
    ? [{ kind: 'team-new', whom: 'members' }]
    : owner('ticket-given', ticket, { decision: data['routing'] ?? null });
};

/** What warns concerns whoever has it; what is broken their lead as well. */
const late = (kind: NoticeKind, isBroken: boolean, ticket: Subject, detail: Told['detail']): Told[] => [
  { kind, whom: ownerOrLead(ticket), detail },
  ...(isBroken && ticket.owner !== null ? [{ kind, whom: 'lead', detail } as const] : []),
];
const clock =
  (kind: 'warned' | 'broken'): Telling =>
  ({ data }, ticket) =>
    // What only a changed policy has brought is told with the change, once for all tickets.
    data['overtaken'] === true ? [] : late(kind, kind === 'broken', ticket, { clock: data['clock'] });
/** What was promised stands in Postgres, by this id. */
const promise =
  (kind: 'promise-warned' | 'promise-broken'): Telling =>
  ({ data }, ticket) =>
    late(kind, kind === 'promise-broken', ticket, { promise: data['promise'] });

/** Whoever is given a ticket is given what its customer was promised. */
function promisedAt(ticket: Subject): { promisedAt?: number } {
  const owed = owedPromises(ticket).map(({ dueAt }) => dueAt);
  return owed.length === 0 ? {} : { promisedAt: Math.min(...owed) };
}

/** Replies that were held back by this event: whoever wrote one decides about it, and hears nothing else of the mail. */
function stopped({ data }: RecordedEvent, { held }: Subject, others: Told[]): Told[] {
  const outboxes = Array.isArray(data['stopped']) ? data['stopped'] : [];
  const writers = new Set(held.flatMap(({ outbox, by }) => (outboxes.includes(outbox) && by !== null ? [by] : [])));
  return [
    ...[...writers].map((agent): Told => ({ kind: 'reply-stopped', whom: { agent } })),
    ...others.filter(({ whom }) => typeof whom === 'string' || !('agent' in whom) || !writers.has(whom.agent)),
  ];
}

const TOLD: { [Kind in EventKind]?: Telling } = {
  opened: birth,
  'message-received': (event, ticket) => {
    if (event.version === 1) return birth(event, ticket);
    if (event.data['machine'] === true || ticket.state === 'closed') return stopped(event, ticket, []);
    const isDenied = event.data['says'] === 'denied';
    return stopped(
      event,
      ticket,
      isDenied ? [{ kind: 'denied', whom: ownerOrLead(ticket) }] : owner('customer-replied', ticket),
    );
  },
  assign: ({ data, actor }, ticket) => {
    const detail = { note: data['note'] ?? null, decision: data['decision'] ?? null, ...promisedAt(ticket) };
    const taken: Told[] = actor.kind === 'agent' ? [{ kind: 'ticket-taken', whom: 'former-owner', detail }] : [];
    return ticket.owner === null
      ? [...taken, { kind: 'team-new', whom: 'members' }]
      : [...taken, ...owner('ticket-given', ticket, detail)];
  },
  routed: ({ data }, ticket) => {
    if (ticket.state === 'closed') return [];
    if (ticket.owner === null) return data['team'] === null ? [] : [{ kind: 'team-new', whom: 'members' }];
    return data['agent'] === ticket.owner && data['agent'] !== data['instead']
      ? owner('ticket-given', ticket, { decision: data['decision'] ?? null, ...promisedAt(ticket) })
      : [];
  },
  confirm: (event, ticket) => stopped(event, ticket, []),
  deny: (event, ticket) => stopped(event, ticket, [{ kind: 'denied', whom: ownerOrLead(ticket) }]),
  // Whoever is asked reads what, where they are told; as the owner they are told of it once all the same (`causeOf`).
  note: ({ data }, ticket) => {
    const mentions = (data['mentions'] ?? []) as Mention[];
    const detail = { note: data['message'] ?? null };
    return [...mentions.map((whom): Told => ({ kind: 'mentioned', whom, detail })), ...owner('noted', ticket)];
  },
  'policy-changed': ({ data }, ticket) => {
    const overtakes = (data['overtakes'] ?? []) as Overtaken[];
    return overtakes.length === 0
      ? []
      : late(
          'overtaken',
          overtakes.some(({ as }) => as === 'broken'),
          ticket,
          {},
        );
  },
  'clock-warned': clock('warned'),
  'clock-breached': clock('broken'),
  'promise-warned': promise('promise-warned'),
  'promise-broken': promise('promise-broken'),
  // Of what warns or breaks its owner hears anyway, and of what breaks its lead.
  escalated: ({ data }, ticket) => {
    const { clock: kind, moment, does, overtaken } = data as Pick<Escalated, 'clock' | 'moment' | 'does' | 'overtaken'>;
    const isLate = typeof moment === 'number';
    const detail = overtaken ? { lateMs: moment } : { clock: kind };
    const notice = overtaken ? 'overtaken' : moment === 'warned' ? 'warned' : 'broken';
    return [
      ...(does.includes('tell-owner') && isLate ? [{ kind: notice, whom: ownerOrLead(ticket), detail } as const] : []),
      ...(does.includes('tell-lead') && (moment !== 'broken' || ticket.owner === null)
        ? [{ kind: notice, whom: 'lead', detail } as const]
        : []),
    ];
  },
  'snooze-ended': (_, ticket) => [{ kind: 'snooze-ended', whom: ownerOrLead(ticket) }],
  'wait-ended': (_, ticket) => [{ kind: 'wait-ended', whom: ownerOrLead(ticket) }],
  // Their silence is to be judged by a person.
  'closing-proposed': (_, ticket) => owner('stale', ticket),
  'answer-limit-passed': (_, ticket) => (ticket.state === 'closed' ? [] : owner('stale', ticket)),
  'stale-limit-passed': (_, ticket) => owner('stale', ticket),
  'unowned-limit-passed': () => [{ kind: 'unowned', whom: 'lead' }],
  delivery: ({ data }, ticket) => {
    const state = data['state'];
    const failed = state === 'rejected' || state === 'unknown' || state === 'bounced';
    return failed ? [{ kind: 'undelivered', whom: ownerOrLead(ticket), detail: { state } }] : [];
  },
};

/** Of a team's new tickets its people hear once in this time: the list counts them. */
const TEAM_NEW_MS = HOUR_MS;

/** What a step of a ticket's life tells; `ticket` as the step leaves it. `isCallOut`: it is born to somebody because they are on call. */
export const noticesOf = (events: readonly RecordedEvent[], ticket: Subject, isCallOut = false): TicketNotice[] =>
  events.flatMap((event) =>
    (TOLD[event.kind]?.(event, ticket) ?? []).map(({ kind, whom, detail = {} }) => ({
      ...{
        kind: isCallOut && kind === 'ticket-given' ? ('call-out' as const) : kind,
        whom,
        detail,
        happened: event.at,
        ticket: ticket.number,
        team: ticket.team,
      },
      by: event.actor.kind === 'agent' ? event.actor.id : null,
      cause: causeOf(kind, event, ticket),
    })),
  );

/**
 * A note is one cause, whoever is told of it and why. Of a change over all open tickets somebody hears once, however many of theirs it has made
 * late, and once for each step that comes so long after it; where nobody knows any more which change it was, once a day.
 */
const causeOf = (kind: NoticeKind, { version, at, data }: RecordedEvent, { number, team }: Subject): string => {
  if (kind === 'team-new') return teamNew(team, at);
  if (kind === 'mentioned') return `${number}.${version}.noted`;
  if (kind !== 'overtaken') return `${number}.${version}.${kind}`;
  const { renewal, moment } = data;
  return ['overtaken', renewal ?? `day-${Math.floor(at / DAY_MS)}`, ...(moment === undefined ? [] : [moment])].join(
    '.',
  );
};

const teamNew = (team: string, at: number): string => `team-new.${team}.${Math.floor(at / TEAM_NEW_MS)}`;
