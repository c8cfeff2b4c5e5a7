/** The thread as one stream: messages, what happened between them, and the customer's verdict. */
import { describe, expect, test } from '@jest/globals';
import { MOVES } from '../../../domain/ticket/moves.ts';
import type { Message, TimelineEvent } from '../../../ui/data/types.ts';
import { isTold } from '../../../ui/ticket/timeline/event-sentence.ts';
import { firstUnread, streamOf, type StreamItem } from '../../../ui/ticket/thread/stream.ts';
import { ABOUT_NOTHING } from '../../../ui/ticket/timeline/queued-events.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const message = (minute: number, more: Partial<Message> = {}): Message =>
  ({ id: `m${minute}`, direction: 'in', kind: 'person', createdAt: at(minute), readAt: at(59), ...more }) as Message;
const event = (
  minute: number,
  kind: string,
  data: Record<string, unknown> = {},
  about: Partial<TimelineEvent['about']> = {},
): TimelineEvent =>
  ({ version: minute, kind, at: at(minute), data, about: { ...ABOUT_NOTHING, ...about } }) as TimelineEvent;

const name = (item: StreamItem): string => {
  if (item.is === 'new') return 'new';
  if (item.is === 'message') return item.folded ? `(${item.message.id})` : item.message.id;
  if (item.is === 'undone') return item.pairs.map(({ act, undo }) => `${act.kind}+${undo.kind}`).join(', ');
  return item.is === 'event' ? item.event.kind : `${item.event.kind}: ${item.message?.id ?? '-'}`;
};
const stream = (messages: Message[], events: TimelineEvent[], more = false) =>
  streamOf(messages, events, more).map(name);

test('events stand between the messages, in the order in which things happened', () => {
  expect(
    stream(
      [message(0), message(10, { kind: 'reply' })],
      [event(12, 'snooze'), event(5, 'assign'), event(3, 'set-priority')],
    ),
  ).toEqual(['m0', 'set-priority', 'assign', 'm10', 'snooze']);
});

test('a line says where begins what its reader has not read, and none where all or nothing of it was read', () => {
  const thread = [message(0), message(5), message(10, { readAt: null }), message(15, { readAt: null })];
  expect(firstUnread(thread)).toBe('m10');
  expect(streamOf(thread, [event(7, 'assign')], false, 'm10').map(name)).toEqual([
    'm0',
    'm5',
    'assign',
    'new',
    'm10',
    'm15',
  ]);
  const said = [message(0), message(9, { readAt: null })];
  expect(streamOf(said, [event(9, 'deny', { message: 'm9' })], false, firstUnread(said)).map(name)).toEqual([
    'm0',
    'new',
    'deny: m9',
  ]);
  expect(firstUnread([message(0), message(5)])).toBeNull();
  expect(firstUnread([message(0, { readAt: null })])).toBeNull();
  expect(streamOf([message(0), message(5)], [], false, 'm0').map(name)).toEqual(['m0', 'm5']);
});

test('what a message tells, and what ABOUT_NOTHING has to know, has no line', () => {
  const silent = [
    'opened',
    'message-received',
    'reply',
    'note',
    'delivery',
    'confirmation-asked',
    'scheduled',
    'send-due',
    'clock-warned',
  ];
  expect(
    stream(
      [message(0)],
      silent.map((kind, index) => event(index + 1, kind, { message: 'm0' })),
    ),
  ).toEqual(['m0']);
  expect(stream([message(0)], [event(1, 'message-received', { from: 'closed' }), event(2, 'clock-breached')])).toEqual([
    'm0',
    'message-received',
    'clock-breached',
  ]);
});

test('the customer’s yes or no takes the words that came with it, which are shown once', () => {
  expect(stream([message(0), message(7)], [event(7, 'deny', { message: 'm7' }), event(20, 'confirm')])).toEqual([
    'm0',
    'deny: m7',
    'confirm: -',
  ]);
});

