/** How far a new desk has come. */
import type { Routes } from '../../contract/routes.ts';
import { listMailboxes } from '../../db/mail-in/mailboxes.ts';
import { firstFacts } from '../../db/people/first-steps.ts';
import { firstSteps } from '../../domain/people/first-steps.ts';
import type { Handler } from '../http/handler.ts';

/** Its provider or its server lets nobody in. */
const REFUSED: readonly string[] = ['credentials', 'consent'];

export const getFirstSteps: Handler<Routes['getFirstSteps']> = async ({ pool }, { who }) => {
  const [boxes, facts] = await Promise.all([listMailboxes(pool), firstFacts(pool, who.id)]);
  const box = boxes.find(({ status }) => !REFUSED.includes(status)) ?? boxes[0] ?? null;
  const { joined, invited, ticket, replies } = facts;
  return {
    steps: firstSteps(who.role, {
      ...facts,
      mailbox: box === null ? 'none' : REFUSED.includes(box.status) ? 'refused' : 'connected',
      colleagues: joined + invited,
    }),
    mailbox: box && { id: box.id, address: box.address, status: box.status, trouble: box.trouble },
    ...{ ticket, people: { joined, invited }, replies },
  };
};
