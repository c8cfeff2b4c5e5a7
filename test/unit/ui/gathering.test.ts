/** What of a thread stands in one line with others. */
import { expect, test } from '@jest/globals';
import type { Message, TimelineEvent } from '../../../ui/data/types.ts';
import { gathered, type Gathered, turnedAround } from '../../../ui/ticket/thread/gathering.ts';
import type { StreamItem } from '../../../ui/ticket/thread/stream.ts';

const message = (id: string, folded = false): StreamItem => ({ is: 'message', message: { id } as Message, folded });
const event = (version: number, kind: 'system' | 'agent' = 'system'): StreamItem => ({
  is: 'event',
  event: { version, kind: 'clock-late', actor: { kind, id: null, name: null } } as unknown as TimelineEvent,
});
const name = (item: Gathered): string => {
  switch (item.is) {
    case 'message':
      return item.folded ? `(${item.message.id})` : item.message.id;
    case 'older':
      return `${item.count} older`;
    case 'events':
      return item.events.map(({ version }) => version).join('+');
    case 'new':
      return 'new';
    case 'undone':
      return 'undone';
    default:
      return String(item.event.version);
  }
};
const shown = (items: StreamItem[], ...opened: string[]) => gathered(items, new Set(opened)).map(name);
const folded = (...ids: string[]) => ids.map((id) => message(id, true));

test('of many read messages the first is a line of its own, the rest are one line, and what is open stays open', () => {
  expect(shown([...folded('a', 'b', 'c', 'd', 'e'), message('f'), message('g')])).toEqual(['(a)', '4 older', 'f', 'g']);
});

test('a few read messages are a line each', () => {
  expect(shown([...folded('a', 'b', 'c', 'd'), message('f')])).toEqual(['(a)', '(b)', '(c)', '(d)', 'f']);
});

test('what happened between older messages goes with them, and what happened after the last of them does not', () => {
  const items = [...folded('a', 'b'), event(1), event(2), event(3), ...folded('c', 'd', 'e'), event(4, 'agent')];
  expect(shown([...items, message('f')])).toEqual(['(a)', '4 older', '4', 'f']);
});

test('what was taken back between older messages goes with them', () => {
  const undone: StreamItem = { is: 'undone', pairs: [] };
  expect(shown([...folded('a', 'b', 'c'), undone, ...folded('d', 'e'), message('f')])).toEqual(['(a)', '4 older', 'f']);
  expect(shown([event(1), event(2), undone, event(3)])).toEqual(['1', '2', 'undone', '3']);
});

test('once it is opened everything stands where it happened', () => {
  expect(shown([...folded('a', 'b', 'c', 'd', 'e'), message('f')], 'b')).toEqual([
    ...['(a)', '(b)', '(c)', '(d)', '(e)'],
    'f',
  ]);
});

test('an unread message between older ones is never gathered with them, and those on either side of it are', () => {
  expect(shown([...folded('a', 'b', 'c', 'd', 'e'), message('new'), ...folded('f', 'g', 'h', 'i')])).toEqual([
    ...['(a)', '4 older', 'new'],
    '4 older',
  ]);
  expect(shown([...folded('a', 'b', 'c', 'd'), message('new'), ...folded('e', 'f'), message('g')])).toEqual([
    ...['(a)', '(b)', '(c)', '(d)', 'new', '(e)', '(f)'],
    'g',
  ]);
});

test('three and more things that happened by themselves in a row are one line until it is opened', () => {
  const items = [message('a'), event(1), event(2), event(3), event(4, 'agent'), event(5), event(6), message('b')];
  expect(shown(items)).toEqual(['a', '1+2+3', '4', '5', '6', 'b']);
  expect(shown(items, 'e1')).toEqual(['a', '1', '2', '3', '4', '5', '6', 'b']);
});

test('nothing gets lost, whatever is gathered', () => {
  const items = [
    ...[event(1), event(2), event(3), ...folded('a', 'b'), event(4), ...folded('c', 'd', 'e'), event(5), event(6)],
    ...[event(7), message('f')],
  ];
  const all = gathered(items, new Set()).flatMap((item): StreamItem[] =>
    item.is === 'older'
      ? item.items
      : item.is === 'events'
        ? item.events.map((one) => ({ is: 'event', event: one }))
        : [item],
  );
  expect(all).toEqual(items);
});

test('with the newest above, why somebody did something still stands beneath the line that says so', () => {
  const [line, note] = [event(4, 'agent'), message('why')];
  if (line.is !== 'event' || note.is !== 'message') throw new Error('made otherwise');
  const items = [message('a'), line, { ...note, why: line.event }, event(5, 'agent'), message('b')];
  expect(turnedAround(gathered(items, new Set())).map(name)).toEqual(['b', '5', '4', 'why', 'a']);
});
