import { beforeEach, expect, test } from '@jest/globals';
import { CancelledFailure, Context } from '@temporalio/activity';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import {
  ALARM_MAIL_WORKFLOW,
  alarmMailStart,
  CHECK_MAILBOX_WORKFLOW,
  consentStart,
  DRY_COUNT_WORKFLOW,
  RECOGNISE_MAILBOX_WORKFLOW,
  REDEEM_CONSENT_WORKFLOW,
  TRY_APPLICATION_WORKFLOW,
  HOUSEKEEPING_WORKFLOW,
  MAILBOX_WORKFLOW,
  mailboxStart,
  queues,
  reconnectSignal,
  RELEASE_MAIL_WORKFLOW,
} from '../../workflows/messages/mailbox.ts';
import {
  HAND_OVER_WORKFLOW,
  handOverStart,
  NOTICE_MAIL_WORKFLOW,
  noticeMailStart,
  PASSWORD_MAIL_WORKFLOW,
  passwordMailStart,
} from '../../workflows/messages/people.ts';
import { RENEWAL_WORKFLOW, renewalStart } from '../../workflows/messages/renewal.ts';
import { lookSignal, TEAM_QUEUE_WORKFLOW, teamQueueStart } from '../../workflows/messages/routing.ts';
import { eventually } from '../support/eventually.ts';
import { keepHistory } from '../support/histories.ts';
import type { OTHER_LIVES } from '../support/cast/other-lives.ts';
import { workersOn } from '../support/stack/workers.ts';

type Watch = () => Promise<'gone' | 'paused'>;
type World = Pick<
  Activities,
  | 'watchMailbox'
  | 'sweep'
  | 'checkMailbox'
  | 'recogniseMailbox'
  | 'countMails'
  | 'tryApplication'
  | 'redeemConsent'
  | 'sendAlarmMail'
  | 'sendNoticeMail'
  | 'releaseMail'
  | 'handOver'
  | 'handOut'
  | 'mailPasswordLink'
  | 'renewPage'
>;

const taskQueue = `others-${randomUUID()}`;
/** What the next attempts to watch do, one after the other. */
let watches: Watch[];
let watched = 0;
let sweeps = 0;
let done: string[] = [];

/** What the passes over a queue come to: a page, nobody with room until somebody has, the rest, and nothing left. */
const PASSES = [
  { given: 20, waiting: 3 },
  { given: 0, waiting: 3 },
  { given: 3, waiting: 0 },
  { given: 0, waiting: 0 },
];
/** A change that settles first, one page of two, the other, and nothing owed. */
const RENEWALS = [
  { more: true, inMs: 20 },
  { more: true, inMs: 0 },
  { more: true, inMs: 0 },
  { more: false, inMs: 0 },
];
const UNREACHABLE = { server: 'imap', code: 'unreachable', detail: 'no answer' };
const world: World = {
  async watchMailbox() {
    watched += 1;
    return (watches.shift() ?? gone)();
  },
  async sweep() {
    sweeps += 1;
    return { owed: 0, late: 0, missing: 0, overdue: 0, undecided: 0, loose: 0 };
  },
  checkMailbox: async () => UNREACHABLE as unknown as Awaited<ReturnType<World['checkMailbox']>>,
  recogniseMailbox: async () => ({ sealed: 'sealed answer' }),
  countMails: async () => ({ sealed: 'sealed counts' }),
  tryApplication: async () => ({ sealed: 'sealed fault' }),
  async redeemConsent({ consent }) {
    done.push(consent);
  },
  async sendAlarmMail({ id }) {
    done.push(id);
  },
  async sendNoticeMail({ id }) {
    done.push(id);
  },
  releaseMail: async () => ({ state: 'processed' }),
  async mailPasswordLink({ link }) {
    done.push(link);
    return { sent: true };
  },
  async handOut({ team }) {
    done.push(team);
    return PASSES[done.length - 1]!;
  },
  async renewPage() {
    done.push('page');
    return RENEWALS[done.length - 1]!;
  },
  async handOver() {
    done.push('page');
    return { moved: done.length < 3 ? 20 : 0 };
  },
};
/** Listens until it is cancelled, as a healthy watch does. */
const listens: Watch = async () => {
  const context = Context.current();
  for (;;) {
    context.heartbeat();
    await context.sleep(50);
    if (context.cancellationSignal.aborted) throw new CancelledFailure('no longer watching');
  }
};
const paused: Watch = async () => 'paused';
const gone: Watch = async () => 'gone';
const fails: Watch = () => Promise.reject(ApplicationFailure.nonRetryable('the key does not open this password'));

const keep = (name: (typeof OTHER_LIVES)[number], run: WorkflowHandle) => keepHistory(name, run);

const temporal = workersOn(taskQueue, [queues(taskQueue).mailIn, queues(taskQueue).mailOut], world);
beforeEach(() => {
  watches = [];
  watched = 0;
  done = [];
});

const watch = () => temporal.client.workflow.start(MAILBOX_WORKFLOW, mailboxStart(randomUUID(), taskQueue));

test('a mailbox is watched anew when its settings change, waits while it is paused, and ends when it is gone', async () => {
  watches = [listens, paused, gone];
  const run = await watch();
  await eventually(() => watched === 1, { label: 'the first watch' });
  await run.signal(reconnectSignal);
  await eventually(() => watched === 2, { label: 'the second watch' });
  await run.signal(reconnectSignal);
  await run.result();
  expect(watched).toBe(3);
  await keep('mailbox-watched-paused-and-gone', run);
}, 40_000);

