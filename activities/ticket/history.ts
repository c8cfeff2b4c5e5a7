/** What the histories of a ticket's runs tell, whatever Postgres says: how far it came, and what became of its mail. */
import { defaultPayloadConverter } from '@temporalio/common';
import type { WorkflowHandle } from '@temporalio/client';
import type { DeliveryState } from '../../domain/ticket/event.ts';
import {
  type Ahead,
  aheadSignal,
  type CommandCall,
  type TicketRun,
  updateOf,
} from '../../workflows/messages/ticket.ts';
import type { RecordedStep } from './record.ts';

/** `under-way`: an attempt was asked for, and its end is not in the history. */
export type Told = { version: number; sends: Map<string, DeliveryState | 'under-way'> };

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type Payloads = { payloads?: unknown[] | null } | null | undefined;

/** Reads one run into what earlier runs of the ticket have told. */
export function readHistory(history: History, told: Told): Told {
  const asked = new Map<string, { activity: string; input: unknown }>();
  for (const event of history.events ?? []) {
    const { workflowExecutionStartedEventAttributes: started, activityTaskScheduledEventAttributes: scheduled } = event;
    const { workflowExecutionSignaledEventAttributes: signaled } = event;
    const asks = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input;
    // Taken back by a person: the row that says so may be lost, and the mail must not leave.
    if (asks?.name === updateOf('cancel-send').name) cancelled(told, first(asks.args) as CommandCall);
    if (signaled?.signalName === aheadSignal.name) reached(told, (first(signaled.input) as Ahead).ticket.version);
    if (started) reached(told, (first(started.input) as TicketRun | undefined)?.ticket?.version ?? 0);
    if (scheduled) {
      const activity = scheduled.activityType?.name ?? '';
      const input = first(scheduled.input);
      asked.set(String(event.eventId), { activity, input });
      if (activity === 'sendMail') told.sends.set((input as { outbox: string }).outbox, 'under-way');
    }
    const completed = event.activityTaskCompletedEventAttributes;
    const what = completed ? asked.get(String(completed.scheduledEventId)) : undefined;
    if (what?.activity === 'sendMail')
      told.sends.set(
        (what.input as { outbox: string }).outbox,
        (first(completed?.result) as { state: DeliveryState }).state,
      );
    if (what?.activity === 'record' && first(completed?.result) === true)
      for (const { version } of (what.input as RecordedStep).events) reached(told, version);
  }
  return told;
}

const cancelled = ({ sends }: Told, { command }: CommandCall): void => {
  if (command.kind === 'cancel-send' && sends.get(command.outbox) !== 'sent') sends.set(command.outbox, 'cancelled');
};

const reached = (told: Told, version: number): void => {
  told.version = Math.max(told.version, version);
};

const first = (values: Payloads): unknown => {
  const [payload] = values?.payloads ?? [];
  return payload ? defaultPayloadConverter.fromPayload(payload) : undefined;
};
