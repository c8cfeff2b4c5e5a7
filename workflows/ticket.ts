/**
 * One ticket's life. A message arrives or a deadline passes, `decide` answers, the loop records and acts.
 * Handlers decide in one synchronous step, a command only once the ticket is loaded; only `decide` changes the ticket, only
 * the loop touches the world.
 */
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  isCancellation,
  log,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { COMMAND_KINDS } from '../domain/ticket/commands.ts';
import type { Fact, TicketEvent } from '../domain/ticket/event.ts';
import type { Effect } from '../domain/ticket/effect.ts';
import { unfinished } from '../domain/ticket/birth.ts';
import { deadlines, isOfPromise, overdueClocks } from '../domain/ticket/deadline.ts';
import { decide } from '../domain/ticket/decide.ts';
import { heldOf, leavesBy } from '../domain/ticket/rules/holding.ts';
import type { StaffNames } from '../domain/ticket/names.ts';
import { mayHappen } from '../domain/ticket/refusal.ts';
import { asTicket, isSettled, type RulesNumber, type Ticket } from '../domain/ticket/ticket.ts';
import { store } from './activities.ts';
import {
  type Ahead,
  aheadSignal,
  type CommandCall,
  type FactCall,
  factSignal,
  renewSignal,
  type TicketRun,
  ticketQuery,
  type CommandResult,
  updateOf,
} from './messages/ticket.ts';
import { resultOf } from '../domain/ticket/result.ts';
import { errandOf, nextOf, reasonOf, summaryOf } from './ticket-effects.ts';
import { isRefused, refuse, refuseUndone } from './ticket-refusal.ts';
import { createAgenda } from './agenda.ts';
import { publish } from './ticket-view.ts';
import { createAlarm } from './alarm.ts';
import { FOREIGN_TICKET } from '../domain/ticket/identity.ts';
import { createUnrecorded } from '../domain/ticket/unrecorded.ts';

/** Asked of a run only where it matters, so that no other carries its marker (docs/decisions/0008). */
const ANSWERS_WHAT_IS_RECORDED = 'answers-what-is-recorded';

const noMore = () => ApplicationFailure.nonRetryable('this ticket is no more', 'ticket-not-found');

