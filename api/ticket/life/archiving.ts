import { gives, nothing } from '../command/simple-commands.ts';

/** Closes a ticket without asking the customer. Problems: those of domain/ticket/refusal.ts. */
export const archive = gives('archive', nothing);
