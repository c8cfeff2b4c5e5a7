/** What a canned reply does to the ticket besides, as it is sent: looked at before, and by whoever sends taken out as they like. Pure. */
import type { Then } from '../../ticket/event.ts';
import { type Action, type ActedOn as Plain, type Change, changeOf } from '../../ticket/rules/acting.ts';

/** `then`: what the reply is sent with. */
export type CannedAction = Change | { do: 'then'; then: Then };

/** As it stands in a draft: with the id of the canned reply that has brought it. */
export type DraftAction = CannedAction & Pick<Action, 'cannedReply'>;

export const CANNED_ACTIONS = ['set-priority', 'set-type', 'add-tags', 'set-team', 'set-agent', 'then'] as const;

/** What becomes of the ticket after the reply, if they say it. */
export const thenOf = (actions: readonly CannedAction[] | undefined): Then | undefined =>
  actions?.flatMap((action) => (action.do === 'then' ? [action.then] : []))[0];

/** Those that are carried out on the ticket. */
export const changesOf = (actions: readonly DraftAction[] | undefined): Action[] =>
  (actions ?? []).flatMap((action) => (action.do === 'then' ? [] : [action]));

/** Those by themselves, of which no reply tells who has brought them. */
export const plainChangesOf = (actions: readonly DraftAction[] | undefined): Change[] =>
  changesOf(actions).map(({ cannedReply: _by, ...change }) => change);

/** As much of a ticket as actions change. */
export type ActedOn = Omit<Plain, 'team' | 'owner'> & { team: { id: string } | null; owner: { id: string } | null };

/** The actions that would change something. */
export const changing = <Given extends DraftAction>(ticket: ActedOn, actions: readonly Given[]): Given[] => {
  const plain = { ...ticket, team: ticket.team?.id ?? null, owner: ticket.owner?.id ?? null };
  return actions.flatMap((action) =>
    action.do === 'then' ? [action] : ((changeOf(plain, action) as Given | null) ?? []),
  );
};

/** Those of two replies in one draft: of each kind the later one stands, and tags come together. */
export const joinedActions = (one: readonly DraftAction[], other: readonly DraftAction[]): DraftAction[] => {
  const tagged = [...one, ...other].flatMap((action) => (action.do === 'add-tags' ? [action] : []));
  const tags = [...new Set(tagged.flatMap((action) => action.tags))];
  const rest = one.filter((action) => !other.some((later) => later.do === action.do) && action.do !== 'add-tags');
  const all = [...rest, ...other.filter((action) => action.do !== 'add-tags')];
  return tags.length === 0 ? all : [...all, { ...tagged.at(-1)!, tags }];
};
