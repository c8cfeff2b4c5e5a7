/** What a crash left half-done, found by the sweeper: rows are aged by hand, all else is the product. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { contactFor } from '../../../db/people/contacts.ts';
import type { OwedFact } from '../../../db/mail-in/ledger.ts';
import { drawIdentities, insertBorn } from '../../../db/ticket/birth.ts';
import { policyOfTeam } from '../../../db/sla/policies.ts';
import { insertMessage } from '../../../db/ticket/messages.ts';
import { codeFrom } from '../../../domain/mail/code.ts';
import { birthDues, termsOf } from '../../../domain/sla/policy.ts';
import { born } from '../../../domain/ticket/birth.ts';
import type { FactCall } from '../../../domain/ticket/event.ts';
import type { TicketIdentity } from '../../../domain/ticket/identity.ts';
import { queueReply } from '../../../db/mail-out/queue.ts';
import { overdueSends } from '../../../db/mail-out/overdue.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { DENIZ } from '../../support/cast/cast.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { tellTicket } from '../../support/workflow-ticket.ts';
import { letter } from '../../support/mail/letter.ts';

let bilet: Installation;
/** A mailbox without a watcher: its signals have nobody but the sweeper. */
let unwatched: string;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true, housekeepingMs: 200 });
  unwatched = await bilet.connect({ address: 'kimse-bakmaz@example.test' });
  await bilet.rows('update mailbox set paused = true where id = $1', [unwatched]);
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

const events = (number: number, kind: string) =>
  bilet.rows<{ at: Date }>('select at from ticket_event where ticket_number = $1 and kind = $2', [number, kind]);

/** How many signals the present run has heard. */
const signals = async (number: number) =>
  ((await (await bilet.run(number)).fetchHistory()).events ?? []).filter(
    (event) => event.workflowExecutionSignaledEventAttributes,
  ).length;

/** The ticket of a new mail, once its run is there: the row comes first. */
async function mailTicket(subject: string): Promise<number> {
  await bilet.deliver(letter({ from: DENIZ.address, subject, text: 'Merhaba' }));
  const { number } = await bilet.ticketBySubject(subject);
  await eventually(async () => !(await isOwed(number)), { label: `the run of "${subject}"` });
  return number;
}
/** Whether the start of a ticket's run is owed. */
const isOwed = async (number: number): Promise<boolean> =>
  (await bilet.rows('select from owed_start where ticket_number = $1', [number])).length === 1;

/** The rows of a caller's ticket, as the API of release 0.1.0 left them when it died before it told the workflow. */
async function untoldTicket(subject: string): Promise<{ number: number; message: string }> {
  const [mailbox] = await bilet.rows<{ team: string }>('select team_id as team from mailbox where id = $1', [
    bilet.mailbox,
  ]);
  const contactId = await contactFor(bilet.pool, DENIZ.address, DENIZ.name);
  const [made] = await bilet.rows<{ number: number }>(
    `insert into ticket (code, mailbox_id, contact_id, channel, subject, language, team_id, message_count)
     values ($1, $2, $3, 'phone', $4, 'tr', $5, 1) returning number`,
    [codeFrom(randomBytes(32)), bilet.mailbox, contactId, subject, mailbox!.team],
  );
  const { number } = made!;
  const message = await writeMessage(number, { direction: 'in', kind: 'person', accepted: true, contactId });
  return { number, message };
}

async function writeMessage(
  number: number,
  more: Pick<Parameters<typeof insertMessage>[1], 'direction' | 'kind' | 'accepted' | 'contactId'>,
): Promise<string> {
  const id = randomUUID();
  await insertMessage(bilet.pool, {
    id,
    number,
    agentId: bilet.people.ayse,
    fromName: '',
    fromAddress: DENIZ.address,
    subject: '',
    text: 'Merhaba',
    html: null,
    ...more,
  });
  return id;
}

