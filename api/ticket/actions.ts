/** Several changes of a ticket in one go, as a canned reply brings them: each is a command of its own. */
import type { Routes } from '../../contract/routes.ts';
import { ticketByNumber } from '../../db/ticket/tickets.ts';
import { changing } from '../../domain/mail/template/canned-actions.ts';
import { withTags } from '../../domain/ticket/tags.ts';
import type { Handler } from '../http/handler.ts';
import { setAssignee } from './assigning.ts';
import { type CommandAnswer, notFound, pendingAnswer } from './command.ts';
import { refuseGiving } from './reply-actions.ts';
import { setPriority, setTags, setType } from './simple-commands.ts';

/**
 * What is so already is left alone, and a repetition with the same Idempotency-Key does nothing twice. Problems: those of each command; what
 * was done before it stays.
 */
export const applyActions: Handler<Routes['applyActions']> = async (deps, input) => {
  const { params, body, who, key, permits } = input;
  const ticket = await ticketByNumber(deps.pool, params.number, who.id);
  if (ticket === undefined) throw notFound(params.number);
  refuseGiving(body.actions, permits);
  let answer: CommandAnswer | undefined;
  for (const action of changing(ticket, body.actions)) {
    const by = { ...input, expected: null, key: key === null ? null : `${key}:${action.do}` };
    const carried =
      action.do === 'set-priority'
        ? setPriority(deps, { ...by, body: { priority: action.priority } })
        : action.do === 'set-type'
          ? setType(deps, { ...by, body: { type: action.type } })
          : action.do === 'add-tags'
            ? setTags(deps, { ...by, body: { tags: withTags(ticket.tags, action.tags) } })
            : action.do === 'set-team'
              ? setAssignee(deps, { ...by, body: { team: action.team } })
              : action.do === 'set-agent'
                ? setAssignee(deps, { ...by, body: { agent: action.agent } })
                : undefined;
    answer = ((await carried) as CommandAnswer | undefined) ?? answer;
  }
  // Everything is so already.
  return answer ?? { ...(await pendingAnswer(deps, params.number)), pending: false };
};
