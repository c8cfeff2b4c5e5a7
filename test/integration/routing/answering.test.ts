/** What rules say to customers of tickets that live: once for each decision, within bounds, and as nobody's answer. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { routeLater } from '../../../activities/routing/later.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { loadTicket } from '../../../db/ticket/record.ts';
import { workflowIdsOf } from '../../../db/ticket/workflow-id.ts';
import type { Explanation } from '../../../domain/routing/decision.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { enterRule } from '../../support/routing/at-work.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
let text: string;
let rule: string;

beforeAll(async () => {
  const [made] = await bilet.rows<{ id: string }>(
    `insert into company_text (name, tr, en) values ('Süre', 'İade üç gün sürer.', 'A refund takes three days.') returning id`,
  );
  text = made!.id;
  rule = await enterRule(
    bilet.pool,
    'iade',
    { field: 'subject', op: 'has-word', value: ['iade'] },
    [{ do: 'reply', text }],
    ['customer-replied'],
  );
});

/** A ticket of this customer, whom Ayşe has asked something. */
async function asked(from: string, subject: string): Promise<number> {
  await bilet.deliver(letter({ from, subject, text: 'Merhaba, iade istiyorum.', mailId: `ilk-${from}` }));
  const { number } = await bilet.ticketBySubject(subject);
  await bilet.command(number, { kind: 'assign', agent: bilet.people.ayse, team: null });
  return number;
}
const write = (from: string, subject: string, headers = {}) =>
  bilet.deliver(
    letter({
      ...{ from, subject: `Re: ${subject}`, text: 'Ne zaman biter?' },
      headers: { 'In-Reply-To': `<ilk-${from}>`, ...headers },
    }),
  );
const heard = (from: string) => bilet.sink.mails().filter(({ envelope }) => envelope.to.includes(from));
const answersOf = (from: string) =>
  bilet.rows('select from rule_answer where address = $1 and rule_id = $2', [from, rule]).then((rows) => rows.length);
const decisionsOf = async (number: number): Promise<Explanation[]> =>
  (
    await bilet.rows<{ explanation: Explanation }>(
      'select explanation from routing_decision where ticket_number = $1 order by at',
      [number],
    )
  ).map(({ explanation }) => explanation);
const replyOf = (explanation: Explanation | undefined) =>
  explanation?.rules.find((one) => one.rule === rule)?.actions[0];
const isDecided = (number: number, times: number) =>
  eventually(async () => (await decisionsOf(number)).length === times, { label: `${times} decisions` });

describe('a rule that a customer’s answer fits', () => {
  const [from, subject] = ['soran@musteri.test', 'iade sürem'];
  let number: number;

  test('answers them with the company’s words, in their thread, marked as automatic, and no promise is kept by it', async () => {
    number = await asked(from, subject);
    await write(from, subject);
    const [mail] = await eventually(async () => heard(from).length > 0 && heard(from), { label: 'the answer' });
    const raw = String(mail!.raw);
    expect(raw).toMatch(/^Auto-Submitted: auto-replied/im);
    expect(raw).toMatch(/^(In-Reply-To|References): /im);
    await eventually(async () => (await bilet.ticket(number)).life.sends.length === 0, { label: 'sent' });
    const { life } = await bilet.ticket(number);
    expect(life).toMatchObject({ state: 'assigned', owner: bilet.people.ayse, answers: [], lastReply: null });
    expect(life.clocks.find(({ kind }) => kind === 'first-response')).toMatchObject({ state: 'running' });
    const { body } = await ayse.get(`/tickets/${number}/messages`);
    expect(body.items).toContainEqual(expect.objectContaining({ direction: 'out', text: 'İade üç gün sürer.' }));
    expect([heard(from).length, await answersOf(from)]).toEqual([1, 1]);
  });

  test('answers once when the record of the step is run twice', async () => {
    const workflow = (await workflowIdsOf(bilet.pool, [number])).get(number)!;
    const ticket = (await loadTicket(bilet.pool, number))!;
    const later = {
      ...{ number, workflow, ticket, events: [], about: 'a step of this test', at: Date.now() },
      occasions: ['customer-replied' as const, 'state-changed' as const],
    };
    const facts = [];
    for (let attempt = 0; attempt < 2; attempt += 1)
      facts.push((await inTransaction(bilet.pool, (db) => routeLater(db, later))).facts);
    expect(facts[0]).toMatchObject([{ kind: 'routed', outbox: expect.any(String) }]);
    expect(facts[1]).toEqual(facts[0]);
    const rows = await bilet.rows(`select from outbox where ticket_number = $1 and key like 'ruled:%'`, [number]);
    expect([rows.length, await answersOf(from)]).toEqual([2, 2]);
    expect(replyOf((await decisionsOf(number)).at(-1))).toEqual({ do: 'reply', done: true, because: null });
  });

  test('answers nobody more than twice a day, and says so', async () => {
    const before = (await decisionsOf(number)).length;
    await write(from, subject);
    await isDecided(number, before + 1);
    expect(replyOf((await decisionsOf(number)).at(-1))).toMatchObject({ done: false, because: 'too-often' });
    expect(await answersOf(from)).toBe(2);
    expect(heard(from)).toHaveLength(1);
  });
});