/** A ticket that was stored `minutes` ago by somebody who died before its run was started. */
async function unstartedTicket(subject: string, minutes: number): Promise<number> {
  const [mailbox] = await bilet.rows<{ team: string }>('select team_id as team from mailbox where id = $1', [
    unwatched,
  ]);
  const contact = await contactFor(bilet.pool, DENIZ.address, DENIZ.name);
  const policy = await policyOfTeam(bilet.pool, mailbox!.team);
  const [{ number, workflow }] = (await drawIdentities(bilet.pool, 1)) as [TicketIdentity];
  const [message, at] = [randomUUID(), Date.now()];
  const { ticket, event } = born(
    { number, team: mailbox!.team, priority: 'normal', ...termsOf(policy), at },
    {
      kind: 'opened',
      message,
      dues: birthDues(policy, at, 'normal'),
      actor: { kind: 'system' },
      at,
      key: `opened:${message}`,
    },
    at,
  );
  await insertBorn(bilet.pool, [
    {
      ticket,
      workflow,
      event,
      code: codeFrom(randomBytes(32)),
      mailbox: unwatched,
      contact,
      channel: 'phone',
      subject,
      language: 'tr',
      relatedTo: null,
      preview: '',
      messages: 0,
      at: new Date(at),
    },
  ]);
  await bilet.rows(
    'update owed_start set created_at = now() - make_interval(mins => $2) where ticket_number = $1 returning 1',
    [number, minutes],
  );
  return number;
}

test('a ticket that was stored and never started gets its run from the sweeper, once nobody can be starting it', async () => {
  const [young, old] = [await unstartedTicket('Az önce', 0), await unstartedTicket('Çoktan', 3)];
  await eventually(async () => !(await isOwed(old)), { label: 'the start' });
  expect((await (await bilet.run(old)).describe()).status.name).toBe('RUNNING');
  expect(await isOwed(young)).toBe(true);

  // As after a crash between the start and its mark; the ticket has lived and ended meanwhile.
  await bilet.command(old, { kind: 'archive' });
  await (await bilet.run(old)).result();
  const { runId } = await (await bilet.run(old)).describe();
  await bilet.rows(`insert into owed_start values ($1, now() - interval '3 minutes') returning 1`, [old]);
  await eventually(async () => !(await isOwed(old)), { label: 'the start again' });
  expect(await (await bilet.run(old)).describe()).toMatchObject({ runId, status: { name: 'COMPLETED' } });
  expect((await bilet.ticket(old)).state).toBe('closed');
}, 60_000);

/** The mail that an unstarted ticket begins with, as the API left it when it died before the ticket heard of it. */
async function firstMail(number: number, minutes: number): Promise<{ message: string; outbox: string }> {
  const message = randomUUID();
  await insertMessage(bilet.pool, {
    ...{ id: message, number, direction: 'out', kind: 'reply', agentId: bilet.people.ayse, contactId: null },
    ...{ fromName: '', fromAddress: '', subject: 'Teklif', text: 'Ekte.', html: null, accepted: false },
  });
  const recipients = [{ name: '', address: DENIZ.address, role: 'to' as const }];
  const send = { number, messageId: message, mailboxId: bilet.mailbox, recipients, subject: 'Teklif' };
  const outbox = await queueReply(bilet.pool, { ...send, firstThen: 'await' });
  await bilet.rows('update message set created_at = now() - make_interval(mins => $2) where id = $1 returning 1', [
    message,
    minutes,
  ]);
  return { message, outbox };
}

test('the mail that a ticket begins with is never swept away unsent: after a day without anybody it leaves, once', async () => {
  const number = await unstartedTicket('İlk posta', 24 * 60 + 1);
  const { message, outbox } = await firstMail(number, 24 * 60 + 1);
  await eventually(
    async () => (await bilet.rows(`select from outbox where id = $1 and state = 'sent'`, [outbox])).length === 1,
    { withinMs: 30_000, label: 'the mail' },
  );
  expect(await events(number, 'reply')).toHaveLength(1);
  expect((await bilet.ticket(number)).state).toBe('awaiting-reply');
  expect(await bilet.rows('select accepted from message where id = $1', [message])).toEqual([{ accepted: true }]);
}, 60_000);

test('one that its ticket refuses stands there with its words, as what was not sent', async () => {
  const number = await mailTicket('Kapanan ilk posta');
  await bilet.command(number, { kind: 'archive' });
  const { message, outbox } = await firstMail(number, 20);
  await eventually(
    async () => (await bilet.rows('select from message where id = $1 and accepted', [message])).length === 1,
    { withinMs: 30_000, label: 'the words' },
  );
  expect(await bilet.rows('select state from outbox where id = $1', [outbox])).toEqual([{ state: 'halted' }]);
}, 60_000);