/** Runs from the first message to the closing; a later message starts a new run of the same id. */
export async function ticketWorkflow(run: TicketRun): Promise<void> {
  // What a run began with is what it ends with (docs/decisions/0008).
  const rules: RulesNumber = patched('rules-2') ? 2 : 1;
  let ticket = (run.ticket === null ? null : asTicket(run.ticket)) as Ticket;
  const waiting: FactCall[] = [];
  const agenda = createAgenda(run.effects);
  const { effects } = agenda;
  const underWay = new Set<Effect>();
  let renewed = false;
  /** How often the run was told of what was recorded ahead of it. */
  let heard = 0;
  /** Postgres holds another ticket of this number, or none: this run ends, and writes and answers nothing. */
  let foreign = false;
  const unrecorded = createUnrecorded(run.undone);
  const alarm = createAlarm();

  const apply = (event: TicketEvent): void => {
    const step = decide(ticket, event, Date.now(), rules);
    ticket = step.ticket;
    agenda.add(step.effects, ticket.version);
  };
  /** What a person or the mail does, after what time has done. */
  const applyDone = (event: TicketEvent, now = Date.now()): void => {
    overdueClocks(ticket, now).forEach(apply);
    apply(event);
    unrecorded.add(event, ticket.version);
  };
  /** What an effect of its own came to. */
  const applyOwn = (event: TicketEvent): void => {
    const { version } = ticket;
    apply(event);
    if (ticket.version > version) unrecorded.add(event, ticket.version, true);
  };
  const applyFact = ({ fact, actor, at, key }: FactCall) => applyDone({ ...fact, actor, at, key });

  const carryOut = async (command: CommandCall): Promise<CommandResult> => {
    if (!ticket) await condition(() => foreign || Boolean(ticket));
    if (foreign) throw noMore();
    const { kind } = command.command;
    if (isUnsure() && (kind === 'undo' || isRefused(ticket, command, rules))) await isSure();
    refuse(ticket, command, rules);
    if (kind === 'undo') {
      // What time has done meanwhile stands in its way.
      overdueClocks(ticket, Date.now()).forEach(apply);
      refuse(ticket, { ...command, expected: null }, rules);
    }
    applyDone({ ...command.command, actor: command.actor, at: Date.now(), key: command.key, names: command.names });
    if (isUnsure()) {
      await isSure();
      refuseUndone(ticket, command, rules);
    }
    return resultOf(ticket, command.key);
  };
  /** While a held reply is leaving, versions may never be recorded, and nobody is told of one. A run of before answered at once. */
  const isUnsure = (): boolean => agenda.isLeaving() && patched(ANSWERS_WHAT_IS_RECORDED);
  const isSure = async (): Promise<void> => {
    while (!foreign && agenda.isLeaving()) await condition(() => foreign || !agenda.isLeaving());
    if (foreign) throw noMore();
  };
  /** A part of it may be known already, from what was told before or by its own step. What is not recorded yet will find it in its way. */
  const hear = (ahead: Ahead): void => {
    if (!ticket || ticket.version < ahead.since || ticket.version >= ahead.ticket.version) return;
    if (ticket.version > ahead.since && !agenda.isRecorded()) return;
    ticket = asTicket(ahead.ticket);
    heard += 1;
  };
  // In this order: setHandler hands over what is waiting at once, and a command may have come with what was recorded ahead of it, or with
  // the mail that it answers.
  setHandler(aheadSignal, hear, { description: 'what was recorded ahead of this run' });
  setHandler(factSignal, (call) => void (ticket ? applyFact(call) : waiting.push(call)), {
    description: 'mail, delivery result or other fact',
  });
  for (const kind of COMMAND_KINDS)
    setHandler(updateOf(kind), carryOut, {
      validator: (command) => ticket && !agenda.isLeaving() && refuse(ticket, command, rules),
      description: `${kind} this ticket`,
    });
  setHandler(renewSignal, () => void (renewed = true), {
    description: 'go on as a new run, under the rules of today',
  });
  setHandler(ticketQuery, () => ticket, { description: 'the whole ticket' });

  /**
   * What is not recorded is done to the ticket as it is recorded, as far as it can be: whoever was told that it is done is judged by the time at which they
   * did it.
   */
  function doAgain(isWanted: (own: boolean, event: TicketEvent) => boolean): void {
    for (const { event, own } of unrecorded.take()) {
      if (!isWanted(own, event) || !mayHappen(ticket, event, event.at)) continue;
      if (own) applyOwn(event);
      else applyDone(event, event.at);
    }
  }

  /**
   * Something was recorded ahead of the step after this version: that is taken first, and what happened here is done again after it. What time
   * brings, the loop sees by itself.
   */
  const rebase = async (known: number): Promise<void> => {
    ticket = asTicket(await store.loadTicket(run.number));
    agenda.keepUpTo(known);
    doAgain(() => true);
  };

  /** Held replies were to leave by a step, and had been taken back before: they do not, and what else happened here is done again. */
  const withoutTakenBack = async (outboxes: readonly string[]): Promise<void> => {
    ticket = asTicket(await store.loadTicket(run.number));
    const { version } = ticket;
    unrecorded.recorded(version);
    agenda.keepUpTo(version);
    doAgain((_own, event) => !leavesBy(event, outboxes));
    // Whoever took one back may never have come to tell.
    const [actor, at] = [{ kind: 'system' } as const, Date.now()];
    for (const outbox of outboxes)
      if (heldOf(ticket, outbox) !== undefined)
        applyOwn({ kind: 'delivery', outbox, state: 'cancelled', retryAt: null, actor, at, key: null });
  };

  const act = async (effect: Effect): Promise<void> => {
    const happened = (fact: Fact & { names?: StaffNames }) => {
      // A mail that was taken in time keeps its promise, however late that is heard of; one that was not, does not.
      if (rules > 1 && fact.kind === 'delivery') overdueClocks(ticket, fact.acceptedAt ?? Date.now()).forEach(apply);
      applyOwn({ ...fact, actor: { kind: 'system' }, at: Date.now(), key: null });
    };
    try {
      if (effect.kind === 'record') {
        const { ask } = effect;
        const step = { number: ticket.number, ticket: effect.ticket, events: effect.events, ...(ask && { ask }) };
        agenda.recording(effect.events);
        const came = await store.record.executeWithOptions({ summary: summaryOf(effect.events) }, [step]);
        if (came === 'ahead') await rebase(effect.events[0]!.version - 1);
        if (typeof came === 'object' && 'takenBack' in came) {
          await withoutTakenBack(came.takenBack);
          return agenda.recorded();
        }
        if (came !== false) agenda.recorded();
        if (came === 'ahead') return;
        if (came !== false) {
          unrecorded.recorded(effect.ticket.version);
          return came === true ? undefined : came.forEach(happened);
        }
        // One of the two was restored from an older copy. What is recorded is the truth.
        ticket = asTicket(await store.loadTicket(run.number));
        agenda.recorded();
        const isAhead = effect.events[0]!.version > ticket.version + 1;
        if (rules > 1) effects.splice(0, effects.length, ...unfinished(ticket).filter(isNotUnderWay));
        happened({ kind: 'effect-failed', effect: 'record', reason: isAhead ? 'database-behind' : 'history-behind' });
        if (rules > 1) doAgain((own) => !own);
      } else {
        const { does, says } = errandOf(effect);
        const fact = says(await does(effect, ticket.number), effect);
        if (fact !== null) happened(fact);
      }
    } catch (error) {
      if (effect.kind === 'record') agenda.recorded();
      if (isCancellation(error)) throw error;
      if (reasonOf(error) === FOREIGN_TICKET) return void (foreign = true);
      // The ticket goes on without this effect and says so: it must not fail, and a person must see it.
      log.error('effect failed', { ticket: ticket.number, effect: effect.kind, error: String(error) });
      happened({ kind: 'effect-failed', effect: effect.kind, reason: reasonOf(error) });
    }
  };

  if (!ticket) {
    try {
      ticket = asTicket(await store.loadTicket(run.number));
    } catch (error) {
      if (reasonOf(error) !== FOREIGN_TICKET) throw error;
      return leave();
    }
    // A run that takes over repeats what an earlier one had not finished; the outbox knows what was sent.
    effects.push(...unfinished(ticket));
  }
  waiting.splice(0).forEach(applyFact);

  while (!foreign && (!isSettled(ticket) || effects.length > 0 || underWay.size > 0 || !allHandlersFinished())) {
    publish(ticket, rules);
    const leaving = renewed || workflowInfo().continueAsNewSuggested;
    if (leaving && underWay.size === 0 && !isUnsure()) {
      // Going on with other work instead, a ticket under load would never leave. But what a handler does that waited until all was sure may be
      // unsure itself: that is recorded first, or the two would wait for each other.
      await condition(() => allHandlersFinished() || agenda.isLeaving());
      if (isUnsure()) continue;
      await condition(allHandlersFinished);
      const undone = unrecorded.left();
      await continueAsNew<typeof ticketWorkflow>({
        ...{ number: ticket.number, ticket, effects },
        ...(undone.length > 0 && { undone }),
      });
    }
    const effect = nextOf(effects, leaving);
    if (effect?.kind === 'send') {
      // Sending may take long and must not hold up what else happens to the ticket.
      underWay.add(effect);
      void act(effect).finally(() => underWay.delete(effect));
    } else if (effect) {
      await act(effect);
    } else {
      await untilNext();
    }
  }
  if (foreign) return leave();
  publish(ticket, rules);

  /** The number is another's now, or nobody's. */
  async function leave(): Promise<void> {
    foreign = true;
    log.warn('this run is not the one of its ticket and ends', { ticket: run.number });
    await condition(allHandlersFinished);
  }

  function isNotUnderWay(send: { outbox: string }): boolean {
    return ![...underWay].some((one) => one.kind === 'send' && one.outbox === send.outbox);
  }

  async function untilNext(): Promise<void> {
    const [busy, leaving, told] = [underWay.size, renewed, heard];
    const [waitingEffects, handling] = [effects.length, !allHandlersFinished()];
    // Each compares with what was when the wait began: one that is true already would turn the loop for ever.
    const stirred = () =>
      renewed !== leaving ||
      heard !== told ||
      effects.length > waitingEffects ||
      underWay.size !== busy ||
      (handling && allHandlersFinished());
    const due = deadlines(ticket)[0];
    if (due === undefined) return condition(stirred);
    if (due.at > Date.now()) {
      // Old runs arm a timer for each wait, and give it up when something else comes first.
      const isStirred = await (rules === 1 ? condition(stirred, due.at - Date.now()) : alarm.wait(stirred, due));
      if (isStirred) return;
    }
    // What has become of promises by now is one step, as long as it is to be recorded and nothing else: so it is for a ticket that was left alone for an hour.
    let passed = deadlines(ticket)[0];
    while (passed && passed.at <= Date.now()) {
      const { version } = ticket;
      apply(passed.event);
      if (rules === 1 || ticket.version === version || effects.some(({ kind }) => kind !== 'record')) return;
      passed = deadlines(ticket)[0];
      if (passed && !isOfPromise(passed.event)) return;
    }
  }
}
