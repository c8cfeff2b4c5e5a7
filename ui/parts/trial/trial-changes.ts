/** What a trial would change on a ticket, in words. */
import type { TrialOutcome } from '../../data/types.ts';
import type { DeskT } from '../../texts/index.ts';

type Change = TrialOutcome['changes'][number];
type Fate = Change['before'];

const WHATS = ['ending', 'team', 'owner', 'priority', 'type', 'tags', 'replies'] as const;
type What = (typeof WHATS)[number];

/** What is another then; closed, a ticket is given to nobody, and that goes without saying. */
export function differences(before: Fate, after: Fate, t: DeskT): { what: What; before: string; after: string }[] {
  const whats: readonly What[] = before.ending === after.ending ? WHATS : ['ending'];
  return whats.flatMap((what) => {
    const [was, is] = [said(what, before, t), said(what, after, t)];
    return was === is ? [] : [{ what, before: was, after: is }];
  });
}

function said(what: What, fate: Fate, t: DeskT): string {
  switch (what) {
    case 'ending':
      return t(`trial.ending.${fate.ending ?? 'open'}`);
    case 'team':
      return fate.team.name;
    case 'owner':
      if (fate.owner !== null) return fate.owner.name;
      return t(fate.waits ? 'trial.waits' : 'assign.nobody');
    case 'priority':
      return t(`priority.${fate.priority}`);
    case 'type':
      return fate.type === null ? t('type.none') : t(`type.${fate.type}`);
    case 'tags':
      return fate.tags.length === 0 ? t('tags.none') : fate.tags.join(', ');
    case 'replies':
      return fate.replies.length === 0 ? t('trial.no-reply') : fate.replies.map(({ name }) => name).join(', ');
  }
}

const KINDS = ['spam', 'archived', 'team', 'owner', 'nobody', 'priority', 'type', 'tags', 'replies'] as const;
type Kind = (typeof KINDS)[number];

/** How many tickets of those listed would have what changed, those that weigh most first; one ticket may count for several. */
export function kindsOfChange(changes: readonly Change[]): { kind: Kind; count: number }[] {
  return KINDS.map((kind) => ({ kind, count: changes.filter((change) => isOf(kind, change)).length })).filter(
    ({ count }) => count > 0,
  );
}

function isOf(kind: Kind, { before, after }: Change): boolean {
  if (kind === 'spam' || kind === 'archived') return after.ending === kind && before.ending !== kind;
  if (after.ending !== before.ending) return false;
  if (kind === 'nobody') return after.owner === null && before.owner !== null;
  if (kind === 'owner' && after.owner === null) return false;
  return JSON.stringify(before[kind]) !== JSON.stringify(after[kind]);
}

/** Those that nobody would have been given before the others, each in the order in which they stand. */
export const worstFirst = (changes: readonly Change[]): Change[] =>
  [true, false].flatMap((worst) => changes.filter((change) => isOf('nobody', change) === worst));
