/** A held mail as it looks, for a sandboxed frame: no message yet, so it brings no picture of its own and asks for none. */
import type { Routes } from '../../contract/routes.ts';
import { heldFormOf } from '../../db/mail-in/ledger-lists.ts';
import { Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';
import { sendFrame } from '../ticket/message/frame.ts';

/** Problem `not-found`: it is not held any more, or has no form. */
export const getQuarantineFrame: Handler<Routes['getQuarantineFrame']> = async (deps, { params, query, res }) => {
  const row = await heldFormOf(deps.pool, params.id);
  if (row === undefined) throw new Problem('not-found', `quarantine holds no formatted mail ${params.id}`);
  sendFrame(res, { ...row, theme: query.theme, showRemote: false });
};
