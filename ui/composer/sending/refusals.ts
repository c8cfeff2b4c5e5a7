/**
 * What the server has refused and an agent must hear of: the words are a draft again. A question about them is kept in this browser until it was
 * answered, as what is on its way is: nobody else knows that the customer still waits.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { Concern } from '../../../domain/mail/concerns.ts';
import type { Then } from '../../../domain/ticket/event.ts';
import type { Tab } from '../draft/drafts.ts';

/** `concerns`: what the writer is to be asked about; none: it is only to be opened. */
export type Refusal = { tab: Tab; concerns: Concern[]; again?: Again };
/** How it was to be sent; `sendAt`: an instant, epoch ms; null: now, with the agent's own time to take it back. */
export type Again = { then: Then; keeps: string[]; sendAt: number | null };

const PREFIX = 'bilet.refused.';
const nameOf = (agent: string, number: number): string => `${PREFIX}${agent}.${number}`;

/** As they were read last, so that who looks twice sees the same; what only opens a writer stands in `openings` alone. */
let known = new Map<string, Refusal | undefined>();
const openings = new Map<string, Refusal>();
let asked = new Map<string, number[]>();
/** Tickets whose composer stands here and can ask, each with how often. */
const standing = new Map<number, number>();
const listeners = new Set<() => void>();

function changed(): void {
  known = new Map();
  asked = new Map();
  for (const listener of listeners) listener();
}

// Another tab was told, or has answered.
window.addEventListener('storage', ({ key }) => {
  if (key === null || key.startsWith(PREFIX)) changed();
});

export function refuse(agent: string, number: number, refusal: Refusal): void {
  const name = nameOf(agent, number);
  if (refusal.concerns.length === 0) openings.set(name, refusal);
  else localStorage.setItem(name, JSON.stringify(refusal));
  changed();
}

export function tookRefusal(agent: string, number: number): void {
  const name = nameOf(agent, number);
  openings.delete(name);
  localStorage.removeItem(name);
  changed();
}

/** What waits for whoever opens the ticket. */
export function refusalOf(agent: string, number: number): Refusal | undefined {
  const name = nameOf(agent, number);
  if (!known.has(name)) known.set(name, kept(name) ?? openings.get(name));
  return known.get(name);
}

/** Tickets with a question that nobody is being asked here, since none of their composers is open; the lowest number first. */
export function unaskedOf(agent: string): number[] {
  const before = asked.get(agent);
  if (before) return before;
  const mine = `${PREFIX}${agent}.`;
  const numbers = Object.keys(localStorage)
    .filter((name) => name.startsWith(mine) && kept(name) !== undefined)
    .map((name) => Number(name.slice(mine.length)))
    .filter((number) => !standing.has(number))
    .toSorted((one, other) => one - other);
  asked.set(agent, numbers);
  return numbers;
}

/** Whether a ticket's composer is open here. */
export const standsHere = (number: number): boolean => standing.has(number);

/** Says that a ticket's composer is here to ask, until the answer is called. */
export function standsFor(number: number): () => void {
  standing.set(number, (standing.get(number) ?? 0) + 1);
  changed();
  return () => {
    const left = (standing.get(number) ?? 1) - 1;
    if (left > 0) standing.set(number, left);
    else standing.delete(number);
    changed();
  };
}

function kept(name: string): Refusal | undefined {
  try {
    const refusal = JSON.parse(localStorage.getItem(name) ?? 'null') as Refusal | null;
    return refusal !== null && Array.isArray(refusal.concerns) ? refusal : undefined;
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useRefusal = (agent: string, number: number): Refusal | undefined =>
  useSyncExternalStore(subscribe, () => refusalOf(agent, number));

export const useUnasked = (agent: string): number[] => useSyncExternalStore(subscribe, () => unaskedOf(agent));

/** `can`: the writer that would ask may be opened. */
export const useStanding = (number: number, can: boolean): void =>
  useEffect(() => (can ? standsFor(number) : undefined), [number, can]);
