/** Who could be given a ticket by hand: as assignment sees them now, with what is worth knowing of each. */
import type { Routes } from '../../contract/routes.ts';
import { loadBook } from '../../db/routing/book.ts';
import { needOf, openByHolder, skillNames } from '../../db/routing/candidates.ts';
import { candidates, teamCandidates } from '../../domain/routing/candidates.ts';
import { teamAt } from '../../domain/routing/roster.ts';
import type { Handler } from '../http/handler.ts';
import { notFound } from '../ticket/command/command.ts';

export const listCandidates: Handler<Routes['listCandidates']> = async ({ pool, clock }, { params: { number } }) => {
  const at = clock.now();
  const [asked, book, open, skills] = await Promise.all([
    needOf(pool, number),
    loadBook(pool, at),
    openByHolder(pool),
    skillNames(pool),
  ]);
  if (asked === undefined) throw notFound(number);
  const { need } = asked;
  const team = book.teams.get(asked.team) ?? [...book.teams.values()][0];
  const named = (id: string) => ({ id, name: book.names[id] ?? '' });
  const onCallOf = (id: string) => {
    const { onCall } = teamAt(book.teams.get(id)!, at);
    return onCall === null ? null : named(onCall);
  };
  const wanted = new Set(need.skills.map(({ skill }) => skill));
  const agents = team === undefined ? [] : candidates(need, team, book, at);
  return {
    agents: agents.map((one) => ({
      agent: named(one.id),
      ...{ obstacle: one.obstacle, load: one.load, capacity: one.capacity, openTickets: open.get(one.id) ?? 0 },
      skills: Object.entries(one.skills)
        .map(([id, level]) => ({ skill: { id, name: skills.get(id) ?? '' }, level, asked: wanted.has(id) }))
        .sort((a, b) => Number(b.asked) - Number(a.asked) || b.level - a.level),
      ...{ seniority: one.seniority, languages: [...one.languages], presence: one.presence },
      ...{ onShift: one.onShift, absent: one.absent, onCall: one.onCall },
      isMember: one.teams.includes(asked.team),
    })),
    teams: teamCandidates(need, book, at)
      .map(({ id, ...team }) => ({
        ...{ team: named(id), ...team, onCall: onCallOf(id), openTickets: open.get(id) ?? 0 },
      }))
      .sort((a, b) => a.team.name.localeCompare(b.team.name, 'tr')),
  };
};
