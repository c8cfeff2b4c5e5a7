/** What a canned reply does to the ticket besides, as it is sent: looked at before, and by whoever sends taken out as they like. Pure. */
import type { Then } from '../../ticket/event.ts';
import { type ActedOn as Plain, type Brought, type Change, changeOf } from '../../ticket/rules/acting.ts';

/** A change of the ticket, or `then`: what is to become of it after the reply. */
export type Action = Change | (Brought & { do: 'then'; then: Then });

export const ACTION_KINDS = [
  ...(['set-priority', 'set-type', 'add-tags', 'set-team', 'set-agent', 'then'] as const),
] as const satisfies readonly Action['do'][];

/** What becomes of the ticket after the reply, if they say it. */
export const thenOf = (actions: readonly Action[] | undefined): Then | undefined =>
  actions?.flatMap((action) => (action.do === 'then' ? [action.then] : []))[0];

/** Those that are carried out on the ticket. */
export const changesOf = (actions: readonly Action[] | undefined): Change[] =>
  (actions ?? []).flatMap((action) => (action.do === 'then' ? [] : [action]));

/** Those by themselves, of which no reply tells who has brought them. */
export const plainChangesOf = (actions: readonly Action[] | undefined): Change[] =>
  changesOf(actions).map(({ cannedReply: _by, ...change }) => change);

/** As much of a ticket as actions change. */
export type ActedOn = Omit<Plain, 'team' | 'owner'> & { team: { id: string } | null; owner: { id: string } | null };

/** The actions that would change something. */
export const changing = <Given extends Action>(ticket: ActedOn, actions: readonly Given[]): Given[] => {
  const plain = { ...ticket, team: ticket.team?.id ?? null, owner: ticket.owner?.id ?? null };
  return actions.flatMap((action) =>
    action.do === 'then' ? [action] : ((changeOf(plain, action) as Given | null) ?? []),
  );
};

/** Those of two replies in one draft: of each kind the later one stands, and tags come together. */
export const joinedActions = (one: readonly Action[], other: readonly Action[]): Action[] => {
  const tagged = [...one, ...other].flatMap((action) => (action.do === 'add-tags' ? [action] : []));
  const tags = [...new Set(tagged.flatMap((action) => action.tags))];
  const rest = one.filter((action) => !other.some((later) => later.do === action.do) && action.do !== 'add-tags');
  const all = [...rest, ...other.filter((action) => action.do !== 'add-tags')];
  return tags.length === 0 ? all : [...all, { ...tagged.at(-1)!, tags }];
};
