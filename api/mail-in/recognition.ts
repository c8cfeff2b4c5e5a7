/** Which provider an address has, and where its servers are. */
import type { Routes } from '../../contract/routes.ts';
import { type Recognition, recogniseAs, recogniseByAddress } from '../../domain/mail/recognition.ts';
import { badField } from '../../domain/problem.ts';
import { RECOGNISE_MAILBOX_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { workerAnswer } from './worker-answer.ts';

const RECOGNITION = {
  workflow: RECOGNISE_MAILBOX_WORKFLOW,
  id: 'mailbox-recognition',
  name: 'recognition',
  withinMs: 15_000,
  owners: { asked: 'recognition', answered: 'recognition' },
};

/**
 * Asked of the worker, unless the address or the request says it all. Problems: `bad-input` for a provider of a key that nobody has;
 * `unavailable` when no worker answers within 15 s.
 */
export const recogniseMailbox: Handler<Routes['recogniseMailbox']> = async (deps, { body: { address, provider } }) => {
  const { providers } = deps.settings.mailProviders;
  const known =
    provider === undefined ? recogniseByAddress(address, providers) : recogniseAs(provider, address, providers);
  if (known) return sent(known);
  if (provider !== undefined) throw badField('provider', 'unknown', 'there is no provider of this key');
  await requireTemporal(deps);
  return sent(await workerAnswer<Recognition>(deps, RECOGNITION, { address }));
};

const sent = (found: Recognition) => ({ ...found, ways: [...found.ways] });
