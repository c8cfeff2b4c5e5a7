/** The activities of the worker, built over its connections. Workflows import only the type. */
import { createConfirmationActivities } from './mail-out/confirmation.ts';
import { createConsentActivities } from './mail-in/consent.ts';
import { createDryCount } from './mail-in/dry-count.ts';
import { createConnectionCheck } from './mail-in/connection-check.ts';
import { createAlarmMail } from './alarm-mail.ts';
import type { Deps } from './deps.ts';
import { createNoticeMail } from './notice-mail.ts';
import { createMailboxActivities } from './mail-in/watch.ts';
import { createRecognition } from './mail-in/recognition.ts';
import { createReleaseActivities } from './mail-in/held-mail.ts';
import { createHandOver } from './hand-over.ts';
import { createRenewal } from './sla/renewal.ts';
import { createHandOut } from './routing/hand-out.ts';
import { createPasswordMail } from './password-mail.ts';
import { createSmtpActivities } from './mail-out/smtp.ts';
import { createStoreActivities } from './ticket/record.ts';
import { createSweepActivities } from './ticket/sweep.ts';

export const createActivities = (deps: Deps) => ({
  ...createStoreActivities(deps),
  ...createConfirmationActivities(deps),
  ...createSmtpActivities(deps),
  ...createMailboxActivities(deps),
  ...createReleaseActivities(deps),
  ...createSweepActivities(deps),
  ...createAlarmMail(deps),
  ...createConnectionCheck(deps),
  ...createDryCount(deps),
  ...createConsentActivities(deps),
  ...createRecognition(deps),
  ...createHandOver(deps),
  ...createHandOut(deps),
  ...createRenewal(deps),
  ...createPasswordMail(deps),
  ...createNoticeMail(deps),
});

export type Activities = ReturnType<typeof createActivities>;
