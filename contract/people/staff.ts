/** Those who work here: agents, teams and skills, as administrators keep them. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ROLES } from '../../domain/people/permission.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { TEAM_MODES } from '../../domain/ticket/team-mode.ts';
import { capacity, level, seniority } from '../abilities.ts';
import { ownAddress } from '../own-address.ts';
import { route } from '../route.ts';
import { byId, id, instant, language, named, page, nameOf } from '../shapes.ts';
import { agent } from '../ticket/shapes.ts';
import { newPassword, signature } from './shapes.ts';

const name = nameOf();
const calendar = z.object({
  timeZone: z.string(),
  openHours: z.array(
    z.object({
      day: z.int().meta({ description: '1 (Monday) to 7' }),
      from: z.string().meta({ description: 'HH:MM' }),
      to: z.string().meta({ description: 'HH:MM, up to 24:00' }),
    }),
  ),
  holidays: z.array(z.string()).meta({ description: 'days off, YYYY-MM-DD' }),
  halfDays: z
    .array(z.object({ day: z.string(), from: z.string() }))
    .meta({ description: 'days that end at a local time, HH:MM' }),
});

const staffMember = agent
  .extend({
    active: z.boolean(),
    skills: z.array(z.object({ skill: named, level })),
    seniority,
    capacity,
    languages: z.array(language),
    openTickets: z.int().meta({ description: 'how many tickets they own in the view `open`' }),
    lastSeenAt: instant.nullable().meta({ description: 'their last request, to the minute' }),
  })
  .meta({ id: 'StaffMember' });

const team = named
  .extend({
    isDefault: z.boolean(),
    openTickets: z.int(),
    calendar,
    lead: named.nullable(),
    mode: z.enum(TEAM_MODES).meta({
      description: '`push`: the desk gives, `claim`: whoever opens a ticket has it',
    }),
    members: z.array(named).meta({ description: 'those who are active' }),
  })
  .meta({ id: 'Team' });

const skill = named
  .extend({ agents: z.int().meta({ description: 'how many active agents have it' }) })
  .meta({ id: 'Skill' });

const include = z.strictObject({
  include: z
    .enum(['active', 'all'])
    .default('active')
    .meta({ description: '`all`: also those who work here no longer, whose names stand in old tickets' }),
});

const parts = {
  name,
  role: z.enum(ROLES),
  email: ownAddress,
  language,
  teams: z.array(id).max(LIMITS.teamsOfAgent),
  skills: z.array(z.strictObject({ skill: id, level })).max(LIMITS.skillsOfAgent),
  seniority,
  capacity,
  languages: z.array(language).max(LANGUAGES.length),
  signature,
};

export const staff = {
  listAgents: route({
    name: 'listAgents',
    method: 'get',
    path: '/agents',
    summary: 'Agents with the number of open tickets each owns',
    auth: 'ticket:read',
    query: include,
    ok: { status: 200, schema: page(staffMember.omit({ signature: true })) },
  }),
  getAgent: route({
    name: 'getAgent',
    method: 'get',
    path: '/agents/:id',
    summary: 'One agent, active or not',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: staffMember },
  }),
  createAgent: route({
    name: 'createAgent',
    method: 'post',
    path: '/agents',
    summary: 'Add an agent',
    auth: 'agent:write',
    body: z.strictObject({
      ...parts,
      password: newPassword.optional().meta({ description: 'absent: they get a mail with a link to choose one' }),
      language: language.default('tr'),
      teams: parts.teams.default([]),
      skills: parts.skills.default([]),
      seniority: seniority.default(1),
      capacity: capacity.default(20),
      languages: parts.languages.optional().meta({ description: 'absent: the one of the desk' }),
      signature: signature.default(''),
    }),
    ok: {
      status: 201,
      schema: staffMember.extend({
        invited: z
          .boolean()
          .meta({ description: 'a mail with a link has left; if not, `/password-link` makes one to hand over' }),
      }),
    },
  }),
  createPasswordLink: route({
    name: 'createPasswordLink',
    method: 'post',
    path: '/agents/:id/password-link',
    summary:
      'Let an agent choose a new password by a link that works once within 72 hours: mailed, or shown once to be handed over',
    auth: 'agent:write',
    secret: true,
    params: byId,
    body: z.strictObject({ by: z.enum(['mail', 'hand']) }),
    ok: {
      status: 201,
      schema: z.object({
        sent: z.boolean().meta({ description: 'false: no server took the mail; ask for one by hand' }),
        url: z.string().nullable().meta({ description: 'by hand only' }),
      }),
    },
  }),
  updateAgent: route({
    name: 'updateAgent',
    method: 'patch',
    path: '/agents/:id',
    summary:
      'Change an agent; what is absent stays. One who is deactivated is signed out at once, and the tickets of one who may not own any more are given out anew in their teams',
    auth: 'agent:write',
    params: byId,
    body: z.strictObject({ ...parts, active: z.boolean() }).partial(),
    ok: {
      status: 200,
      schema: staffMember.extend({
        handedOver: z
          .int()
          .meta({ description: 'how many open tickets are given out anew in their teams at once, one after another' }),
      }),
    },
  }),
  agentConsequences: route({
    name: 'agentConsequences',
    method: 'get',
    path: '/agents/:id/consequences',
    summary: 'What it would mean to deactivate an agent, or to make them a viewer',
    auth: 'agent:write',
    params: byId,
    ok: {
      status: 200,
      schema: z.object({
        openTickets: z.array(z.object({ team: named, count: z.int(), snoozed: z.int() })).meta({
          description:
            'what they own that is not closed, by the team in which it is given out anew; of these so many are snoozed, and wake',
        }),
        leads: z.array(named).meta({ description: 'teams that are without a lead then' }),
        onCall: z
          .array(
            z.object({
              team: named,
              turns: z.enum(['go-on', 'end', 'none']).meta({
                description:
                  '`go-on`: they are passed over from now on, and the others follow in their order; `end`: nobody else takes turns; `none`: they take none',
              }),
              duties: z.int().meta({ description: 'single duties of theirs, which end or are deleted' }),
            }),
          )
          .meta({ description: 'teams for which they are on call, now or one day' }),
      }),
    },
  }),
  listTeams: route({
    name: 'listTeams',
    method: 'get',
    path: '/teams',
    summary: 'Teams',
    auth: 'ticket:read',
    query: include,
    ok: { status: 200, schema: page(team) },
  }),
  createTeam: route({
    name: 'createTeam',
    method: 'post',
    path: '/teams',
    summary: 'Add a team',
    auth: 'agent:write',
    body: z.strictObject({ name }),
    ok: { status: 201, schema: named },
  }),
  updateTeam: route({
    name: 'updateTeam',
    method: 'patch',
    path: '/teams/:id',
    summary: 'Change a team; what is absent stays',
    auth: 'agent:write',
    params: byId,
    body: z
      .strictObject({
        name,
        lead: id.nullable(),
        mode: z.enum(TEAM_MODES),
        members: z.array(id).max(LIMITS.membersOfTeam),
      })
      .partial(),
    ok: { status: 200, schema: team },
  }),
  deleteTeam: route({
    name: 'deleteTeam',
    method: 'delete',
    path: '/teams/:id',
    summary: 'Merge a team into another, which gets its tickets, mailboxes, folders and members',
    auth: 'agent:write',
    params: byId,
    body: z.strictObject({ into: id }),
    ok: {
      status: 200,
      schema: z.object({
        handedOver: z.int().meta({ description: 'how many open tickets go to the other team now, one after another' }),
      }),
    },
  }),
  listSkills: route({
    name: 'listSkills',
    method: 'get',
    path: '/skills',
    summary: 'Skills',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(skill) },
  }),
  createSkill: route({
    name: 'createSkill',
    method: 'post',
    path: '/skills',
    summary: 'Add a skill',
    auth: 'agent:write',
    body: z.strictObject({ name }),
    ok: { status: 201, schema: skill },
  }),
  updateSkill: route({
    name: 'updateSkill',
    method: 'patch',
    path: '/skills/:id',
    summary: 'Rename a skill',
    auth: 'agent:write',
    params: byId,
    body: z.strictObject({ name }),
    ok: { status: 200, schema: skill },
  }),
  deleteSkill: route({
    name: 'deleteSkill',
    method: 'delete',
    path: '/skills/:id',
    summary: 'Delete a skill; whoever has it has it no more',
    auth: 'agent:write',
    params: byId,
    ok: { status: 204 },
  }),
};
