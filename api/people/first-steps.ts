/** How far a new desk has come. */
import type { Routes } from '../../contract/routes.ts';
import { listMailboxes } from '../../db/mail-in/mailboxes.ts';
import { firstFacts } from '../../db/people/first-steps.ts';
import { CONNECTIONS, connectionOf } from '../../domain/mail/mailbox.ts';
import { firstSteps } from '../../domain/people/first-steps.ts';
import type { Handler } from '../http/handler.ts';

export const getFirstSteps: Handler<Routes['getFirstSteps']> = async ({ pool }, { who }) => {
  const [boxes, facts] = await Promise.all([listMailboxes(pool), firstFacts(pool, who.id)]);
  const connections = boxes.map(({ status, lastLookAt, lastMailAt }) =>
    connectionOf({ status, hasRead: lastLookAt !== null || lastMailAt !== null }),
  );
  const best = CONNECTIONS.find((one) => connections.includes(one));
  const box = best === undefined ? null : boxes[connections.indexOf(best)]!;
  const { joined, invited, ticket, replies } = facts;
  const steps = firstSteps(who.role, { ...facts, mailbox: best ?? 'none', colleagues: joined + invited });
  return {
    steps,
    mailbox: box && { id: box.id, address: box.address, status: box.status, trouble: box.trouble },
    ...{ ticket, people: { joined, invited }, replies },
  };
};