test('a ticket of release 0.1.0 whose start was never told gets its workflow from the sweeper, once', async () => {
  const { number, message } = await untoldTicket('Hiç haber verilmedi');
  const forget = () =>
    bilet.rows(`update ticket set snapshot = null, updated_at = now() - interval '3 minutes' where number = $1`, [
      number,
    ]);
  await forget();
  await eventually(async () => (await events(number, 'scheduled')).length > 0, { label: 'the clocks set' });
  expect((await bilet.ticket(number)).life).toMatchObject({
    state: 'new',
    clocks: [{ kind: 'resolution', state: 'running' }],
  });
  const first = await (await bilet.run(number)).describe();
  expect(first.status.name).toBe('RUNNING');

  // The sweeper finds it a second time, as if the record had not come yet, and then the API's own word arrives after all.
  await forget();
  await eventually(async () => (await signals(number)) > 1, { label: 'the ticket told again' });
  const opened: FactCall = {
    fact: { kind: 'opened', message, dues: [] },
    actor: { kind: 'agent', id: bilet.people.ayse },
    at: Date.now(),
    key: `opened:${message}`,
  };
  await tellTicket(bilet.temporal, bilet.settings.temporal.taskQueue, { number, workflow: first.workflowId }, opened);
  const { version } = await bilet.command(number, { kind: 'set-priority', priority: 'urgent' });
  await eventually(async () => (await bilet.ticket(number)).version === version, { label: 'the record' });
  expect(await events(number, 'opened')).toHaveLength(1);
  expect((await (await bilet.run(number)).describe()).runId).toBe(first.runId);
}, 60_000);

test('an open ticket whose run was terminated gets a run again, and its late deadline', async () => {
  const number = await mailTicket('Koşusu kesildi');
  await eventually(async () => (await bilet.ticket(number)).life.clocks.length === 2, { label: 'the clocks' });
  const before = await (await bilet.run(number)).describe();
  await (await bilet.run(number)).terminate('by the test');
  const promised = Date.now() - 3 * 60_000;
  await bilet.rows(
    `update ticket set snapshot = jsonb_set(snapshot, '{nudgeAt}', to_jsonb($2::bigint)), next_deadline_at = to_timestamp($2::bigint / 1000.0)
      where number = $1`,
    [number, promised],
  );
  const passed = await eventually(
    async () => {
      const found = await events(number, 'unowned-limit-passed');
      return found.length > 0 && found;
    },
    { label: 'the late deadline' },
  );
  expect(passed.map(({ at }) => at.getTime())).toEqual([promised]);
  const after = await (await bilet.run(number)).describe();
  expect([after.status.name, after.runId === before.runId]).toEqual(['RUNNING', false]);
  expect((await bilet.command(number, { kind: 'assign', agent: bilet.people.ayse, team: null })).state).toBe(
    'assigned',
  );
  expect(await events(number, 'unowned-limit-passed')).toHaveLength(1);
}, 60_000);

test('a fact owed for long is delivered, and counts once', async () => {
  const number = await mailTicket('Borçlu kalındı');
  /** The ledger row of another mail to this ticket, of which it was not told `minutes` ago. */
  const owe = async (uid: number, minutes: number): Promise<{ id: number; key: string }> => {
    const contactId = (await bilet.ticket(number)).contact_id;
    const message = await writeMessage(number, { direction: 'in', kind: 'person', accepted: true, contactId });
    const key = `m:${message}`;
    const fact: OwedFact = {
      number,
      call: {
        fact: { kind: 'message-received', message, machine: false, dues: [], outbox: null },
        actor: { kind: 'contact', id: contactId },
        at: Date.now(),
        key,
      },
    };
    const [row] = await bilet.rows<{ id: number }>(
      `insert into inbound (mailbox_id, folder, uidvalidity, uid, size, internal_date, state, ticket_number, fact, processed_at)
       values ($1, 'INBOX', 1, $2, 1, now(), 'processed', $3, $4, now() - make_interval(mins => $5)) returning id`,
      [unwatched, uid, number, fact, minutes],
    );
    return { id: row!.id, key };
  };
  const isTold = async ({ id }: { id: number }) =>
    (await bilet.rows(`select from inbound where id = $1 and told_at is not null`, [id])).length === 1;
  const keys = async () => (await bilet.ticket(number)).life.seenKeys;

  const young = await owe(1, 0);
  const old = await owe(2, 3);
  await eventually(() => isTold(old), { label: 'the fact delivered' });
  await eventually(async () => (await events(number, 'message-received')).length === 2, { label: 'the mail counted' });
  expect(await keys()).toContain(old.key);
  // Within two minutes its own mailbox may still be at it.
  expect(await isTold(young)).toBe(false);
  expect(await keys()).not.toContain(young.key);

  // As after a crash between the delivery and the mark.
  await bilet.rows('update inbound set told_at = null where id = $1', [old.id]);
  await eventually(() => isTold(old), { label: 'the fact delivered again' });
  const { version } = await bilet.command(number, { kind: 'set-priority', priority: 'urgent' });
  await eventually(async () => (await bilet.ticket(number)).version === version, { label: 'the record' });
  expect(await events(number, 'message-received')).toHaveLength(2);
}, 60_000);

