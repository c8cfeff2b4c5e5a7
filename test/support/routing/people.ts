/** People of a team as assignment sees them: there, with room, able to do plain work; with what a test changes. */
import type { Need, Person, Team } from '../../../domain/routing/assignment.ts';

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, mayOwn: true, active: true, teams: ['genel'], skills: {}, seniority: 1, languages: ['tr'] },
  ...{ presence: 'online', onShift: true, absent: false, capacity: 10, load: 0, lastGivenAt: null },
  ...more,
});
export const team = (more: Partial<Team> = {}): Team => ({
  ...{ id: 'genel', mode: 'push', lead: null, onCall: null },
  ...more,
});
export const need = (more: Partial<Need> = {}): Need => ({
  ...{ agent: null, skills: [], seniority: null, language: null, priority: 'normal' },
  ...more,
});
