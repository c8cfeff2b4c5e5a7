/** What a reply changes on its ticket as it leaves: looked at while its writer can still mend it. */
import type { Db } from '../../../db/core/pool.ts';
import { usableCannedReplies } from '../../../db/mail-out/canned-replies.ts';
import { assignable } from '../../../db/ticket/assignable.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import type { StaffNames } from '../../../domain/ticket/names.ts';
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import type { Input } from '../../http/handler.ts';
import type { Routes } from '../../../contract/routes.ts';

type By = Pick<Input<Routes['createReply']>, 'who' | 'permits'>;

/** Problem `forbidden` for who may not give tickets to somebody. */
export function refuseGiving(actions: readonly Change[], permits: By['permits']): void {
  const gives = actions.some((one) => one.do === 'set-team' || one.do === 'set-agent');
  if (gives && !permits('ticket:assign'))
    throw new Problem('forbidden', 'giving a ticket to somebody takes the permission ticket:assign');
}

/**
 * They as the ticket takes them, with the names of whom they give it to. A canned reply that its writer may not use, or that was deleted
 * meanwhile, is named no more. Problem `bad-input` for somebody who may have no ticket.
 */
export async function checkedActions(
  db: Db,
  number: number,
  actions: readonly Change[],
  { who, permits }: By,
): Promise<{ actions: Change[]; names: StaffNames }> {
  const names: StaffNames = {};
  for (const [at, action] of actions.entries()) {
    const to = {
      team: action.do === 'set-team' ? action.team : null,
      agent: action.do === 'set-agent' ? action.agent : null,
    };
    if (to.team === null && to.agent === null) continue;
    const found = await assignable(db, number, to);
    if (to.agent !== null && found.agent === null)
      throw badField(`actions.${at}.agent`, 'unknown', 'there is no active agent of this id who may answer tickets');
    if (to.team !== null && found.team === null)
      throw badField(`actions.${at}.team`, 'unknown', 'there is no such team');
    names[(to.agent ?? to.team)!] = (found.agent ?? found.team)!;
  }
  const named = [...new Set(actions.flatMap(({ cannedReply }) => cannedReply?.toLowerCase() ?? []))];
  const teams = permits('canned-reply:share') ? null : who.teams.map(({ id }) => id);
  const usable = named.length === 0 ? [] : await usableCannedReplies(db, named, { agentId: who.id, teams });
  return {
    names,
    actions: actions.map(({ cannedReply, ...action }) => {
      const id = cannedReply?.toLowerCase();
      return id !== undefined && usable.includes(id) ? { ...action, cannedReply: id } : action;
    }),
  };
}
