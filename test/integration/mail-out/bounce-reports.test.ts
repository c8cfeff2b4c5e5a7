/** What Postgres keeps of reports: whichever comes first, the report or the record that the mail was taken, and however often it is told. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/core/pool.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { beginAttempt, endAttempt, freezeSend, passGate, type RecipientResult } from '../../../db/mail-out/outbox.ts';
import { queueReply } from '../../../db/mail-out/queue.ts';
import { standingOf } from '../../../db/mail-out/reach.ts';
import { settleSend } from '../../../db/mail-out/settle.ts';
import { insertMessage } from '../../../db/ticket/messages.ts';
import { mailIdFor, replyAddress } from '../../../mail/write/token.ts';
import { bounce } from '../../support/mail/bounce.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';

let bilet: Intake;
let box: MailboxAccount;
beforeAll(async () => {
  bilet = await startIntake();
  box = await bilet.mailbox();
}, 60_000);
afterAll(() => bilet?.stop());

let uid = 0;
/** Mails that lie in the folder together and are placed together. */
async function arrive(...mails: string[]): Promise<void> {
  await bilet.pass(box, new Map(mails.map((raw) => [(uid += 1), { raw }])));
  await bilet.drain(box);
}

async function opened(customer: string): Promise<number> {
  const subject = `Soru ${customer}`;
  await arrive(letter({ from: customer, subject, text: 'Kargom nerede?' }));
  const { rows } = await bilet.pool.query<{ number: number }>('select number from ticket where subject = $1', [
    subject,
  ]);
  return rows[0]!.number;
}

/** A reply whose bytes are with the mail server, and whose answer is not recorded. */
async function handedOver(number: number, to: string[]) {
  const id = randomUUID();
  const outbox = await inTransaction(bilet.pool, async (db) => {
    await insertMessage(db, {
      ...{ id, number, direction: 'out', kind: 'reply', agentId: null, contactId: null, fromName: '' },
      ...{ fromAddress: box.address, subject: 'Re: Soru', text: 'Yolda.', html: null, accepted: true },
    });
    const recipients = to.map((address, index) => ({ name: '', address, role: index === 0 ? 'to' : 'cc' }) as const);
    return queueReply(db, { number, messageId: id, mailboxId: box.id, recipients, subject: null });
  });
  const mailId = mailIdFor(
    bilet.deps.vault.signer('message-id'),
    outbox.replaceAll('-', ''),
    box.address.split('@')[1]!,
  );
  const attempt = async (again: number | null = null) => {
    const lease = randomUUID();
    await beginAttempt(bilet.pool, outbox, lease, again);
    await freezeSend(bilet.pool, outbox, mailId, box.address, 'x', 'Re: Soru');
    await passGate(bilet.pool, outbox, lease);
    return (state: RecipientResult['state'] = 'sent') =>
      endAttempt(
        bilet.pool,
        outbox,
        lease,
        to.map((address) => ({ address, state, response: '250 ok' })),
        state,
        '250 ok',
        null,
      );
  };
  const report = (...addresses: string[]) => bounce(addresses, `Message-ID: <${mailId}>\r\n\r\nYolda.`);
  return { outbox, attempt, report };
}

const stands = async (outbox: string) => {
  const { state, refused, reached } = (await standingOf(bilet.pool, outbox))!;
  return { state, refused, reached };
};
const BACK = { state: 'bounced', refused: true, reached: false };
const reports = async (number: number) => {
  const { rows } = await bilet.pool.query<{ state: string; told: string | null; of: boolean }>(
    `select i.state, i.fact->'call'->'fact'->>'kind' as told, i.duplicate_of is not null as of
       from inbound i where ticket_number = $1 and subject like 'Undelivered%' order by id`,
    [number],
  );
  return rows.map(({ state, told, of }) => [state, told, of]);
};

test('a report that comes after the mail was taken marks it and tells its ticket', async () => {
  const number = await opened('sonra@musteri.test');
  const { outbox, attempt, report } = await handedOver(number, ['sonra@musteri.test']);
  await (
    await attempt()
  )();
  expect(await stands(outbox)).toEqual({ state: 'sent', refused: false, reached: true });
  await arrive(report('sonra@musteri.test'));
  expect(await stands(outbox)).toEqual(BACK);
  expect(await reports(number)).toEqual([['processed', 'delivery', false]]);
  const { rows } = await bilet.pool.query('select preview, preview_kind from ticket where number = $1', [number]);
  expect(rows).toEqual([{ preview: 'sonra@musteri.test', preview_kind: 'bounce' }]);
});

test.each([
  ['was taken', 'sent'],
  ['may have been taken', 'unknown'],
] as const)('a report that comes before the record that the mail %s counts all the same', async (_, state) => {
  const customer = `once-${state}@musteri.test`;
  const number = await opened(customer);
  const { outbox, attempt, report } = await handedOver(number, [customer]);
  const end = await attempt();
  await arrive(report(customer));
  expect((await stands(outbox)).state).toBe('sending');
  expect(await reports(number)).toEqual([['processed', 'message-received', false]]);
  await end(state);
  expect(await stands(outbox)).toEqual(BACK);
});

