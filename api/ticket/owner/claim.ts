import { gives, nothing } from '../command/simple-commands.ts';

/** Takes a ticket that nobody has. Problems: those of domain/ticket/refusal.ts; `already-owned` names the owner. */
export const claim = gives('claim', nothing);
