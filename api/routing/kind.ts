/** The kind of a message as its words tell, and from which share it is set by itself. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { guessOfTicket, kindsLearned, routingSettings, saveRoutingSettings } from '../../db/routing/kinds.ts';
import { SUGGESTED_FROM } from '../../domain/routing/kind.ts';
import type { Handler } from '../http/handler.ts';

export const getSuggestedType: Handler<Routes['getSuggestedType']> = async ({ pool }, { params }) => {
  const guess = await guessOfTicket(pool, params.number);
  return { suggestion: guess !== null && guess.share >= SUGGESTED_FROM ? guess : null };
};

export const getRoutingSettings: Handler<Routes['getRoutingSettings']> = async ({ pool }) => settingsOf(pool);

export const updateRoutingSettings: Handler<Routes['updateRoutingSettings']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    const before = await routingSettings(db);
    await saveRoutingSettings(db, body);
    await audit(db, who.id, 'routing.update', 'routing', { from: before.typeByItselfFrom, to: body.typeByItselfFrom });
    return settingsOf(db);
  });

async function settingsOf(db: Db) {
  const [settings, learned] = [await routingSettings(db), await kindsLearned(db)];
  return {
    ...settings,
    learned:
      learned === undefined
        ? null
        : { tickets: learned.lessons, at: learned.at.toISOString(), measured: [...learned.measured] },
  };
}
