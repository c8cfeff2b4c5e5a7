import { gives, nothing } from '../command/simple-commands.ts';

/** Opens a ticket again. Problems: those of domain/ticket/refusal.ts. */
export const reopen = gives('reopen', nothing);
