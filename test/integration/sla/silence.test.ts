/** How long a customer may be silent is what their ticket goes by, whatever its policy says by now. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limitIn } from '../../../db/sla/silence.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { policyOfTicket } from '../../../db/sla/policies.ts';
import { dueAt } from '../../../domain/sla/calendar.ts';
import { newTicket, PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { freshDatabase } from '../../support/stack/databases.ts';

let pool: Pool;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await drop();
});

const NOW = Date.parse('2026-11-25T10:00:00+03:00');
const BIRTH = {
  ...{ number: 1, team: '', priority: 'normal' as const, policy: '', at: NOW },
  limits: {
    ...PLAIN_LIMITS,
    countBy: 'business' as const,
    unownedMs: 1,
    staleMs: 1,
    reminderMs: 1,
    closingProposalMs: 1,
  },
};

test('a policy that asks twice since keeps back nothing of what a ticket was told before, and is counted from our clock', async () => {
  const { rows } = await pool.query('insert into contact default values returning id');
  await pool.query(
    `insert into ticket (number, code, contact_id, subject, language, team_id, state, snapshot)
       select 1, 'kod1', $1, 's', 'tr', id, 'new', $2 from team limit 1`,
    [rows[0].id, JSON.stringify(newTicket({ ...BIRTH, limits: { ...BIRTH.limits, confirmationMs: 4 * HOUR_MS } }))],
  );
  await pool.query(`update policy set asks = true, reminds = true, confirmation_ms = $1`, [20 * HOUR_MS]);
  const { calendar } = (await policyOfTicket(pool, 1))!;
  expect(await limitIn(pool, 1, 'resolved-pending-confirmation', NOW)).toEqual({
    limitAt: dueAt(NOW, 4 * HOUR_MS, calendar),
  });
});

test('a ticket that was never recorded asks by itself', async () => {
  await pool.query('update ticket set snapshot = null');
  expect(await limitIn(pool, 1, 'awaiting-reply', NOW)).toEqual({});
});
