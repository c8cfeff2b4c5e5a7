/** The activities of the worker, built over its connections. Workflows import only the type. */
import { createConfirmationActivities } from './confirmation.ts';
import { createConnectionCheck } from './connection-check.ts';
import type { Deps } from './deps.ts';
import { createMailboxActivities } from './mailbox.ts';
import { createReleaseActivities } from './release.ts';
import { createSmtpActivities } from './smtp.ts';
import { createStoreActivities } from './store.ts';
import { createSweepActivities } from './sweep.ts';

export const createActivities = (deps: Deps) => ({
  ...createStoreActivities(deps),
  ...createConfirmationActivities(deps),
  ...createSmtpActivities(deps),
  ...createMailboxActivities(deps),
  ...createReleaseActivities(deps),
  ...createSweepActivities(deps),
  ...createConnectionCheck(deps),
});

export type Activities = ReturnType<typeof createActivities>;
