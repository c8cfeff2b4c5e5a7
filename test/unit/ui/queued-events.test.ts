/** What left a ticket waiting stands among its events, though none tells of it. */
import { expect, test } from '@jest/globals';
import type { TimelineEvent } from '../../../ui/data/types.ts';
import type { Decision } from '../../../ui/ticket/timeline/decision-words.ts';
import { withQueued } from '../../../ui/ticket/timeline/queued-events.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const event = (version: number, minute: number, data: Record<string, unknown> = {}): TimelineEvent =>
  ({ version, kind: 'assign', at: at(minute), data }) as TimelineEvent;
const decision = (id: string, minute: number, how: string): Decision =>
  ({ id, at: at(minute), assignment: { how } }) as Decision;
const shown = (events: TimelineEvent[], decisions: Decision[]) =>
  withQueued(events, decisions).map(({ kind, version, data }) => (Number.isInteger(version) ? kind : data));

test('a ticket that came to wait says so behind what made it wait, once', () => {
  const events = [event(4, 9), event(3, 5), event(1, 0, { routing: 'birth' })];
  const decisions = [decision('later', 5, 'queued'), decision('birth', 0, 'queued')];
  expect(shown(events, decisions)).toEqual(['assign', { decision: 'later', waits: 'queued' }, 'assign', 'assign']);
});

test('each of several stands at its place, and what gave the ticket to somebody is no wait', () => {
  const decisions = [decision('c', 7, 'unclaimed'), decision('b', 6, 'least-loaded'), decision('a', 6, 'queued')];
  expect(shown([event(2, 5), event(1, 0)], decisions)).toEqual([
    { decision: 'c', waits: 'unclaimed' },
    { decision: 'a', waits: 'queued' },
    'assign',
    'assign',
  ]);
  const versions = withQueued([event(1, 0)], decisions).map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
});
