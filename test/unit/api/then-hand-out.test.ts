/** What waits for a team is looked at as soon as somebody may be there, or have room, by what is written about people. */
import { expect, test } from '@jest/globals';
import type { Route } from '../../../contract/route.ts';
import { routes } from '../../../contract/routes.ts';
import type { Deps } from '../../../api/http/deps.ts';
import { thenHandOut } from '../../../api/routing/then-hand-out.ts';

const input = {} as never;

/** The teams whose queues are looked at when a handler of this route is done; `handler` does what it does. */
async function wokenBy(route: Route, handler: () => Promise<void> = async () => undefined): Promise<string[]> {
  const woken: string[] = [];
  const deps = {
    pool: { query: async () => ({ rows: [{ team: 'destek' }, { team: 'kargo' }] }) },
    temporal: {
      withDeadline: (_: number, call: () => unknown) => call(),
      workflow: {
        signalWithStart: async (_: string, { args: [{ team }] }: { args: [{ team: string }] }) => void woken.push(team),
      },
    },
    ...{ taskQueue: 'q', log: { warn: () => undefined } },
  } as unknown as Deps;
  await thenHandOut({ route, handler }).handler(deps, input);
  return woken;
}

test.each([
  ...['createAgent', 'updateAgent', 'deleteSkill', 'createTeam', 'updateTeam', 'deleteTeam', 'createShift'],
  ...['updateShift', 'deleteShift', 'createAbsence', 'updateAbsence', 'deleteAbsence', 'setPresence', 'setRotation'],
  ...['createDuty', 'deleteDuty', 'updateCalendar', 'addHolidays'],
] as const)('%s has the queues of all teams looked at', async (name) => {
  expect(await wokenBy(routes[name])).toEqual(['destek', 'kargo']);
});

test.each(['listAgents', 'getWeek', 'createTicket', 'setPriority', 'createRule', 'updateProfile'] as const)(
  '%s does not: nobody is there by it who was not',
  async (name) => {
    expect(await wokenBy(routes[name])).toEqual([]);
  },
);

test('what is refused changes nothing for what waits', async () => {
  const refuses = async () => {
    throw new Error('taken');
  };
  await expect(wokenBy(routes.createAgent, refuses)).rejects.toThrow('taken');
});
