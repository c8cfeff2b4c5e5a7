/** The activities as workflows see them: queues, timeouts and retries stand together, here. */
import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { queues } from './messages/mailbox.ts';

/** Short work on Postgres. It is repeated until it succeeds: a ticket waits for its database, it does not fail. */
export const store = proxyActivities<
  Pick<
    Activities,
    | 'record'
    | 'loadTicket'
    | 'schedule'
    | 'limitAt'
    | 'askConfirmation'
    | 'writeMail'
    | 'sweep'
    | 'releaseMail'
    | 'handOver'
  >
>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '20 seconds' },
});

/** A queue that is handed out: people wait for it, so a worker that dies is noticed by its missing heartbeat, and another one goes on. */
export const queue = proxyActivities<Pick<Activities, 'handOut'>>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: '8 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '20 seconds' },
});

/** A page of tickets that are promised anew. A worker that dies is noticed by its missing heartbeat, and another one goes on. */
export const renewal = proxyActivities<Pick<Activities, 'renewPage'>>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '12 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** Reading the calendar: pure computation and one small query. */
export const calendar = proxyLocalActivities<Pick<Activities, 'schedule' | 'limitAt'>>({
  startToCloseTimeout: '2 seconds',
  scheduleToCloseTimeout: '5 seconds',
  retry: { maximumAttempts: 2 },
});

/** These fail only when something of ours is away. A look every ten seconds costs nothing and ends the wait soon after it is back. */
const OUTAGE = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' } as const;

/**
 * One attempt to send. A worker that dies is noticed by its missing heartbeat; the repeated attempt reads in the outbox
 * how far the first one came. The final answer of a server may take ten minutes (RFC 5321, 4.5.3.2.6).
 */
export const mailOut = () =>
  proxyActivities<Pick<Activities, 'sendMail' | 'sendAlarmMail' | 'sendNoticeMail' | 'mailPasswordLink'>>({
    taskQueue: queues(workflowInfo().taskQueue).mailOut,
    startToCloseTimeout: '20 minutes',
    heartbeatTimeout: '12 seconds',
    retry: OUTAGE,
  });

/** A mailbox being watched: one long activity, alive as long as its heartbeat is. */
export const mailIn = () =>
  proxyActivities<Pick<Activities, 'watchMailbox'>>({
    taskQueue: queues(workflowInfo().taskQueue).mailIn,
    startToCloseTimeout: '24 hours',
    heartbeatTimeout: '12 seconds',
    retry: OUTAGE,
  });

/** A connection test, a count or a recognition, asked for by a person who waits for the answer; half the time is for a mail to go around. */
export const checks = () =>
  proxyActivities<Pick<Activities, 'checkMailbox' | 'countMails' | 'recogniseMailbox' | 'tryApplication'>>({
    taskQueue: queues(workflowInfo().taskQueue).mailIn,
    startToCloseTimeout: '75 seconds',
    retry: { maximumAttempts: 1 },
  });

/** A code is good for some minutes: while something of ours is away it is worth waiting. What the service answers is no failure. */
export const consents = () =>
  proxyActivities<Pick<Activities, 'redeemConsent'>>({
    taskQueue: queues(workflowInfo().taskQueue).mailIn,
    startToCloseTimeout: '30 seconds',
    scheduleToCloseTimeout: '5 minutes',
    retry: OUTAGE,
  });
