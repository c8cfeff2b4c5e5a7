/** Who sees a saved view, who keeps it, and with whom it may be shared. */
import { expect, test } from '@jest/globals';
import { mayKeep, maySee, mayShare, type Sharer, teamsToShareWith } from '../../../domain/people/sharing.ts';
import { ROLES } from '../../../domain/people/permission.ts';

const [IADE, SATIS] = [{ id: 'iade' }, { id: 'satış' }];
const of = (role: Sharer['role'], id = 'ayşe'): Sharer => ({ id, role, teams: [IADE] });
const whoOf = (holds: (who: Sharer) => boolean) => ROLES.filter((role) => holds(of(role)));

test('one’s own is seen and kept by its owner alone, whatever the others may', () => {
  const own = { agent: 'can', team: null };
  expect([whoOf((who) => maySee(own, who)), whoOf((who) => mayKeep(own, who))]).toEqual([[], []]);
  const owner = of('viewer', 'can');
  expect([maySee(own, owner), mayKeep(own, owner)]).toEqual([true, true]);
});

test('everybody sees what is everybody’s, and leads and administrators keep it', () => {
  const all = { agent: null, team: null };
  expect(whoOf((who) => maySee(all, who))).toEqual(ROLES);
  expect(whoOf((who) => mayKeep(all, who))).toEqual(['admin', 'lead']);
});

test('a team’s is seen by its members, kept by its leads, and both by administrators of every team', () => {
  const [mine, other] = [IADE, SATIS].map(({ id }) => ({ agent: null, team: id }));
  expect(whoOf((who) => maySee(mine!, who))).toEqual(ROLES);
  expect(whoOf((who) => maySee(other!, who))).toEqual(['admin']);
  expect(whoOf((who) => mayKeep(mine!, who))).toEqual(['admin', 'lead']);
  expect(whoOf((who) => mayKeep(other!, who))).toEqual(['admin']);
});

test('the teams to share with are those that may be, and the one that it is shared with already', () => {
  const offered = (role: Sharer['role'], now: { id: string } | null = null) =>
    teamsToShareWith(of(role), [IADE, SATIS], now).map(({ id }) => id);
  expect([offered('admin'), offered('lead'), offered('agent')]).toEqual([['iade', 'satış'], ['iade'], []]);
  expect(offered('lead', SATIS)).toEqual(['iade', 'satış']);
  expect(offered('admin', SATIS)).toEqual(['iade', 'satış']);
  expect(mayShare(of('agent'), 'iade')).toBe(false);
});
