/** How the demo shares its work: who works when and what they can, who stands in at night, whom it knows, and its rules. */
import { insertOrganisation, saveDomains } from '../../db/customer/organisations.ts';
import { saveVip } from '../../db/customer/vips.ts';
import { change, type Db } from '../../db/core/pool.ts';
import { insertAbsence } from '../../db/people/absences.ts';
import { saveRotation } from '../../db/people/on-call.ts';
import { savePresence } from '../../db/people/presence.ts';
import { insertShift } from '../../db/people/shifts.ts';
import { createSkill, saveSkills } from '../../db/people/skills.ts';
import { updateTeam } from '../../db/people/teams.ts';
import { insertRule } from '../../db/routing/rules.ts';
import { insertCalendar } from '../../db/sla/calendars.ts';
import { instantOn, isoDay, laterDay, wallTime } from '../../domain/wall-time.ts';
import { CUSTOMERS } from './customers.ts';
import { rulesOf } from './rules.ts';
import { AGENTS } from './staff.ts';

const ZONE = 'Europe/Istanbul';
const DAILY = [1, 2, 3, 4, 5, 6, 7];
/** Somebody is at work at any hour, so that the demo is shared whenever it is begun. */
const SHIFTS = { day: { from: '08:00', to: '20:00' }, night: { from: '20:00', to: '08:00' } } as const;
/** Of a team whose lead is `lead`; `rota` names who is on call for it, a week each. */
const LEADS: Record<string, { lead: string; mode?: 'claim'; rota?: string[] }> = {
  Destek: { lead: 'can', rota: ['can', 'ayse'] },
  Muhasebe: { lead: 'zehra', rota: ['zehra', 'mert'] },
  Teknik: { lead: 'can', rota: ['mert', 'onur'] },
  İade: { lead: 'can', rota: ['ayse', 'onur'] },
  Satış: { lead: 'deniz', mode: 'claim' },
  Nöbet: { lead: 'can', rota: ['onur', 'mert', 'can'] },
};

/** Ids by name, and by the part of an address before its `@`. */
export type Known = { teams: ReadonlyMap<string, string>; agents: ReadonlyMap<string, string> };

/** Everything at once, for a database that has nothing of it; `now` in epoch ms. */
export async function seedRouting(db: Db, { teams, agents }: Known, now: number): Promise<void> {
  const agent = (name: string) => agents.get(name)!;
  const today = wallTime(now, ZONE);
  const since = isoDay(laterDay(today, -28));
  const skills = new Map<string, string>();
  for (const name of new Set(AGENTS.flatMap((person) => Object.keys(person.skills ?? {}))))
    skills.set(name, (await createSkill(db, name))!);
  for (const { email, shift, capacity, seniority, languages, skills: theirs = {} } of AGENTS) {
    const id = agent(email.split('@')[0]!);
    await change(db, {
      text: 'update agent set capacity = $2, seniority = $3, languages = $4 where id = $1',
      values: [id, capacity, seniority, languages],
    });
    const given = Object.entries(theirs).map(([name, level]) => ({ skill: skills.get(name)!, level }));
    await saveSkills(db, id, given);
    if (shift === undefined) continue;
    await insertShift(db, id, { ...SHIFTS[shift], days: DAILY, timeZone: ZONE, since, until: null });
    // Nobody sits at these desks: they say that they do.
    await savePresence(db, id, 'online', null);
  }
  for (const [name, { lead, mode = 'push', rota = [] }] of Object.entries(LEADS)) {
    const team = teams.get(name)!;
    await updateTeam(db, team, { name, lead: agent(lead), mode });
    await saveRotation(db, team, { people: rota.map(agent), since, time: '09:00', timeZone: ZONE });
  }
  await insertAbsence(db, agent('deniz'), {
    from: new Date(instantOn(laterDay(today, 3), '00:00', ZONE)),
    to: new Date(instantOn(laterDay(today, 8), '00:00', ZONE)),
    reason: 'Yıllık izin',
  });
  // The shop answers every day: something falls due at a week-end, too.
  await change(db, {
    text: 'update calendar set open_hours = $1::jsonb where id = (select calendar_id from policy where is_default)',
    values: [JSON.stringify(DAILY.map((day) => ({ day, from: '08:00', to: '22:00' })))],
  });
  const shop = await insertOrganisation(db, { name: 'Örnek Mağaza A.Ş.', vip: false, note: 'Çerçeve sözleşmeli' });
  await saveDomains(db, shop, ['ornek-magaza.test']);
  await saveVip(db, CUSTOMERS.derya.address, 'Satın alma müdürü');
  const calendar = await insertCalendar(db, {
    name: 'Müşteri hattı',
    timeZone: ZONE,
    openHours: DAILY.map((day) => ({ day, from: '07:00', to: '24:00' })),
    holidays: [],
  });
  for (const rule of rulesOf({ team: (name) => teams.get(name)!, skill: (name) => skills.get(name)!, calendar }))
    await insertRule(db, agent('can'), rule);
}