test('a reply that no ticket accepted and a loose upload are gone after a day, those of today are not', async () => {
  const number = await mailTicket('Yarım kalan cevap');
  const reply = async (hours: number, accepted: boolean) => {
    const id = await writeMessage(number, { direction: 'out', kind: 'reply', accepted, contactId: null });
    // Somebody whom the reply brings onto the ticket.
    await bilet.rows(
      `insert into participant_address (ticket_number, address, added_by, message_id) values ($1, $2, 'agent', $3)`,
      [number, `${id}@ornek.test`, id],
    );
    await bilet.rows(`update message set created_at = now() - make_interval(hours => $2) where id = $1`, [id, hours]);
    await bilet.rows(
      `with sent as (insert into outbox (ticket_number, message_id, mailbox_id, kind, key)
                     values ($1, $2, $3, 'reply', $4) returning id)
       insert into outbox_recipient (outbox_id, address) select id, $5 from sent`,
      [number, id, bilet.mailbox, `reply:${id}`, DENIZ.address],
    );
    return id;
  };
  const upload = async (hours: number, message: string | null) => {
    const [row] = await bilet.rows<{ id: string }>(
      `insert into attachment (message_id, agent_id, name, media_type, size, sha256, created_at)
       values ($1, $2, 'x', 'text/plain', 1, 'x', now() - make_interval(hours => $3)) returning id`,
      [message, bilet.people.ayse, hours],
    );
    return row!.id;
  };
  const ids = async (text: string, values: unknown[]) =>
    (await bilet.rows<{ id: string }>(text, values)).map(({ id }) => id).sort();
  // What must stay is there before what must go: the pass that takes the one has seen the other.
  const accepted = await reply(25, true);
  const young = await reply(23, false);
  const kept = [await upload(23, null), await upload(25, accepted)];
  const old = await reply(25, false);
  const gone = [await upload(25, null), await upload(25, old)];

  const left = () => ids('select id from attachment where id = any($1)', [[...kept, ...gone]]);
  await eventually(async () => (await left()).length <= kept.length, { label: 'the old rows gone' });
  expect(await left()).toEqual(kept.sort());
  expect(await ids('select id from message where id = any($1)', [[old, young, accepted]])).toEqual(
    [young, accepted].sort(),
  );
  expect(await ids('select message_id as id from outbox where message_id = any($1)', [[old, young, accepted]])).toEqual(
    [young, accepted].sort(),
  );
}, 60_000);

/** As after a loss of Temporal: not even a closed run is left. */
async function forget(number: number): Promise<void> {
  const { workflowId } = await bilet.run(number);
  const execution = { workflowId };
  await bilet.temporal.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution: execution });
  await eventually(
    async () =>
      bilet.temporal.workflow
        .getHandle(workflowId)
        .describe()
        .then(
          () => false,
          () => true,
        ),
    { label: 'the run forgotten' },
  );
}
const swept = async (what: string) =>
  (await bilet.rows<{ found: number }>('select found from swept where what = $1', [what]))[0]?.found ?? 0;

