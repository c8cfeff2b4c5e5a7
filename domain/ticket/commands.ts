/**
 * The one table of commands: who gives each one and which permission it takes. The workflow registers an Update for
 * each, the contract's routes take their permission from it, the API tells what is allowed by it and the desk disables
 * by it. What a command carries is its member of `Command` (event.ts). A command without a row does not compile.
 */
import type { Permission } from '../people/permission.ts';
import type { Command, CommandKind, TicketEvent } from './event.ts';

export const COMMANDS = {
  assign: { by: 'agent', needs: 'ticket:assign' },
  claim: { by: 'agent', needs: 'ticket:write' },
  reply: { by: 'agent', needs: 'ticket:write' },
  'hold-send': { by: 'agent', needs: 'ticket:write' },
  'send-held': { by: 'agent', needs: 'ticket:write' },
  note: { by: 'agent', needs: 'ticket:write' },
  resolve: { by: 'agent', needs: 'ticket:close' },
  reopen: { by: 'agent', needs: 'ticket:close' },
  archive: { by: 'agent', needs: 'ticket:close' },
  'mark-spam': { by: 'agent', needs: 'ticket:close' },
  'block-sender': { by: 'agent', needs: 'routing:write' },
  snooze: { by: 'agent', needs: 'ticket:write' },
  wake: { by: 'agent', needs: 'ticket:write' },
  wait: { by: 'agent', needs: 'ticket:write' },
  'end-wait': { by: 'agent', needs: 'ticket:write' },
  promise: { by: 'agent', needs: 'ticket:write' },
  'move-promise': { by: 'agent', needs: 'ticket:write' },
  'keep-promise': { by: 'agent', needs: 'ticket:write' },
  'withdraw-promise': { by: 'agent', needs: 'ticket:write' },
  'set-due': { by: 'agent', needs: 'ticket:write' },
  'set-priority': { by: 'agent', needs: 'ticket:write' },
  'set-type': { by: 'agent', needs: 'ticket:write' },
  tag: { by: 'agent', needs: 'ticket:write' },
  'set-requester': { by: 'agent', needs: 'ticket:write' },
  'set-participants': { by: 'agent', needs: 'ticket:write' },
  'set-fields': { by: 'agent', needs: 'ticket:write' },
  resend: { by: 'agent', needs: 'outbox:resend' },
  'cancel-send': { by: 'agent', needs: 'ticket:write' },
  undo: { by: 'agent', needs: 'ticket:write' },
  // The signed link in the confirmation mail is what allows these two.
  confirm: { by: 'contact', needs: null },
  deny: { by: 'contact', needs: null },
} as const satisfies Record<CommandKind, { by: 'agent'; needs: Permission } | { by: 'contact'; needs: null }>;

/** What makes whoever gives it the owner of a ticket that nobody has, or makes somebody else so. */
const TAKES: readonly CommandKind[] = ['assign', 'claim', 'reply', 'resolve', 'wait', 'promise'];

/**
 * Whether a ticket that waits in the queue of its team is kept from such a command: whoever works from the queue is given what is due soonest, and takes
 * nothing before; who keeps the rules may go past it. `toTeam`: it is given to another team, from which no queue keeps it.
 */
export const isKeptByQueue = (kind: CommandKind, may: (permission: Permission) => boolean, toTeam = false): boolean =>
  TAKES.includes(kind) && !toTeam && !may('routing:write');

/** The command of one kind. */
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>;

/** The kinds that agents give, by the API and the desk. */
export type AgentCommandKind = {
  [Kind in CommandKind]: (typeof COMMANDS)[Kind]['by'] extends 'agent' ? Kind : never;
}[CommandKind];

export const COMMAND_KINDS = Object.keys(COMMANDS) as CommandKind[];

export const isCommand = (event: TicketEvent): event is TicketEvent & Command => Object.hasOwn(COMMANDS, event.kind);

const isAgents = (kind: CommandKind): kind is AgentCommandKind => COMMANDS[kind].by === 'agent';
export const AGENT_COMMANDS: AgentCommandKind[] = COMMAND_KINDS.filter(isAgents);
