export const WHAT_NEXT = ['next', 'list', 'stay'] as const;
/** What comes after a ticket that a key has dealt with: the next one of the list, the list, or it stays in sight. */
export type WhatNext = (typeof WHAT_NEXT)[number];

const storeKey = (agent: string): string => `bilet.what-next.${agent}`;

/** As this agent works in this browser; the next one opens until they say otherwise. */
export const whatNext = (agent: string): WhatNext =>
  WHAT_NEXT.find((one) => one === localStorage.getItem(storeKey(agent))) ?? 'next';

export const setWhatNext = (agent: string, next: WhatNext): void => localStorage.setItem(storeKey(agent), next);
