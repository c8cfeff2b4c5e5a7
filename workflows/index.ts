/** What the bundler exports: the workflow types. */
export {
  alarmMailWorkflow,
  checkMailboxWorkflow,
  dryCountWorkflow,
  mailboxWorkflow,
  recogniseMailboxWorkflow,
  redeemConsentWorkflow,
  releaseMailWorkflow,
  tryApplicationWorkflow,
} from './mailbox.ts';
export { housekeepingWorkflow } from './housekeeping.ts';
export { handOverWorkflow, noticeMailWorkflow, passwordMailWorkflow } from './people.ts';
export { renewalWorkflow } from './renewal.ts';
export { teamQueueWorkflow } from './team-queue.ts';
export { ticketWorkflow } from './ticket.ts';
