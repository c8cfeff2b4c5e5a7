/** Decisions that left a ticket waiting, as lines among its events: they changed nothing of it, so that no event tells of them. Pure. */
import type { TimelineEvent } from '../../data/types.ts';
import { type Decision, decisionOf } from './decision-words.ts';

/** What leaves it waiting for somebody of its team. */
const WAITS = ['queued', 'unclaimed'];

/** Of an event that names nobody and nothing of its own. */
export const ABOUT_NOTHING: TimelineEvent['about'] = {
  requester: null,
  corrections: [],
  letInBy: null,
  blocked: null,
  promise: null,
  cannedReply: null,
};

/** The events with them, newest first; each stands behind the last event before it. */
export function withQueued(events: TimelineEvent[], decisions: Decision[]): TimelineEvent[] {
  const told = new Set(events.map(decisionOf));
  const waits = decisions.filter(({ id, assignment }) => !told.has(id) && WAITS.includes(assignment?.how ?? ''));
  // Between two versions; of several at one place the later one is the greater.
  const lines = [...waits].reverse().map((decision, index): TimelineEvent => {
    const before = events.filter(({ at }) => Date.parse(at) <= Date.parse(decision.at));
    const version = Math.max(0, ...before.map((event) => event.version)) + (index + 1) / (waits.length + 1);
    return {
      ...{ version, kind: 'routed', at: decision.at, recordedAt: decision.at },
      ...{ actor: { kind: 'system', id: null, name: null }, about: ABOUT_NOTHING },
      data: { decision: decision.id, waits: decision.assignment?.how },
    };
  });
  return lines.length === 0 ? events : [...events, ...lines].sort((a, b) => b.version - a.version);
}
