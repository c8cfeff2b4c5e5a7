/** One command for many tickets: each takes or refuses it once, also when the API ends half-way, and it is taken back as a whole. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CAN } from '../../support/cast/cast.ts';
import { signedIn } from '../../support/cast/api-client.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);

const several = (count: number): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => phoneTicket(ayse, desk, `Toplu ${index}`, { owner: desk.people.ayse })),
  );
const ended = (id: string) =>
  eventually(
    async () => {
      const { body } = await ayse.get(`/jobs/${id}`);
      return body.done === body.total && body;
    },
    { label: 'the end of the job' },
  );
const statesOf = async (numbers: number[]): Promise<string[]> =>
  Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.state as string));

test('each ticket takes it or says why not, and what was done is taken back in one go', async () => {
  const numbers = await several(5);
  await ayse.post(`/tickets/${numbers[2]}/archiving`);
  const { status, body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'archive' } });
  expect([status, body.total, body.kind]).toEqual([202, 5, 'archive']);
  expect(await ended(body.id)).toMatchObject({
    ...{ done: 5, refusedCount: 1, undoable: true },
    refused: [{ number: numbers[2], problem: 'ticket-closed' }],
  });
  expect(new Set(await statesOf(numbers))).toEqual(new Set(['closed']));

  const back = await ayse.post(`/jobs/${body.id}/undo`);
  expect([back.status, back.body.total]).toEqual([202, 4]);
  expect(await ended(back.body.id)).toMatchObject({ refusedCount: 0, undoable: false });
  expect(await statesOf(numbers)).toEqual(['assigned', 'assigned', 'closed', 'assigned', 'assigned']);
  expect((await ayse.post(`/jobs/${body.id}/undo`)).body.code).toBe('nothing-to-undo');
});

test('tags are added and removed ticket by ticket, and what else a ticket is tagged with stays', async () => {
  const [one, other] = (await several(2)) as [number, number];
  await ayse.put(`/tickets/${one}/tags`, { tags: ['kargo', 'eski'] });
  const command = { kind: 'tag', add: ['iade'], remove: ['eski'] };
  const { body } = await ayse.post('/tickets/bulk', { numbers: [one, other], command });
  await ended(body.id);
  expect((await ayse.get(`/tickets/${one}`)).body.tags).toEqual(['kargo', 'iade']);
  expect((await ayse.get(`/tickets/${other}`)).body.tags).toEqual(['iade']);
});

test('asked twice with one key it is one job, and nobody else sees it', async () => {
  const numbers = await several(2);
  const headers = { 'Idempotency-Key': randomUUID() };
  const ask = () =>
    ayse.post('/tickets/bulk', { numbers, command: { kind: 'set-priority', priority: 'high' } }, headers);
  const [first, second] = [await ask(), await ask()];
  expect(second.body.id).toBe(first.body.id);
  await ended(first.body.id);
  const events = await desk.rows<{ count: number }>(
    `select count(*)::int as count from ticket_event where kind = 'set-priority' and ticket_number = any($1)`,
    [numbers],
  );
  expect(events).toEqual([{ count: 2 }]);
  expect((await can.get(`/jobs/${first.body.id}`)).status).toBe(404);
  expect((await can.post(`/jobs/${first.body.id}/undo`)).status).toBe(404);
});

test('a job that is stopped leaves the tickets that nobody is at yet, and what it has done is taken back', async () => {
  const numbers = await several(12);
  const { body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'set-priority', priority: 'high' } });
  expect((await can.post(`/jobs/${body.id}/stop`)).status).toBe(404);
  expect((await ayse.post(`/jobs/${body.id}/stop`)).status).toBe(200);
  const { total } = await ended(body.id);
  const high = async () => {
    const read = await Promise.all(numbers.map((number) => ayse.get(`/tickets/${number}`)));
    return read.filter(({ body: ticket }) => ticket.priority === 'high').length;
  };
  expect(await high()).toBe(total);
  expect(total).toBeLessThan(12);
  if (total === 0) return;
  await ended((await ayse.post(`/jobs/${body.id}/undo`)).body.id);
  expect(await high()).toBe(0);
});

test('a job that its process leaves half-way is carried on by the next, each ticket once', async () => {
  const numbers = await several(12);
  const { body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'assign', agent: desk.people.can } });
  await desk.stopApi();
  // Whoever was at one has died over it.
  await desk.rows(
    `update job_ticket set begun_at = now() - interval '2 minutes' where done_at is null and begun_at is not null`,
  );
  await desk.startApi();
  await ended(body.id);
  const events = await desk.rows<{ count: number }>(
    `select count(*)::int as count from ticket_event where kind = 'assign' and data->>'agent' = $2 and ticket_number = any($1) group by ticket_number`,
    [numbers, desk.people.can],
  );
  expect(events).toEqual(numbers.map(() => ({ count: 1 })));
}, 120_000);

test('what was done when its process died is done, and not refused by the next: also what has ended its ticket', async () => {
  const numbers = await several(3);
  // Each ticket takes the command, and nobody can write down that it did.
  await desk.rows(`create function deny() returns trigger language plpgsql as $$ begin raise 'denied'; end $$`);
  await desk.rows(
    'create trigger denied before update of done_at on job_ticket for each row when (new.done_at is not null) execute function deny()',
  );
  const { body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'archive' } });
  await eventually(async () => (await statesOf(numbers)).every((state) => state === 'closed'), {
    label: 'the tickets are closed',
  });
  // Their runs have ended with them: nobody is left to ask.
  await desk.stopApi();
  await desk.rows('drop trigger denied on job_ticket');
  await desk.rows(`update job_ticket set begun_at = now() - interval '2 minutes' where done_at is null`);
  await desk.startApi();
  expect(await ended(body.id)).toMatchObject({ total: 3, refusedCount: 0, undoable: true });
  await ended((await ayse.post(`/jobs/${body.id}/undo`)).body.id);
  expect(await statesOf(numbers)).toEqual(['assigned', 'assigned', 'assigned']);
}, 120_000);

test('all of a view is taken at one moment: what comes or goes later changes nothing, and what was excepted stays as it is', async () => {
  const numbers = await several(5);
  for (const number of numbers) await ayse.put(`/tickets/${number}/tags`, { tags: ['toplu-görünüm'] });
  const asked = { view: 'open', filter: { tag: 'toplu-görünüm', owner: ['me'] }, except: [numbers[1]] };
  const count = await ayse.get(`/tickets/count?view=open&tag=${encodeURIComponent('toplu-görünüm')}&owner=me`);
  expect(count.body).toEqual({ count: 5, more: false });
  const headers = { 'Idempotency-Key': randomUUID() };
  const command = { kind: 'tag', add: ['işlendi'], remove: ['toplu-görünüm'] };
  const first = await ayse.post('/tickets/bulk', { ...asked, command }, headers);
  expect([first.status, first.body.total]).toEqual([202, 4]);
  const late = (await several(1))[0]!;
  await ayse.put(`/tickets/${late}/tags`, { tags: ['toplu-görünüm'] });
  const again = await ayse.post('/tickets/bulk', { ...asked, command }, headers);
  expect([again.body.id, again.body.total]).toEqual([first.body.id, 4]);
  expect(await ended(first.body.id)).toMatchObject({ done: 4, refusedCount: 0 });
  const tagsOf = async (number: number) => (await ayse.get(`/tickets/${number}`)).body.tags as string[];
  expect(await Promise.all([...numbers, late].map(tagsOf))).toEqual([
    ...[['işlendi'], ['toplu-görünüm'], ['işlendi'], ['işlendi'], ['işlendi'], ['toplu-görünüm']],
  ]);

  const back = await ayse.post(`/jobs/${first.body.id}/undo`);
  expect(await ended(back.body.id)).toMatchObject({ total: 4, refusedCount: 0 });
  expect(await Promise.all(numbers.map(tagsOf))).toEqual(numbers.map(() => ['toplu-görünüm']));
});

test('one that has left the list meanwhile says why it does not take it', async () => {
  const numbers = await several(3);
  for (const number of numbers) await ayse.put(`/tickets/${number}/tags`, { tags: ['yarış'] });
  const view = (
    await ayse.post('/views', { name: 'Yarış', when: { all: [{ field: 'tag', op: 'is', value: 'yarış' }] } })
  ).body.id as string;
  const { body } = await ayse.post('/tickets/bulk', { view, command: { kind: 'set-priority', priority: 'high' } });
  expect(body.total).toBe(3);
  await ended(body.id);
  await ayse.post(`/tickets/${numbers[0]}/archiving`);
  const closing = await ayse.post('/tickets/bulk', {
    view: 'all',
    filter: { tag: 'yarış' },
    command: { kind: 'archive' },
  });
  expect(closing.body.total).toBe(3);
  expect(await ended(closing.body.id)).toMatchObject({
    refused: [{ number: numbers[0], problem: 'ticket-closed' }],
  });
  expect((await can.post('/tickets/bulk', { view, command: { kind: 'archive' } })).status).toBe(404);
});

test('a view that was changed since it was looked at is not commanded; what was asked before stays the job that it was', async () => {
  const numbers = await several(2);
  for (const number of numbers) await ayse.put(`/tickets/${number}/tags`, { tags: ['sürüm'] });
  const named = (tag: string) => ({ name: 'Sürüm', when: { all: [{ field: 'tag', op: 'is', value: tag }] } });
  const { id: view, version } = (await ayse.post('/views', named('sürüm'))).body;
  const headers = { 'Idempotency-Key': randomUUID() };
  const asked = { view, viewVersion: version, command: { kind: 'set-priority', priority: 'high' } };
  const first = await ayse.post('/tickets/bulk', asked, headers);
  expect([first.status, first.body.total]).toEqual([202, 2]);
  await ayse.put(`/views/${view}`, named('başka'));
  expect((await ayse.post('/tickets/bulk', asked)).body).toMatchObject({ code: 'stale-version', version: version + 1 });
  await ayse.delete(`/views/${view}`);
  expect((await ayse.post('/tickets/bulk', asked, headers)).body.id).toBe(first.body.id);
});

test('a list that takes too long to look through is not counted or taken whole, and says so', async () => {
  const body = { view: 'open', command: { kind: 'archive' } };
  const lock = await desk.pool.connect();
  try {
    await lock.query('begin; lock table ticket in access exclusive mode');
    const [counted, taken] = await Promise.all([can.get('/tickets/count?view=open'), can.post('/tickets/bulk', body)]);
    expect([counted.status, counted.body.code, taken.status, taken.body.code]).toEqual([
      ...[422, 'too-slow', 422, 'too-slow'],
    ]);
  } finally {
    await lock.query('rollback');
    lock.release();
  }
  expect((await can.get('/tickets/count?view=open')).status).toBe(200);
}, 60_000);

test('all that is due in a group of a list is taken, and tickets beside it', async () => {
  const [one, other, beside] = (await several(3)) as [number, number, number];
  for (const number of [one, other]) await ayse.put(`/tickets/${number}/tags`, { tags: ['grup'] });
  const { body: groups } = await ayse.get('/tickets/groups?view=open&tag=grup');
  const group = groups.groups.find(({ count }: { count: number }) => count === 2).group;
  const asked = { view: 'open', filter: { tag: 'grup', due: [group] }, except: [other], also: [beside, one] };
  const { body } = await ayse.post('/tickets/bulk', { ...asked, command: { kind: 'set-priority', priority: 'low' } });
  expect(body.total).toBe(2);
  await ended(body.id);
  const priorities = [one, other, beside].map(
    async (number) => (await ayse.get(`/tickets/${number}`)).body.priority as string,
  );
  expect(await Promise.all(priorities)).toEqual(['low', 'normal', 'low']);
});

test('a promise is made on each, and withdrawn with a note where it is taken back; one that was kept meanwhile stays', async () => {
  const numbers = await several(3);
  const promisesOf = async (number: number) =>
    (await ayse.get(`/tickets/${number}/promises`)).body.items as { id: string; text: string; state: string }[];
  const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'promise', text: 'Dönüş', dueAt } });
  expect(await ended(body.id)).toMatchObject({ refusedCount: 0, undoable: true });
  const made = await Promise.all(numbers.map(promisesOf));
  expect(made.map((all) => all.map(({ text, state }) => [text, state]))).toEqual(
    numbers.map(() => [['Dönüş', 'open']]),
  );
  await ayse.post(`/tickets/${numbers[1]}/promises/${made[1]![0]!.id}/keeping`);
  await eventually(async () => (await promisesOf(numbers[1]!))[0]!.state === 'kept', { label: 'it is kept' });
  const back = await ayse.post(`/jobs/${body.id}/undo`);
  expect(await ended(back.body.id)).toMatchObject({ refused: [{ number: numbers[1], problem: 'promise-ended' }] });
  const states = async () => (await Promise.all(numbers.map(promisesOf))).map(([promise]) => promise!.state);
  await eventually(async () => (await states()).join() === 'withdrawn,kept,withdrawn', { label: 'what is withdrawn' });
  const notes = (await ayse.get(`/tickets/${numbers[0]}/messages`)).body.items.filter(
    ({ direction }: { direction: string }) => direction === 'note',
  );
  expect(notes.map(({ text }: { text: string }) => text)).toEqual([expect.stringContaining('geri alındı')]);
});

test('a reason goes with tickets that are given on, as a note on each', async () => {
  const numbers = await several(2);
  const command = { kind: 'assign', agent: desk.people.can, reason: 'İzindeyim' };
  await ended((await ayse.post('/tickets/bulk', { numbers, command })).body.id);
  for (const number of numbers) {
    const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
    expect(items.at(-1)).toMatchObject({ direction: 'note', text: 'İzindeyim' });
    expect((await ayse.get(`/tickets/${number}`)).body.owner.name).toBe(CAN.name);
  }
});

test('tickets are marked as unread for whoever asks, and taken back only where nobody has read or written since', async () => {
  const numbers = await several(3);
  const unread = async () =>
    Promise.all(numbers.map(async (number) => (await ayse.get(`/tickets/${number}`)).body.unreadCount as number));
  expect(await unread()).toEqual([0, 0, 0]);
  const { body } = await ayse.post('/tickets/bulk', { numbers, command: { kind: 'mark-unread' } });
  expect(await ended(body.id)).toMatchObject({ refusedCount: 0, undoable: true });
  expect(await unread()).toEqual([1, 1, 1]);
  expect((await ayse.put(`/tickets/${numbers[0]}/read`)).status).toBe(204);
  await ayse.delete(`/tickets/${numbers[0]}/read`);
  await ayse.put(`/tickets/${numbers[0]}/read`);
  const again = await ayse.post('/tickets/bulk', { numbers: [numbers[2]], command: { kind: 'mark-unread' } });
  expect(await ended(again.body.id)).toMatchObject({ undoable: false });
  await ended((await ayse.post(`/jobs/${body.id}/undo`)).body.id);
  expect(await unread()).toEqual([0, 0, 0]);
});

test('whoever may only read marks many as unread and takes that back, and changes nothing else', async () => {
  const numbers = await several(2);
  const id = await hire(desk.pool, { name: 'Salt Okur', email: 'okur@example.test', role: 'viewer' });
  const reader = await signedIn(desk.url, 'okur@example.test');
  const unread = async () =>
    Promise.all(numbers.map(async (number) => (await reader.get(`/tickets/${number}`)).body.unreadCount as number));
  for (const number of numbers) await reader.put(`/tickets/${number}/read`);
  const { status, body } = await reader.post('/tickets/bulk', { numbers, command: { kind: 'mark-unread' } });
  expect(status).toBe(202);
  const atEnd = (job: string) =>
    eventually(
      async () => {
        const { body: now } = await reader.get(`/jobs/${job}`);
        return now.done === now.total && now;
      },
      { label: 'the end of the job' },
    );
  expect(await atEnd(body.id)).toMatchObject({ refusedCount: 0, undoable: true });
  expect(await unread()).toEqual([1, 1]);
  const back = await reader.post(`/jobs/${body.id}/undo`);
  expect(back.status).toBe(202);
  expect(await atEnd(back.body.id)).toMatchObject({ refusedCount: 0 });
  expect(await unread()).toEqual([0, 0]);
  const refused = await reader.post('/tickets/bulk', { numbers, command: { kind: 'archive' } });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  // What they were allowed before is theirs to stop or take back no more.
  await desk.rows(`update agent set role = 'agent' where id = $1`, [id]);
  const asked = { numbers, command: { kind: 'set-priority', priority: 'high' } };
  const job = (await reader.post('/tickets/bulk', asked)).body.id;
  await atEnd(job);
  await desk.rows(`update agent set role = 'viewer' where id = $1`, [id]);
  for (const what of ['stop', 'undo']) expect((await reader.post(`/jobs/${job}/${what}`)).status).toBe(403);
});

test('each number that no ticket has is named among the refusals', async () => {
  const [number] = (await several(1)) as [number];
  const nobodys = [999_991, 999_990];
  const command = { kind: 'set-priority', priority: 'high' };
  const { status, body } = await ayse.post('/tickets/bulk', { numbers: [nobodys[0], number, nobodys[1]], command });
  expect([status, body.total]).toEqual([202, 3]);
  expect(await ended(body.id)).toMatchObject({
    ...{ total: 3, done: 3, refusedCount: 2, undoable: true },
    refused: [...nobodys].reverse().map((unknown) => ({ number: unknown, problem: 'not-found' })),
  });
  expect((await ayse.get(`/tickets/${number}`)).body.priority).toBe('high');
  const none = await ayse.post('/tickets/bulk', { numbers: nobodys, command });
  expect(none.body).toMatchObject({ total: 2, done: 2, refusedCount: 2, undoable: false });
});

test('why a job cannot be taken back is said, and nothing is begun', async () => {
  const numbers = await several(2);
  const command = { kind: 'set-priority', priority: 'normal' };
  const same = (await ayse.post('/tickets/bulk', { numbers, command })).body.id;
  expect(await ended(same)).toMatchObject({ refusedCount: 0, undoable: false });
  const refusal = async (job: string) => {
    const { status, body } = await ayse.post(`/jobs/${job}/undo`);
    return [status, body.code, body.detail];
  };
  expect(await refusal(same)).toEqual([409, 'nothing-to-undo', expect.stringContaining('has changed nothing')]);
  expect(await desk.rows('select id from job where undoes = $1', [same])).toEqual([]);
  const { id } = (await ayse.post('/tickets/bulk', { numbers, command: { ...command, priority: 'high' } })).body;
  await ended(id);
  const back = (await ayse.post(`/jobs/${id}/undo`)).body.id;
  await ended(back);
  expect(await refusal(id)).toEqual([409, 'nothing-to-undo', expect.stringContaining('was taken back already')]);
  expect(await refusal(back)).toEqual([409, 'nothing-to-undo', expect.stringContaining('takes another back itself')]);
});
