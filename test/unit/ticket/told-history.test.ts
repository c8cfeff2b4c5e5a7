/** What a run's history tells of its mail, for a Postgres that was restored from an older copy. */
import { expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { readHistory } from '../../../activities/ticket/history.ts';

const input = (value: unknown) => ({ payloads: [defaultPayloadConverter.toPayload(value)] });
const cancel = (outbox: string) => ({
  workflowExecutionUpdateAcceptedEventAttributes: {
    acceptedRequest: { input: { name: 'cancel-send', args: input({ command: { kind: 'cancel-send', outbox } }) } },
  },
});
const asked = (eventId: number, outbox: string) => ({
  eventId,
  activityTaskScheduledEventAttributes: { activityType: { name: 'sendMail' }, input: input({ outbox }) },
});
const ended = (scheduledEventId: number, state: string) => ({
  activityTaskCompletedEventAttributes: { scheduledEventId, result: input({ state }) },
});
const told = (...events: object[]) =>
  Object.fromEntries(readHistory({ events }, { version: 0, sends: new Map() }).sends);

test('a reply that a person has taken back is cancelled, also where it never came to an attempt', () => {
  expect(told(cancel('a'))).toEqual({ a: 'cancelled' });
});

test('what had left before stays so, and what was sent again after it is under way', () => {
  expect(told(asked(1, 'a'), ended(1, 'sent'), cancel('a'))).toEqual({ a: 'sent' });
  expect(told(cancel('a'), asked(2, 'a'))).toEqual({ a: 'under-way' });
});
