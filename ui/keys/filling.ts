/**
 * That a field which a ticket lacks is to be filled in: asked for by a key or the button of a toast, answered by the panel of that ticket, as soon as
 * it is there. The focus goes there only when somebody asks: whoever closes tickets by single keys types on, and would write into the field.
 */
import { useEffect, useSyncExternalStore } from 'react';

/** Longer than a ticket takes to open: then nobody means it any more. */
const MEANT_MS = 5_000;

/** `nth`: of all that were asked for. */
type Led = { of: number; to: string; nth: number };

let led: Led | null = null;
/** The last one that has got the focus, or has waited too long for it. */
let over = 0;
const listeners = new Set<() => void>();

/** The way there from the ticket that is open, and from a toast that may tell of another one. */
let own: (() => void) | null = null;
let offered: { of: number; lead: () => void } | null = null;

/** A toast offers the way to what this ticket lacks: the key is its own as long as it stands there. */
export function offerLead(number: number, lead: () => void): void {
  offered = { of: number, lead };
}

/** The toast of this ticket has gone. */
export function endOffer(number: number): void {
  if (offered?.of === number) offered = null;
}

/** What the key leads to while the component is mounted, unless a toast offers something else. */
export function useOwnLead(lead: () => void): void {
  useEffect(() => ownLead(lead));
}

/** The same without a component; answers what ends it. */
export function ownLead(lead: () => void): () => void {
  own = lead;
  return () => {
    if (own === lead) own = null;
  };
}

/** The key was pressed. */
export const pressLead = (): void => (offered?.lead ?? own)?.();

/** Leads to this field of the ticket. */
export function leadTo(number: number, field: string): void {
  const nth = (led?.nth ?? 0) + 1;
  led = { of: number, to: field, nth };
  setTimeout(() => (over = Math.max(over, nth)), MEANT_MS);
  for (const listener of listeners) listener();
}

/** Whether the field that somebody was led to has yet to get the focus; true once. */
export function takesLead(nth: number): boolean {
  if (nth <= over) return false;
  over = nth;
  return true;
}

/** The field of the ticket that somebody was led to last. */
export function useLed(number: number): Led | null {
  const now = useSyncExternalStore(subscribe, () => led);
  return now?.of === number ? now : null;
}

/** Answers, while the component is mounted, that a field of the ticket is asked for; also one that was just before. */
export function useLeading(number: number, answer: () => void): void {
  useEffect(() => {
    const hear = () => led !== null && led.of === number && led.nth > over && answer();
    const timer = setTimeout(hear, 0);
    const leave = subscribe(hear);
    return () => {
      clearTimeout(timer);
      leave();
    };
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
