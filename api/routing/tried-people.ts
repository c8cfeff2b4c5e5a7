/** People as a trial is asked to change them: checked, and as the domain takes them. */
import type { Routes } from '../../contract/routes.ts';
import type { Named } from '../../db/core/named.ts';
import type { FieldFault } from '../../domain/field-fault.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import { badField } from '../../domain/problem.ts';
import type { Member } from '../../domain/routing/roster.ts';
import type { SkillLevel } from '../../domain/routing/rule.ts';
import type { TriedPerson } from '../../domain/routing/tried-people.ts';
import { given } from '../http/given.ts';
import type { Input } from '../http/handler.ts';
import { type Ids, NEW } from './rules.ts';

type Asked = Input<Routes['tryPeople']>['body']['people'];

/** `newcomers` are those of them who do not work here yet, by ids of their own. */
type Tried = { people: TriedPerson[]; newcomers: Named[] };

/**
 * Problem `bad-input` for one who is named twice, for teams and skills that nobody knows, and for an absence that ends before it
 * begins.
 */
export function triedOf(asked: Asked, known: Ids): Tried {
  asked.forEach((one, at) => check(one, `people.${at}.`, known));
  const people = asked.map(({ agent, ...one }, at) => ({ ...one, agent: agent ?? newcomer(at) }));
  const twice = people.findIndex(({ agent }, at) => people.slice(0, at).some((one) => one.agent === agent));
  if (twice >= 0) throw badField(`people.${twice}.agent`, 'taken', 'somebody is named twice');
  return {
    people: people.map(asTried),
    newcomers: people.filter((_, at) => asked[at]!.agent === null).map(({ agent, name }) => ({ id: agent, name })),
  };
}

/** Problem `bad-input` for one who works here no longer, or never did. */
export function requireHere({ people, newcomers }: Tried, members: readonly Pick<Member, 'id'>[]): void {
  const here = new Set([...members, ...newcomers].map(({ id }) => id));
  const gone = people.findIndex(({ agent }) => !here.has(agent));
  if (gone >= 0) throw badField(`people.${gone}.agent`, 'unknown', 'there is no such active agent');
}

const newcomer = (at: number): string => `${NEW.slice(0, -3)}${String(at).padStart(3, '0')}`;

function check({ teams = [], skills = [], absences = [] }: Asked[number], place: string, known: Ids): void {
  const wrong = (field: string, code: FieldFault, message: string) => badField(`${place}${field}`, code, message);
  if (teams.some((team) => !known.team.has(team))) throw wrong('teams', 'unknown', 'there is no such team');
  if (skills.some(({ skill }) => !known.skill.has(skill))) throw wrong('skills', 'unknown', 'there is no such skill');
  const inverted = absences.findIndex(({ from, to }) => Date.parse(to) <= Date.parse(from));
  if (inverted >= 0) throw wrong(`absences.${inverted}.to`, 'ends-first', 'an absence ends after it begins');
}

const asTried = ({
  name: _name,
  role,
  skills,
  absences,
  ...parts
}: Asked[number] & { agent: string }): TriedPerson => ({
  ...given(parts),
  ...(role && { mayOwn: OWNERS.includes(role) }),
  ...(skills && { skills: Object.fromEntries(skills.map(({ skill, level }) => [skill, level as SkillLevel])) }),
  ...(absences && { absences: absences.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })) }),
});
