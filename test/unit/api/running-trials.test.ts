/** Trials that run in this process end with whoever has asked for them. */
import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { asTrial, progressOf } from '../../../api/http/running-trials.ts';

const answering = (more: Partial<Response> = {}) =>
  Object.assign(new EventEmitter(), { closed: false, destroyed: false }, more) as unknown as Response;
const gone = { message: 'whoever asked for the trial went away' };

test('one whose client goes away while it is loading stops where it looks next', async () => {
  const res = answering();
  let pages = 0;
  const trial = asTrial('ayşe', res, async (signal, tell) => {
    for (; ; pages += 1) {
      await Promise.resolve();
      signal.throwIfAborted();
      tell(pages, 10);
      if (pages === 2) res.emit('close');
    }
  });
  expect(progressOf('ayşe')).toEqual({ looked: 0, of: 0 });
  await expect(trial).rejects.toMatchObject(gone);
  expect([pages, progressOf('ayşe'), res.listenerCount('close')]).toEqual([3, null, 0]);
});

test('one whose client had gone before does not begin, and keeps nobody else from trying', async () => {
  const server = createServer();
  const closed = new Promise<ServerResponse>((resolve) => {
    server.on('request', (_req, res: ServerResponse) => {
      res.once('close', () => resolve(res));
      client.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const client = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  client.once('error', () => undefined);
  client.end();
  const res = (await closed) as Response;
  let hasBegun = false;
  await expect(asTrial('can', res, async () => (hasBegun = true))).rejects.toMatchObject(gone);
  expect([hasBegun, progressOf('can'), res.listenerCount('close')]).toEqual([false, null, 0]);
  expect(await asTrial('can', answering(), async () => 'tried')).toBe('tried');
  server.close();
});
