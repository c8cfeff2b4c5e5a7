/** What the bundler exports: the workflow types. */
export {
  checkMailboxWorkflow,
  dryCountWorkflow,
  mailboxWorkflow,
  recogniseMailboxWorkflow,
  redeemConsentWorkflow,
  releaseMailWorkflow,
} from './mailbox.ts';
export { housekeepingWorkflow } from './housekeeping.ts';
export { ticketWorkflow } from './ticket.ts';
