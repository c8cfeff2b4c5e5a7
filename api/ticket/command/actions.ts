/** Several changes of a ticket in one go, as a canned reply brings them: each is a command as a person gives it by hand. */
import type { Routes } from '../../../contract/routes.ts';
import { ticketByNumber } from '../../../db/ticket/tickets.ts';
import { type ActedOn, commandsOf } from '../../../domain/ticket/rules/acting.ts';
import type { Deps } from '../../http/deps.ts';
import type { Handler, Input } from '../../http/handler.ts';
import { setAssignee } from '../owner/assigning.ts';
import { type CommandAnswer, notFound, pendingAnswer } from './command.ts';
import { refuseGiving } from '../reply/reply-actions.ts';
import { setPriority, setTags, setType } from './simple-commands.ts';

type Given = Input<Routes['applyActions']>;
type Carried = NonNullable<ReturnType<ReturnType<typeof commandsOf>[number]>>;

/**
 * What is so already is left alone, and a repetition with the same Idempotency-Key does nothing twice. Problems: those of each command; what
 * was done before it stays.
 */
export const applyActions: Handler<Routes['applyActions']> = async (deps, input) => {
  const { params, body, who, permits } = input;
  const row = await ticketByNumber(deps.pool, params.number, who.id);
  if (row === undefined) throw notFound(params.number);
  refuseGiving(body.actions, permits);
  const { priority, type, tags } = row;
  let ticket: ActedOn = { priority, type, tags, team: row.team.id, owner: row.owner?.id ?? null };
  let answer: CommandAnswer | undefined;
  for (const carry of commandsOf(body.actions)) {
    const carried = carry(ticket);
    if (carried === null) continue;
    answer = await carryOut(deps, input, carried.command);
    ticket = { ...answer, team: answer.teamId, owner: answer.ownerId };
  }
  // Everything is so already.
  return answer ?? { ...(await pendingAnswer(deps, params.number)), pending: false };
};

/** By the handler of its own route, which brings along what the ticket would have to ask. */
async function carryOut(deps: Deps, input: Given, command: Carried['command']): Promise<CommandAnswer> {
  const by = { ...input, expected: null, key: input.key === null ? null : `${input.key}:${command.kind}` };
  const carried = () => {
    switch (command.kind) {
      case 'set-priority':
        return setPriority(deps, { ...by, body: { priority: command.priority } });
      case 'set-type':
        return setType(deps, { ...by, body: { type: command.type } });
      case 'tag':
        return setTags(deps, { ...by, body: { tags: command.tags } });
      case 'assign':
        return setAssignee(deps, { ...by, body: { agent: command.agent, team: command.team } });
    }
  };
  return (await carried()) as CommandAnswer;
}
