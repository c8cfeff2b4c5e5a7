import { gives, nothing } from '../command/simple-commands.ts';

/** Closes a ticket as spam. Problems: those of domain/ticket/refusal.ts. */
export const markSpam = gives('mark-spam', nothing);