test('an open ticket that Temporal has forgotten gets its run again, days before its next deadline', async () => {
  const number = await mailTicket('Temporal unuttu');
  const before = await bilet.ticket(number);
  await forget(number);
  const found = await swept('missing');
  await bilet.rows(`update ticket set updated_at = now() - interval '3 minutes' where number = $1 returning 1`, [
    number,
  ]);
  await eventually(async () => (await swept('missing')) > found, { label: 'the missing run found' });
  expect((await (await bilet.run(number)).describe()).status.name).toBe('RUNNING');
  expect(before.next_deadline_at!.getTime()).toBeGreaterThan(Date.now());
  expect((await bilet.command(number, { kind: 'set-priority', priority: 'high' })).version).toBe(before.version + 1);
}, 60_000);

test('a run that Temporal has forgotten is found although another is there that nobody should have', async () => {
  const [lost, surplus] = [await mailTicket('Eksik'), await mailTicket('Fazla')];
  await forget(lost);
  await bilet.rows(`update ticket set state = 'closed' where number = $1 returning 1`, [surplus]);
  const found = await swept('missing');
  await bilet.rows(`update ticket set updated_at = now() - interval '3 minutes' where number = $1 returning 1`, [lost]);
  await eventually(async () => (await swept('missing')) > found, { label: 'the missing run found' });
  expect((await (await bilet.run(lost)).describe()).status.name).toBe('RUNNING');
  await bilet.rows('update ticket set state = $2 where number = $1 returning 1', [surplus, 'new']);
}, 60_000);

test.each(['open', 'closed'])(
  'a reply that was accepted on a ticket now %s is sent although Temporal has forgotten it, once',
  async (state) => {
    const number = await mailTicket(`Yanıt yolda kaldı ${state}`);
    bilet.sink.script({ afterDot: '451 4.3.0 try again', times: 1 });
    const { outbox } = await insistOnReply(bilet, number, `Yanıt ${state}`, 'await');
    const isIn = async (wanted: string) =>
      (await bilet.rows('select from outbox where id = $1 and state = $2', [outbox, wanted])).length === 1;
    await eventually(() => isIn('deferred'), { label: 'the mail put off' });
    if (state === 'closed') {
      await bilet.command(number, { kind: 'archive' });
      await bilet.inState(number, 'closed');
    }
    const taken = bilet.sink.mails().length;
    await forget(number);
    const found = await swept('overdue');
    await bilet.rows(
      `update outbox set next_try_at = now() - interval '3 minutes', updated_at = now() - interval '3 minutes' where id = $1 returning 1`,
      [outbox],
    );
    await eventually(() => isIn('sent'), { label: 'the mail sent' });
    await eventually(async () => (await swept('overdue')) > found, { label: 'the pass told of' });
    expect(bilet.sink.mails()).toHaveLength(taken + 1);
    if (state === 'closed') {
      await eventually(async () => (await (await bilet.run(number)).describe()).status.name === 'COMPLETED', {
        label: 'the end of the run',
      });
      expect((await bilet.ticket(number)).state).toBe('closed');
    }
  },
  60_000,
);

test('a reply that no ticket has accepted is not sent, however long it lies there', async () => {
  const number = await mailTicket('Kabul edilmedi');
  const id = await writeMessage(number, { direction: 'out', kind: 'reply', accepted: false, contactId: null });
  await bilet.rows(
    `with sent as (insert into outbox (ticket_number, message_id, mailbox_id, kind, key, updated_at)
                   values ($1, $2, $3, 'reply', $4, now() - interval '1 hour') returning id)
     insert into outbox_recipient (outbox_id, address) select id, $5 from sent`,
    [number, id, bilet.mailbox, `reply:${id}`, DENIZ.address],
  );
  expect((await overdueSends(bilet.pool, 10)).filter((one) => one.number === number)).toEqual([]);
}, 60_000);

test('what a person decided about a held mail is done although its run was lost', async () => {
  const [row] = await bilet.rows<{ id: number }>(
    `insert into inbound (mailbox_id, folder, uidvalidity, uid, size, internal_date, state, held_reason, decision, decided_at)
     values ($1, 'INBOX', 7, 1, 1, now(), 'held', 'stranger', 'discard', now() - interval '3 minutes') returning id`,
    [unwatched],
  );
  await eventually(
    async () => (await bilet.rows(`select from inbound where id = $1 and state = 'discarded'`, [row!.id])).length === 1,
    { label: 'the decision carried out' },
  );
  await eventually(async () => (await swept('undecided')) > 0, { label: 'the pass told of' });
}, 60_000);
