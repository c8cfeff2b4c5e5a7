/** What a ticket is about, in one sentence of ours. */
import type { Routes } from '../../../contract/routes.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { keepSummary, summaryOf } from '../../../db/ticket/summary.ts';
import { summaryLine } from '../../../domain/ticket/summary.ts';
import { Problem } from '../../../domain/problem.ts';
import type { Handler } from '../../http/handler.ts';
import { knownTicket } from '../command/command.ts';

/** Problems: `ticket-not-found`; `stale-version` with the version of now (0: none) when somebody else has written it meanwhile. */
export const setSummary: Handler<Routes['setSummary']> = async (deps, { params, body, who, expected }) => {
  const { pool } = deps;
  const { number } = await knownTicket(deps, params.number);
  const text = summaryLine(body.text);
  const seen = expected ?? body.version ?? null;
  const kept = await inTransaction(pool, (db) => keepSummary(db, { number, agentId: who.id, text, seen }));
  const now = (await summaryOf(pool, number)) ?? null;
  // Removed already, by whomever.
  if (!kept && !(text === '' && now === null))
    throw new Problem('stale-version', 'somebody else has written the summary meanwhile; read it, then decide', {
      version: now?.version ?? 0,
    });
  return { summary: now && { ...now, at: now.at.toISOString() } };
};
