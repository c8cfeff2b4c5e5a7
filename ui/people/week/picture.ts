/** The week as it is drawn: rows of people and of teams on call, from the one answer of the API. */
import type { Output } from '../../data/api-types.ts';
import { type PictureDay, type Span, weekFrom, workedMs } from './pieces.ts';

export type Week = Output<'getWeek'>;
/** `hours`: who has no shift works those of their team. `id`: the shift, absence or single duty; null: none is behind it. */
export type Bar = Span & {
  kind: 'shift' | 'hours' | 'absence' | 'duty';
  id: string | null;
  name: string;
  team: string | null;
  /** Of several teams somebody is on call for: one below the other, so that each is seen. */
  lane: number;
};
export type Row = { id: string; name: string; bars: Bar[]; open: Span[]; workedMs: number };
/** Who is on call for a team, one after another. */
export type RotaRow = { team: { id: string; name: string }; spans: (Span & { name: string; duty: string | null })[] };
export type Holiday = { name: string; from: string | null; teams: string[] };
export type Picture = {
  days: PictureDay[];
  rows: Row[];
  rota: RotaRow[];
  holidays: Map<string, Holiday[]>;
  /** How many there are in it. */
  teams: number;
  timeZone: string;
};

const spanOf = ({ from, to }: { from: string; to: string }): Span => ({ from: Date.parse(from), to: Date.parse(to) });

/** The picture of the week that begins on `monday`. */
export function pictureOf(week: Week, monday: string): Picture {
  const days = weekFrom(monday, week.timeZone);
  const within = { from: days[0]!.from, to: days.at(-1)!.to };
  const nameOf = (id: string) => week.teams.find(({ team }) => team.id === id)?.team.name ?? '';
  const openOf = (teams: readonly string[]): Span[] => {
    const first = week.teams.find(({ team }) => teams.includes(team.id)) ?? week.teams[0];
    return first?.days.flatMap(({ open }) => open.map(spanOf)) ?? [];
  };
  const rows = week.people.map(({ agent, teams, hours, absences, duties }): Row => {
    const atWork = hours.map(({ shift, ...span }): Bar => {
      return { ...spanOf(span), kind: shift === null ? 'hours' : 'shift', id: shift, name: '', team: null, lane: 0 };
    });
    const away = absences.map(({ id, reason, ...span }): Bar => {
      return { ...spanOf(span), kind: 'absence', id, name: reason, team: null, lane: 0 };
    });
    const onCallFor = [...new Set(duties.map(({ team }) => team))];
    const onCall = duties.map(({ team, duty, ...span }): Bar => {
      return { ...spanOf(span), kind: 'duty', id: duty, name: nameOf(team), team, lane: onCallFor.indexOf(team) };
    });
    return {
      ...{ id: agent.id, name: agent.name, open: openOf(teams) },
      bars: [...atWork, ...away, ...onCall],
      workedMs: workedMs(atWork, away, within),
    };
  });
  const rota = week.teams
    .filter(({ onCall }) => onCall.length > 0)
    .map(({ team, onCall }): RotaRow => {
      return { team, spans: onCall.map(({ agent, duty, ...span }) => ({ ...spanOf(span), name: agent.name, duty })) };
    });
  return { days, rows, rota, holidays: holidaysOf(week), teams: week.teams.length, timeZone: week.timeZone };
}

/** What each day is called that is off for somebody, with the teams that have it off. */
function holidaysOf(week: Week): Map<string, Holiday[]> {
  const found = new Map<string, Holiday[]>();
  for (const { team, days } of week.teams)
    for (const { day, holiday } of days) {
      if (holiday === null) continue;
      const known = found.get(day) ?? [];
      const same = known.find(({ name, from }) => name === holiday.name && from === holiday.from);
      if (same) same.teams.push(team.name);
      else found.set(day, [...known, { ...holiday, teams: [team.name] }]);
    }
  return found;
}
