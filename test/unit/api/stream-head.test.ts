/** A stream whose reader is told something while what they have missed is still being read. */
import { afterEach, expect, jest, test } from '@jest/globals';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { createStreams, type Streams } from '../../../api/ticket/stream.ts';

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['is ended', (streams: Streams) => streams.stop()],
  [
    'would beat',
    (streams: Streams) => {
      jest.advanceTimersByTime(60_000);
      streams.stop();
    },
  ],
])(
  'one that %s then has a head all the same, so that its reader comes back instead of giving up',
  async (_, happens) => {
    // What the stream does by itself, and nothing of the line.
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'performance', 'Date'],
    });
    let asked = () => {};
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const pool = {
      query: async () => {
        asked();
        await answered;
        return { rows: [{ id: 7 }], rowCount: 1 };
      },
    };
    const deps = { pool, changes: { subscribe: () => () => {} }, metrics: { streamReaders: () => {} } };
    const streams = createStreams(deps as never, { onChange: () => {} });
    const app = express();
    app.get('/', async (req, res) => {
      const input = { req, res, proof: Buffer.from('proof'), who: { id: 'ayse' } };
      await streams.handler(deps as never, input as never);
    });
    const server = app.listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const coming = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await isAsked;
      happens(streams);
      answer();
      const got = await coming;
      expect([got.status, got.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
      expect(await got.text()).toContain('retry: ');
    } finally {
      server.close();
    }
  },
);