test('beneath a mail stands who let it in, and that it closed the ticket', () => {
  const letIn = event(1, 'message-received', { message: 'm1' }, { letInBy: { id: 'a', name: 'Ayşe' } });
  const solved = event(5, 'message-received', { message: 'm5', closedAs: 'solved' });
  expect(stream([message(1), message(5)], [letIn, solved])).toEqual([
    'm1',
    'message-received',
    'm5',
    'message-received',
  ]);
});

test('beneath a mail that says no stands that the ticket is open again by it', () => {
  const no = event(2, 'message-received', { message: 'm2', reopening: 'denied' });
  const more = event(4, 'message-received', { message: 'm4', reopening: 'new-question' });
  expect(stream([message(2), message(4)], [no, more])).toEqual(['m2', 'message-received', 'm4']);
});

test.each(['set-due', 'assign', 'move-promise', 'withdraw-promise'])(
  'why somebody did it (%s) stands beneath its line, whatever was written meanwhile',
  (kind) => {
    const note = (minute: number) => message(minute, { kind: 'note', direction: 'note' });
    const done = event(4, kind, { note: 'm2' });
    expect(stream([message(0), note(2), message(3), note(5)], [done, event(5, 'tag')])).toEqual([
      ...['m0', 'm3'],
      ...[kind, 'm2'],
      ...['m5', 'tag'],
    ]);
    const atOnce = { ...done, at: at(2) };
    expect(stream([message(0), note(2)], [atOnce])).toEqual(['m0', kind, 'm2']);
    // An event that is not shown yet takes no note along.
    expect(stream([note(2)], [event(1, kind, { note: 'm2' })], true)).toEqual(['m2']);
  },
);

describe('what was done and taken back', () => {
  const actor = { kind: 'agent', id: 'ayse', name: 'Ayşe' } as const;
  const done = (minute: number, kind: string) => ({ ...event(minute, kind), actor });
  const undo = (minute: number, undid: string, undoes: number) => ({
    ...event(minute, 'undo', { undid, undoes }),
    actor,
  });

  test('is one line where it was taken back, and what was done beside it has its own', () => {
    const events = [done(2, 'archive'), event(3, 'clock-late'), undo(4, 'archive', 2), done(6, 'tag')];
    expect(stream([message(0), message(5)], events)).toEqual(['m0', 'clock-late', 'archive+undo', 'm5', 'tag']);
  });

  test('in a row is one line, and no longer one once somebody wrote between', () => {
    const events = [
      ...[done(1, 'tag'), undo(2, 'tag', 1), done(3, 'archive'), undo(4, 'archive', 3)],
      ...[done(6, 'snooze'), undo(7, 'snooze', 6)],
    ];
    expect(stream([message(0), message(5)], events)).toEqual([
      ...['m0', 'tag+undo, archive+undo', 'm5'],
      'snooze+undo',
    ]);
  });
});

test('while older messages were not read, nothing older than the first one is shown', () => {
  expect(stream([message(10)], [event(3, 'assign'), event(12, 'wake')], true)).toEqual(['m10', 'wake']);
});

describe('a long thread', () => {
  const six = [0, 1, 2, 3, 4, 5].map((minute) => message(minute));
  test('is folded but for its last two messages', () => {
    expect(stream(six, [])).toEqual(['(m0)', '(m1)', '(m2)', '(m3)', 'm4', 'm5']);
  });
  test('keeps open what is unread', () => {
    expect(stream(six.with(1, message(1, { readAt: null })), [])).toEqual(['(m0)', 'm1', '(m2)', '(m3)', 'm4', 'm5']);
  });
  test('begins with five messages of people', () => {
    const four = six.slice(0, 4);
    expect(stream([...four, message(9, { kind: 'acknowledgement', direction: 'out' })], [])).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
      'm9',
    ]);
  });
});

test('what the timeline tells ABOUT_NOTHING is no line of the thread either', () => {
  const silent = Object.keys(MOVES).filter((kind) => !isTold({ kind }));
  expect(silent.length).toBeGreaterThan(3);
  expect(
    stream(
      [message(0)],
      silent.map((kind, index) => event(index + 1, kind)),
    ),
  ).toEqual(['m0']);
});
