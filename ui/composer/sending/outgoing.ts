/**
 * Replies and notes between the agent's hand and the server: what was sent is kept in this browser, with its
 * Idempotency-Key, until the server has answered. A reload, a crash or an hour without a line neither loses it nor sends it twice.
 */
import { useSyncExternalStore } from 'react';
import type { Input } from '../../data/api-types.ts';
import type { Draft, Tab } from '../draft/drafts.ts';

export type Outgoing = {
  /** The Idempotency-Key of every attempt. */
  key: string;
  number: number;
  /** When it was sent off, epoch ms. */
  at: number;
  /** `waiting`: for the line, or for a person once it has become old. */
  state: 'sending' | 'waiting';
  /** Surely not with the server, so it may become a draft again. */
  mayEdit: boolean;
  /** What goes back to the hand when the server refuses it. */
  draft: Draft;
  /** What canned replies in a note do besides, once it was accepted; a reply takes them along. */
  actions?: NonNullable<Input<'applyActions'>['body']>['actions'];
} & (
  | { tab: 'reply'; body: NonNullable<Input<'createReply'>['body']> }
  | { tab: 'note'; body: NonNullable<Input<'createNote'>['body']> }
);

/** Waiting for longer than this, nothing goes by itself: who wrote it may have said it otherwise meanwhile. */
const OLD_MS = 60 * 60_000;
export const isOld = ({ at }: Outgoing, now: number): boolean => now - at > OLD_MS;

const PREFIX = 'bilet.outgoing.';
const nameOf = (agent: string, { number, tab, key }: Outgoing): string => `${PREFIX}${agent}.${number}.${tab}.${key}`;

const listeners = new Set<() => void>();
const read = new Map<string, Outgoing[]>();

function changed(): void {
  read.clear();
  for (const listener of listeners) listener();
}

// Another tab has sent something off, or heard what became of it.
window.addEventListener('storage', ({ key }) => {
  if (key === null || key.startsWith(PREFIX)) changed();
});

export function keepOutgoing(agent: string, one: Outgoing): void {
  localStorage.setItem(nameOf(agent, one), JSON.stringify(one));
  changed();
}

export function dropOutgoing(agent: string, one: Outgoing): void {
  localStorage.removeItem(nameOf(agent, one));
  changed();
}

/** What an agent has sent off and the server has not answered, the oldest first. */
function outgoingOf(agent: string): Outgoing[] {
  const known = read.get(agent);
  if (known) return known;
  const found = Object.keys(localStorage)
    .filter((name) => name.startsWith(`${PREFIX}${agent}.`))
    .flatMap((name) => parse(localStorage.getItem(name)))
    .toSorted((one, other) => one.at - other.at);
  read.set(agent, found);
  return found;
}

/** Something that was written there is between hand and server: the server drops its draft once it has taken it. */
export const isOnItsWay = (agent: string, number: number, tab: Tab): boolean =>
  outgoingOf(agent).some((one) => one.number === number && one.tab === tab);

function parse(json: string | null): Outgoing[] {
  try {
    return json === null ? [] : [JSON.parse(json) as Outgoing];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useOutgoing = (agent: string): Outgoing[] => useSyncExternalStore(subscribe, () => outgoingOf(agent));
