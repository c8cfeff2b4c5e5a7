import { gives, nothing } from './simple-commands.ts';

/** Resolves a ticket; the customer is asked to confirm. Problems: those of domain/ticket/refusal.ts. */
export const resolve = gives('resolve', nothing);
