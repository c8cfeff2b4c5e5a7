/** The second pair of eyes: finds what a crash left half-done and what Temporal has forgotten, and has it mended. */
import { log } from '@temporalio/activity';
import { isHeld } from '../../db/core/hold.ts';
import { queueLost } from '../../db/routing/guarantee.ts';
import { decisionsOwed } from '../../db/mail-in/held-mail.ts';
import { overdueHeld, overdueSends } from '../../db/mail-out/overdue.ts';
import { noteSwept, sweepLoose, ticketsWithoutRun } from '../../db/ticket/sweep.ts';
import { RULES } from '../../domain/ticket/ticket.ts';
import { RELEASE_MAIL_WORKFLOW, releaseStart } from '../../workflows/messages/mailbox.ts';
import { renewSignal, TICKET_WORKFLOW, ticketStart } from '../../workflows/messages/ticket.ts';
import { createSignalQueue } from './signal-queue.ts';
import { isAtWork, startMissing } from './missing-runs.ts';
import { tellNow } from './tell-now.ts';
import { wakePage } from './waking.ts';
import { raiseAlarms } from '../alarms.ts';
import { mailNotices } from '../notice-mail.ts';
import { offerFirstMails } from './first-mails.ts';
import { askAboutTime } from './time-passed.ts';
import { carryOutHandings } from '../routing/handings.ts';
import { startQueues } from '../routing/queues.ts';
import { startHandOver } from '../hand-over.ts';
import { startRenewal } from '../owed-renewal.ts';
import { learnKinds } from '../learn-kinds.ts';
import type { Deps } from '../deps.ts';

/**
 * What a pass found: births and facts that were `owed`; deadlines that passed unwatched (`late`); open tickets without a run
 * (`missing`); mail that nobody sends (`overdue`); decisions that nobody carried out (`undecided`); rows nobody claimed (`loose`).
 */
export type Swept = {
  owed: number;
  late: number;
  missing: number;
  overdue: number;
  undecided: number;
  loose: number;
};

/** Of each kind in one pass: what an outage left behind must not come down on the installation at once. */
const AT_ONCE = 50;

export const createSweepActivities = (deps: Deps) => ({
  /**
   * One pass; returns what it found, all zero in a healthy installation. A part that fails does not keep the others from their
   * work; the pass then fails at its end, and is repeated. Run twice: finds nothing more.
   */
  async sweep(): Promise<Swept> {
    await deps.clock.look();
    if (await isHeld(deps.pool)) return { owed: 0, late: 0, missing: 0, overdue: 0, undecided: 0, loose: 0 };
    const parts = await Promise.allSettled([
      createSignalQueue(deps, null).deliverPage(),
      startLate(deps),
      startMissing(deps),
      offerFirstMails(deps).then(async (offered) => offered + (await sendOverdue(deps))),
      carryOutDecisions(deps),
      sweepLoose(deps.pool),
      renewRuns(deps),
      wakePage(deps, null),
      raiseAlarms(deps),
      startHandOver(deps),
      learnKinds(deps),
      queueLostOnes(deps),
      startQueues(deps),
      askAboutTime(deps),
      mailNotices(deps),
      carryOutHandings(deps),
      startRenewal(deps),
    ]);
    const failed = parts.find((part) => part.status === 'rejected');
    if (failed) throw failed.reason;
    const [owed = 0, late = 0, missing = 0, overdue = 0, undecided = 0, loose = 0] = parts.map((part) =>
      part.status === 'fulfilled' ? part.value : 0,
    );
    const alarming = { owed, late, missing, overdue, undecided };
    if (Object.values(alarming).some((count) => count > 0)) {
      log.warn('the sweeper found work', alarming);
      await noteSwept(deps.pool, alarming);
    }
    return { ...alarming, loose };
  },
});

/**
 * A deadline of an open ticket that passed minutes ago means that no run is watching it. Starting one is enough: it loads the
 * ticket and finds the deadline behind it. An existing run is left alone.
 */
async function startLate(deps: Deps): Promise<number> {
  const { pool, temporal, taskQueue, settings } = deps;
  const late = await ticketsWithoutRun(pool, AT_ONCE);
  for (const { number, workflow, opened } of late) {
    if (opened === null)
      await temporal.workflow.start(
        TICKET_WORKFLOW,
        ticketStart({ number, workflow, ticket: null }, taskQueue, settings.publicUrl),
      );
    else await tellNow(deps, { number, workflow }, { kind: 'opened', message: opened, dues: [] }, `opened:${opened}`);
  }
  return late.length;
}

/**
 * Mail that was accepted for sending and that nobody sends: its run is told that it is due, and begins if there is none, also
 * for a closed ticket. Left alone while an attempt is under way: a second one beside it could not know how far the first came.
 */
async function sendOverdue(deps: Deps): Promise<number> {
  let told = 0;
  for (const { outbox, ...ticket } of await overdueSends(deps.pool, AT_ONCE)) {
    if (await isAtWork(deps, ticket.workflow, 'sendMail')) continue;
    await tellNow(deps, ticket, { kind: 'send-due', outbox }, null);
    told += 1;
  }
  for (const { outbox, ...ticket } of await overdueHeld(deps.pool, AT_ONCE)) {
    await tellNow(deps, ticket, { kind: 'hold-ended', outbox }, null);
    told += 1;
  }
  return told;
}

/** Tickets that nobody has and that wait nowhere take their place in the queue of their team. */
async function queueLostOnes({ pool }: Deps): Promise<void> {
  const lost = await queueLost(pool, AT_ONCE);
  if (lost > 0) await noteSwept(pool, { lost });
}

/** What a person decided about held mail, and a lost run has not done. */
async function carryOutDecisions({ pool, temporal, taskQueue }: Deps): Promise<number> {
  const owed = await decisionsOwed(pool, AT_ONCE);
  for (const { key, ...decision } of owed)
    await temporal.workflow.start(RELEASE_MAIL_WORKFLOW, releaseStart(key, decision, taskQueue));
  return owed.length;
}

/** Told in one pass of the sweeper: an upgrade must not stir every open ticket at once. */
const RENEWED = 20;

/**
 * Tells open tickets that began under older rules to go on as a new run (docs/decisions/0008); returns how many. One that still
 * waits for its first deadline is left alone until then: most have not begun, and begin under the rules of that day.
 */
async function renewRuns({ temporal, taskQueue, clock }: Deps): Promise<number> {
  const older = temporal.workflow.list({
    query:
      `WorkflowType = '${TICKET_WORKFLOW}' and TaskQueue = '${taskQueue}' and ExecutionStatus = 'Running'` +
      ` and ExecutionTime <= '${new Date(clock.now()).toISOString()}' and (TicketRules < ${RULES} or TicketRules is null)`,
    pageSize: RENEWED,
  });
  let renewed = 0;
  for await (const { workflowId, runId } of older) {
    // A run may have ended since it was listed.
    await temporal.workflow
      .getHandle(workflowId, runId)
      .signal(renewSignal)
      .catch(() => undefined);
    if ((renewed += 1) >= RENEWED) break;
  }
  if (renewed > 0) log.info('open tickets go on under new rules', { renewed, rules: RULES });
  return renewed;
}
