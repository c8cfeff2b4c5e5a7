/**
 * A desk whose week is known: support with five people and a rota, accounting with two. Cases say what came, when, who carries how much
 * and what is different that day.
 */
import type { RoutingBook } from '../../../domain/routing/decision.ts';
import type { RoutingFacts } from '../../../domain/routing/facts.ts';
import { type Member, openAt, type TeamSettings } from '../../../domain/routing/roster.ts';
import type { Action, Rule } from '../../../domain/routing/rule.ts';
import type { Condition } from '../../../domain/ticket/condition.ts';
import type { Shift } from '../../../domain/routing/shift.ts';
import type { Calendar } from '../../../domain/sla/calendar.ts';
import { instantOn } from '../../../domain/wall-time.ts';
import { facts } from './facts.ts';

const ZONE = 'Europe/Istanbul';
/** The week from Monday, 23 November 2026; `next` is the Monday after it, and `feast` a Thursday on which nobody works. */
const DAYS = { mon: 23, tue: 24, wed: 25, thu: 26, fri: 27, sat: 28, sun: 29, next: 30 } as const;

/** `fri 10:00` as epoch ms, in Istanbul. */
export function whenIs(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  if (day === 'feast') return instantOn({ year: 2026, month: 10, day: 29 }, time, ZONE);
  return instantOn({ year: 2026, month: 11, day: DAYS[day as keyof typeof DAYS] }, time, ZONE);
}

const OFFICE: Calendar = {
  timeZone: ZONE,
  openHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
  holidays: ['2026-10-29'],
};
export const CALENDARS = new Map([['ofis', OFFICE]]);

const shift = (days: number[], from: string, to: string): Shift => ({
  ...{ days, from, to, timeZone: ZONE, since: '2026-01-01', until: null },
});

const member = (id: string, more: Partial<Member> = {}): Member => ({
  ...{ id, mayOwn: true, active: true, teams: ['destek'], skills: {}, seniority: 1, capacity: 4, languages: ['tr'] },
  ...{ load: 0, lastGivenAt: null, shifts: [], absences: [], said: null, seenAt: null },
  ...more,
});

/** Ece works in the afternoon of the first three days; who has no shift works the hours of the office. */
const PEOPLE: readonly Member[] = [
  member('ayşe'),
  member('can', { seniority: 3, languages: ['tr', 'en'], skills: { iade: 2 } }),
  member('ece', {
    seniority: 2,
    capacity: 8,
    skills: { iade: 1, kargo: 3 },
    shifts: [shift([1, 2, 3], '12:00', '20:00')],
  }),
  member('nuri', { teams: [], seniority: 2 }),
  member('selin', { teams: [], seniority: 3 }),
  member('deniz', { teams: ['muhasebe'], capacity: 2 }),
  member('mert', { teams: ['muhasebe'], seniority: 3 }),
];

const TEAMS: readonly TeamSettings[] = [
  {
    ...{ id: 'destek', mode: 'push', lead: 'selin', calendar: OFFICE, duties: [] },
    rotation: { people: ['nuri', 'can'], since: '2026-11-23', time: '09:00', timeZone: ZONE },
  },
  { id: 'muhasebe', mode: 'push', lead: 'mert', calendar: OFFICE, duties: [], rotation: null },
  { id: 'kargo', mode: 'claim', lead: null, calendar: OFFICE, duties: [], rotation: null },
];

const rule = (id: string, when: Condition, then: Action[], stop = false): Rule => ({
  ...{ id, version: 1, name: id, enabled: true, on: ['ticket-opened'], when, then, stop },
});
const subject = (...value: string[]): Condition => ({ field: 'subject', op: 'contains', value });

export const RULES: readonly Rule[] = [
  rule('spam', { field: 'marked-spam', op: 'is', value: [true] }, [{ do: 'mark-spam' }]),
  rule('bülten', subject('bülten'), [{ do: 'archive' }]),
  rule('fatura', subject('fatura'), [
    { do: 'set-team', team: 'muhasebe' },
    { do: 'add-tags', tags: ['fatura'] },
  ]),
  rule('vip', { field: 'sender-vip', op: 'is', value: [true] }, [
    { do: 'need-seniority', seniority: 3 },
    { do: 'set-priority', priority: 'high' },
  ]),
  rule('iade', subject('iade'), [{ do: 'need-skill', skill: 'iade', level: 2 }]),
  rule('paket', subject('paket'), [{ do: 'need-skill', skill: 'kargo', level: 3 }]),
  rule('acil', subject('acil'), [{ do: 'set-priority', priority: 'urgent' }]),
  rule('sözleşme', subject('sözleşme'), [{ do: 'set-agent', agent: 'can' }]),
  rule('müdür', subject('müdür'), [{ do: 'set-agent', agent: 'selin' }]),
  rule('kurye', subject('kurye'), [{ do: 'set-team', team: 'kargo' }]),
  rule('gece', { field: 'hours', op: 'outside', value: ['ofis'] }, [{ do: 'add-tags', tags: ['mesai-dışı'] }]),
];

/** What came, in words of its subject; `vip`, `english` and `spam` say what it is beside them. */
const mail = (what: string, at: number): RoutingFacts =>
  facts({
    ...{
      at,
      team: 'destek',
      text: 'Merhaba',
      attachments: [],
      subject: what.replaceAll(/\b(?:vip|english|spam)\b/g, ''),
    },
    language: what.includes('english') ? 'en' : 'tr',
    cameAt: at,
    openCalendars: openAt(CALENDARS, at),
    sender: { vip: what.includes('vip') },
    spam: { marked: what.includes('spam') },
  });

/** One thing that is different: `can absent`, `ayşe off`, `ece gone`, `can away`, `ayşe none` (of capacity), `nobody seen`. */
function changed(people: readonly Member[], change: string, at: number): Member[] {
  const [who, how] = change.split(' ');
  return people.map((one) => {
    if (how === 'seen') return { ...one, seenAt: null };
    if (one.id !== who) return one;
    if (how === 'absent') return { ...one, absences: [{ from: at - 1, to: at + 1 }] };
    if (how === 'off' || how === 'away' || how === 'online') return { ...one, said: { presence: how, until: null } };
    if (how === 'gone') return { ...one, active: false };
    if (how === 'viewer') return { ...one, mayOwn: false };
    if (how === 'none') return { ...one, capacity: 0 };
    if (how === 'last') return { ...one, lastGivenAt: at - 1 };
    throw new Error(`nobody knows what "${change}" means`);
  });
}

/** The desk at an instant: everybody was just seen; `loads` is `ayşe 3, can 1`, `changes` a list of what is different. */
export function deskAt(at: number, loads = '', changes = ''): RoutingBook {
  const carried = new Map(parts(loads).map((one) => one.split(' ') as [string, string]));
  const people = PEOPLE.map((one) => ({ ...one, seenAt: at, load: Number(carried.get(one.id) ?? 0) }));
  return {
    rules: RULES,
    teams: new Map(TEAMS.map((team) => [team.id, team])),
    people: parts(changes).reduce((so, change) => changed(so, change, at), people as Member[]),
  };
}
const parts = (text: string): string[] => text.split(',').flatMap((one) => one.trim() || []);

export const deskCase = (what: string, when: string, loads: string, changes: string) => {
  const at = whenIs(when);
  return { facts: mail(what, at), book: deskAt(at, loads, changes) };
};