test('whoever cannot be reached by mail is answered by no rule, and the decision says why', async () => {
  const contact = { name: 'Telefonla arayan', address: 'arayan@musteri.test' };
  const body = { subject: 'iade hattı', text: 'Aradı.', contact, mailbox: bilet.mailbox };
  const { number } = (await ayse.post('/tickets', body)).body;
  const id = await enterRule(
    bilet.pool,
    'kapanış',
    { field: 'subject', op: 'is', value: ['iade hattı'] },
    [{ do: 'reply', text }],
    ['state-changed'],
  );
  const { contact_id: whose } = (
    await bilet.rows<{ contact_id: string }>('select contact_id from ticket where number = $1', [number])
  )[0]!;
  await bilet.rows('delete from contact_address where contact_id = $1', [whose]);
  await bilet.command(number, { kind: 'archive' });
  await eventually(async () => (await decisionsOf(number)).some(({ moment }) => moment === 'state-changed'), {
    label: 'decided',
  });
  const trace = (await decisionsOf(number)).at(-1)?.rules.find((one) => one.rule === id);
  expect(trace?.actions[0]).toMatchObject({ do: 'reply', done: false, because: 'unreachable' });
  expect(await bilet.rows('select from outbox where ticket_number = $1', [number])).toEqual([]);
});

test('a rule answers with the closing of a ticket, too, and never where it was closed as spam', async () => {
  const closing = await enterRule(
    bilet.pool,
    'veda',
    { field: 'subject', op: 'has-word', value: ['veda'] },
    [
      { do: 'reply', text },
      { do: 'add-tags', tags: ['veda'] },
    ],
    ['state-changed'],
  );
  const left = async (from: string, kind: 'archive' | 'mark-spam') => {
    await bilet.deliver(letter({ from, subject: `veda ${kind}`, text: 'Merhaba' }));
    const { number } = await bilet.ticketBySubject(`veda ${kind}`);
    await bilet.command(number, { kind });
    await isDecided(number, 1);
    return (await decisionsOf(number))[0]?.rules.find((one) => one.rule === closing)?.actions ?? [];
  };
  const [said, tagged] = await left('giden@musteri.test', 'archive');
  expect(said).toMatchObject({ done: true });
  // What is closed is changed by no rule, and none says that it did.
  expect(tagged).toEqual({ do: 'add-tags', done: false, because: 'closed' });
  await eventually(async () => heard('giden@musteri.test').length === 1, { label: 'the farewell' });
  expect((await left('cop@musteri.test', 'mark-spam'))[0]).toMatchObject({ done: false, because: 'spam' });
  expect(heard('cop@musteri.test')).toEqual([]);
});
