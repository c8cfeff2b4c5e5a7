/** What an agent writes down while a customer is on the phone: the quickest way to a ticket. */
import type { ApiClient } from './api-client.ts';
import { DENIZ } from './cast.ts';
import type { Installation } from '../stack/installation.ts';

export type Call = {
  text?: string;
  contact?: { address: string; name?: string };
  language?: 'tr' | 'en';
  /** Id of the agent whose it becomes; default nobody's. */
  owner?: string;
};

/**
 * Makes a ticket, of Deniz unless said otherwise, and returns its number. It is born with its clocks: nothing but what the test
 * does raises its version.
 */
export async function phoneTicket(
  agent: ApiClient,
  bilet: Pick<Installation, 'mailbox'>,
  subject: string,
  { owner, ...call }: Call = {},
): Promise<number> {
  const contact = { address: DENIZ.address, name: DENIZ.name };
  // Who names a team opens it for that one; else it would be theirs.
  const { body } = await agent.get('/teams');
  const team = body.items.find(({ isDefault }: { isDefault: boolean }) => isDefault).id as string;
  const made = await agent.post('/tickets', {
    ...{ subject, text: 'Merhaba, bu bir mesaj.', contact, mailbox: bilet.mailbox, team },
    ...call,
  });
  if (made.status !== 201) throw new Error(`no ticket "${subject}": ${made.status} ${made.text}`);
  const number = made.body.number as number;
  if (owner) await agent.put(`/tickets/${number}/assignee`, { agent: owner });
  return number;
}