test('so it does when the worker that sent it has died, and when only the history of its run knows that it was taken', async () => {
  const number = await opened('olu@musteri.test');
  const crashed = await handedOver(number, ['olu@musteri.test']);
  const lost = await handedOver(number, ['olu@musteri.test']);
  await crashed.attempt();
  await lost.attempt();
  await arrive(crashed.report('olu@musteri.test'), lost.report('olu@musteri.test'));
  await beginAttempt(bilet.pool, crashed.outbox, randomUUID(), null);
  expect(await stands(crashed.outbox)).toEqual(BACK);
  await settleSend(bilet.pool, lost.outbox, 'sent', 'the history says so');
  expect(await stands(lost.outbox)).toEqual(BACK);
});

test('what was reported of one sending says nothing of the next', async () => {
  const number = await opened('yine@musteri.test');
  const { outbox, attempt, report } = await handedOver(number, ['yine@musteri.test']);
  const end = await attempt();
  await arrive(report('yine@musteri.test'));
  await end();
  await (
    await attempt(1)
  )();
  expect(await stands(outbox)).toEqual({ state: 'sent', refused: false, reached: true });
  await arrive(report('yine@musteri.test'));
  expect(await stands(outbox)).toEqual(BACK);
  expect(await reports(number)).toEqual([
    ['processed', 'message-received', false],
    ['processed', 'delivery', false],
  ]);
});

test('a hundred reports of one failure are one message, one event, and copies of the first', async () => {
  const number = await opened('yuz@musteri.test');
  const { attempt, report } = await handedOver(number, ['yuz@musteri.test', 'kopya@baska.test']);
  await (
    await attempt()
  )();
  const many = (count: number) => Array.from({ length: count }, () => report('yuz@musteri.test'));
  await arrive(...many(50));
  await arrive(...many(50));
  const seen = await reports(number);
  expect(seen).toHaveLength(100);
  expect(seen[0]).toEqual(['processed', 'delivery', false]);
  expect(new Set(seen.slice(1).map((row) => row.join()))).toEqual(new Set(['duplicate,,true']));
  const { rows } = await bilet.pool.query<{ count: number }>(
    `select count(*)::int as count from message where ticket_number = $1 and kind = 'bounce'`,
    [number],
  );
  expect(rows).toEqual([{ count: 1 }]);

  // Of another recipient it is news.
  await arrive(report('yuz@musteri.test', 'kopya@baska.test'));
  expect((await reports(number)).at(-1)).toEqual(['processed', 'delivery', false]);
});

/** To the signed address that mails of a ticket are answered at; no word of it names one of them. */
async function nameless(number: number, ...addresses: string[]): Promise<string> {
  const { rows } = await bilet.pool.query<{ code: string }>('select code from ticket where number = $1', [number]);
  const to = replyAddress(bilet.deps.vault.signer('message-id'), 'destek@example.test', rows[0]!.code);
  return bounce(addresses, 'Subject: Re: Soru\r\n\r\nYolda.').replace('To: destek@example.test', `To: ${to}`);
}

test('a report that names no mail is about the last one to its address, and said twice about no earlier one', async () => {
  const number = await opened('adsiz@musteri.test');
  const first = await handedOver(number, ['adsiz@musteri.test']);
  await (
    await first.attempt()
  )();
  const second = await handedOver(number, ['adsiz@musteri.test']);
  await (
    await second.attempt()
  )();
  await arrive(await nameless(number, 'adsiz@musteri.test'));
  await arrive(await nameless(number, 'adsiz@musteri.test'));
  expect([(await stands(first.outbox)).state, (await stands(second.outbox)).state]).toEqual(['sent', 'bounced']);
});

test('a report that only prints the code of a ticket is shown there, and no mail of ours came back by its word', async () => {
  const customer = 'sahte@musteri.test';
  const number = await opened(customer);
  const { outbox, attempt } = await handedOver(number, [customer]);
  await (
    await attempt()
  )();
  const { rows } = await bilet.pool.query<{ code: string }>('select code from ticket where number = $1', [number]);
  const subject = `Undelivered tid:${rows[0]!.code}:tid`;
  const forged = bounce([customer], 'Subject: Re: Soru\r\n\r\nYolda.', 'failed', subject);
  await arrive(forged.replace(/^From: [^\r]+/, `From: ${customer}`));
  expect(await reports(number)).toEqual([['processed', 'message-received', false]]);
  expect(await stands(outbox)).toEqual({ state: 'sent', refused: false, reached: true });
});

test('a report about several mails tells its ticket of each', async () => {
  const number = await opened('cok@musteri.test');
  const one = await handedOver(number, ['bir@musteri.test']);
  const other = await handedOver(number, ['iki@musteri.test']);
  await (
    await one.attempt()
  )();
  await (
    await other.attempt()
  )();
  await arrive(await nameless(number, 'bir@musteri.test', 'iki@musteri.test'));
  const { rows } = await bilet.pool.query<{ fact: { outbox: string; also: { outbox: string }[] } }>(
    `select fact->'call'->'fact' as fact from inbound where ticket_number = $1 and fact is not null`,
    [number],
  );
  expect(rows.map(({ fact }) => [fact.outbox, ...fact.also.map(({ outbox }) => outbox)].toSorted())).toEqual([
    [one.outbox, other.outbox].toSorted(),
  ]);
  expect([(await stands(one.outbox)).state, (await stands(other.outbox)).state]).toEqual(['bounced', 'bounced']);
});
