/** Who could be given a ticket by hand. */
import { z } from 'zod';
import { OBSTACLES } from '../../domain/routing/assignment.ts';
import { PRESENCES } from '../../domain/routing/roster.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { TEAM_MODES } from '../../domain/ticket/team-mode.ts';
import { route } from '../route.ts';
import { named, rowNumber } from '../shapes.ts';

export const candidates = {
  listCandidates: route({
    name: 'listCandidates',
    method: 'get',
    path: '/tickets/:number/candidates',
    summary: 'Who could be given a ticket, in the order in which assignment would choose, and the teams',
    auth: 'ticket:read',
    params: z.object({ number: rowNumber }),
    ok: {
      status: 200,
      schema: z.object({
        agents: z.array(
          z.object({
            agent: named,
            obstacle: z
              .enum(OBSTACLES)
              .nullable()
              .meta({ description: 'why assignment would not give it to them; a person may' }),
            load: z.int().meta({ description: 'of their capacity: an urgent ticket counts 3, a high one 2' }),
            capacity: z.int(),
            openTickets: z.int().meta({ description: 'how many wait for them' }),
            skills: z.array(z.object({ skill: named, level: z.int(), asked: z.boolean() })).meta({
              description: '`asked`: the ticket needs it',
            }),
            seniority: z.int(),
            languages: z.array(z.enum(LANGUAGES)),
            presence: z.enum(PRESENCES),
            onShift: z.boolean(),
            absent: z.boolean(),
            onCall: z.boolean(),
            isMember: z.boolean().meta({ description: 'of the team that has the ticket' }),
          }),
        ),
        teams: z.array(
          z.object({
            team: named,
            mode: z.enum(TEAM_MODES),
            members: z.int(),
            there: z.int().meta({ description: 'of the members, at work now' }),
            free: z.int().meta({ description: 'of these, with room for the ticket' }),
            onCall: named.nullable().meta({ description: 'who stands in when no member is there' }),
            openTickets: z.int(),
          }),
        ),
      }),
    },
  }),
};
