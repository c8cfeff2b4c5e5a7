/** How far a change of policies or calendars has come with the tickets that are open. */
import type { Routes } from '../../contract/routes.ts';
import { newestRenewal } from '../../db/sla/renewal.ts';
import type { Handler } from '../http/handler.ts';

export const getRenewal: Handler<Routes['getRenewal']> = async ({ pool }) => ({
  renewal: (await newestRenewal(pool)) ?? null,
});