test('a mailbox whose watch failed for good is watched again', async () => {
  watches = [fails, gone];
  const run = await watch();
  await run.result();
  expect(watched).toBe(2);
  await keep('mailbox-failed-and-watched-again', run);
}, 40_000);

test('housekeeping sweeps again and again', async () => {
  const run = await temporal.client.workflow.start(HOUSEKEEPING_WORKFLOW, {
    workflowId: `housekeeping-${randomUUID()}`,
    taskQueue,
    args: [{ everyMs: 20 }],
  });
  await eventually(() => sweeps >= 3, { label: 'three sweeps' });
  await keep('housekeeping-sweeps', run);
  await run.terminate();
}, 40_000);

test('a connection test answers what the worker found', async () => {
  const run = await temporal.client.workflow.start(CHECK_MAILBOX_WORKFLOW, {
    workflowId: `check-${randomUUID()}`,
    taskQueue,
    args: [{ sealed: 'sealed' }],
  });
  await expect(run.result()).resolves.toEqual(UNREACHABLE);
  await keep('mailbox-checked', run);
}, 40_000);

test('a recognition answers what the worker found, sealed as it was', async () => {
  const run = await temporal.client.workflow.start(RECOGNISE_MAILBOX_WORKFLOW, {
    workflowId: `recognition-${randomUUID()}`,
    taskQueue,
    args: [{ sealed: 'sealed' }],
  });
  await expect(run.result()).resolves.toEqual({ sealed: 'sealed answer' });
  await keep('mailbox-recognised', run);
}, 40_000);

test('a dry count answers what the worker counted, sealed as it was', async () => {
  const run = await temporal.client.workflow.start(DRY_COUNT_WORKFLOW, {
    workflowId: `count-${randomUUID()}`,
    taskQueue,
    args: [{ sealed: 'sealed' }],
  });
  await expect(run.result()).resolves.toEqual({ sealed: 'sealed counts' });
  await keep('mails-counted', run);
}, 40_000);

test('a trial of an application answers what the service said, sealed as it was', async () => {
  const run = await temporal.client.workflow.start(TRY_APPLICATION_WORKFLOW, {
    workflowId: `trial-${randomUUID()}`,
    taskQueue,
    args: [{ sealed: 'sealed' }],
  });
  await expect(run.result()).resolves.toEqual({ sealed: 'sealed fault' });
  await keep('application-tried', run);
}, 40_000);

test('a consent is redeemed by the worker', async () => {
  const consent = randomUUID();
  const run = await temporal.client.workflow.start(REDEEM_CONSENT_WORKFLOW, consentStart(consent, taskQueue));
  await expect(run.result()).resolves.toBeUndefined();
  expect(done).toEqual([consent]);
  await keep('consent-redeemed', run);
}, 40_000);

test('an alarm is sent by the worker, once for each time it is due', async () => {
  const id = randomUUID();
  for (const times of [1, 2]) {
    const run = await temporal.client.workflow.start(ALARM_MAIL_WORKFLOW, alarmMailStart(id, taskQueue));
    await run.result();
    expect(done).toHaveLength(times);
    await keep('alarm-mailed', run);
  }
}, 40_000);

test('a mail about notices is sent by the worker, once for each time it is due', async () => {
  const id = randomUUID();
  for (const times of [1, 2]) {
    const run = await temporal.client.workflow.start(NOTICE_MAIL_WORKFLOW, noticeMailStart(id, taskQueue));
    await run.result();
    expect(done).toHaveLength(times);
    await keep('notices-mailed', run);
  }
}, 40_000);

test('a decision about a held mail answers the row’s state', async () => {
  const run = await temporal.client.workflow.start(RELEASE_MAIL_WORKFLOW, {
    workflowId: `release-${randomUUID()}`,
    taskQueue,
    args: [{ inbound: 7, to: 'new-ticket' }],
  });
  await expect(run.result()).resolves.toEqual({ state: 'processed' });
  await keep('held-mail-released', run);
}, 40_000);

test('tickets are handed over page by page until there are none', async () => {
  const run = await temporal.client.workflow.start(HAND_OVER_WORKFLOW, handOverStart(taskQueue));
  await run.result();
  expect(done).toEqual(['page', 'page', 'page']);
  await keep('tickets-handed-over', run);
}, 40_000);

test('a link to choose a password is mailed by the worker, and says whether it left', async () => {
  const link = randomUUID();
  const mail = passwordMailStart({ link, tries: 3 }, taskQueue);
  const run = await temporal.client.workflow.start(PASSWORD_MAIL_WORKFLOW, mail);
  await expect(run.result()).resolves.toEqual({ sent: true });
  expect(done).toEqual([link]);
  await keep('password-link-mailed', run);
}, 40_000);

test('a queue is handed out page by page, waits for somebody with room, and its run ends with it', async () => {
  const team = randomUUID();
  const run = await temporal.client.workflow.signalWithStart(TEAM_QUEUE_WORKFLOW, teamQueueStart(team, taskQueue));
  await eventually(() => done.length === 2, { label: 'nobody has room' });
  await run.signal(lookSignal);
  await run.result();
  expect(done).toEqual([team, team, team, team]);
  await keep('team-queue-handed-out', run);
}, 40_000);

test('open tickets are promised anew page by page, until nothing is owed', async () => {
  const run = await temporal.client.workflow.signalWithStart(RENEWAL_WORKFLOW, renewalStart(taskQueue));
  await run.result();
  expect(done).toEqual(['page', 'page', 'page', 'page']);
  await keep('open-tickets-promised-anew', run);
}, 40_000);
