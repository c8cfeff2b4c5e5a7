/**
 * What a reply changes on its ticket besides: chosen with it, kept while it is held, done as it leaves. Each change is a command like one that
 * its writer gives by hand, an event of its own behind the one by which the reply leaves, and recorded with it. Pure.
 */
import { LIMITS } from '../../limits.ts';
import type { Actor } from '../event.ts';
import { withTags } from '../tags.ts';
import type { Priority, Ticket, TicketType } from '../ticket.ts';

/** `cannedReply`: the id of the one that has brought it, where that is known. */
export type Brought = { cannedReply?: string | undefined };

/** An action that changes the ticket. What else a canned reply does stands in mail/template/canned-actions.ts. */
export type Change = Brought &
  (
    | { do: 'set-priority'; priority: Priority }
    | { do: 'set-type'; type: TicketType }
    | { do: 'add-tags'; tags: string[] }
    | { do: 'set-team'; team: string }
    | { do: 'set-agent'; agent: string }
  );

/** With which reply a change came (outbox id), and by which canned one, where that is known. */
export type Along = { outbox: string; cannedReply: string | null };

/** A reply leaves by this step, with what it changes, as the doing of its writer. */
export type Leaving = { outbox: string; by: Actor; actions: readonly Change[] };

/** As much of a ticket as is changed. */
export type ActedOn = Pick<Ticket, 'priority' | 'type' | 'owner'> & { tags: readonly string[]; team: string | null };

/** What of it would change something: of tags those that are not there yet, and for which there is room. Null: nothing. */
export function changeOf<Given extends Change>(ticket: ActedOn, change: Given): Given | null {
  if (change.do === 'set-priority') return change.priority === ticket.priority ? null : change;
  if (change.do === 'set-type') return change.type === ticket.type ? null : change;
  if (change.do === 'set-team') return change.team === ticket.team ? null : change;
  if (change.do === 'set-agent') return change.agent === ticket.owner ? null : change;
  const fresh = change.tags.filter((tag) => !ticket.tags.includes(tag));
  const tags = fresh.slice(0, Math.max(LIMITS.tagsOfTicket - ticket.tags.length, 0));
  return tags.length === 0 ? null : { ...change, tags };
}

/** A command as a person gives it by hand; `does`: the changes that it carries out. */
type Carried = {
  command:
    | { kind: 'set-priority'; priority: Priority }
    | { kind: 'set-type'; type: TicketType }
    | { kind: 'tag'; tags: string[] }
    | { kind: 'assign'; agent: string | null; team: string | null };
  does: Change[];
};
type Carry = (ticket: ActedOn) => Carried | null;

const isGiving = ({ do: kind }: Change): boolean => kind === 'set-team' || kind === 'set-agent';

/** Changes as commands, to be given one after the other: each for the ticket as those before have left it; null for one that changes nothing by now. */
export const commandsOf = (changes: readonly Change[]): Carry[] => {
  const gives = changes.filter(isGiving);
  return [
    ...changes
      .filter((one) => !isGiving(one))
      .map(
        (one): Carry =>
          (ticket) =>
            carried(ticket, one),
      ),
    // To a team and to one of it in one go: in between nobody would have it.
    ...(gives.length === 0 ? [] : [(ticket: ActedOn) => given(ticket, gives)]),
  ];
};

function carried(ticket: ActedOn, wanted: Change): Carried | null {
  const change = changeOf(ticket, wanted);
  if (change?.do === 'set-priority') return { command: { kind: change.do, priority: change.priority }, does: [change] };
  if (change?.do === 'set-type') return { command: { kind: change.do, type: change.type }, does: [change] };
  if (change?.do === 'add-tags')
    return { command: { kind: 'tag', tags: withTags(ticket.tags, change.tags) }, does: [change] };
  return null;
}

function given(ticket: ActedOn, gives: readonly Change[]): Carried | null {
  const does = gives.flatMap((one) => changeOf(ticket, one) ?? []);
  if (does.length === 0) return null;
  const team = does.flatMap((one) => (one.do === 'set-team' ? [one.team] : []))[0] ?? null;
  const agent = gives.flatMap((one) => (one.do === 'set-agent' ? [one.agent] : []))[0] ?? null;
  return { command: { kind: 'assign', agent, team }, does };
}

/** What a command that comes along with a reply says of that. */
export const alongWith = (outbox: string, does: readonly Change[]): Along => ({
  outbox,
  cannedReply: does.find(({ cannedReply }) => cannedReply !== undefined)?.cannedReply ?? null,
});

/** Whom changes name. */
export const namedBy = (changes: readonly Change[]): string[] =>
  changes.flatMap((one) => (one.do === 'set-team' ? [one.team] : one.do === 'set-agent' ? [one.agent] : []));

/** Not by hand in this moment: whoever chose it has perhaps not looked at the ticket since. */
export const isAlong = (event: object): boolean => 'along' in event;
