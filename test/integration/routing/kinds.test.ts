/** The kinds of mails: learned from what people set, suggested, and set by itself where an administrator wants that. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { learnKinds } from '../../../activities/learn-kinds.ts';
import { guessOfTicket, kindsLearned, kindsSetBy, saveRoutingSettings } from '../../../db/routing/kinds.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { kindWords } from '../../../domain/routing/kind.ts';
import { LANGUAGES } from '../../../domain/text/language.ts';
import { CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { letter } from '../../support/mail/letter.ts';
import { type KindLetter, kindLetters } from '../../support/routing/lessons.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

let bilet: Intake;
let box: MailboxAccount;
beforeAll(async () => {
  bilet = await startIntake();
  box = await bilet.mailbox();
}, 60_000);
afterAll(() => bilet?.stop());

let uid = 0;
/** Tickets that these mails open, in their order. */
async function opened(letters: Omit<KindLetter, 'type'>[]): Promise<number[]> {
  const mails = letters.map(({ subject, text }) => {
    uid += 1;
    return [uid, { raw: letter({ from: `m${uid}@musteri.test`, subject, text }) }] as const;
  });
  await bilet.pass(box, new Map(mails));
  await bilet.drain(box);
  const { rows } = await bilet.pool.query<{ number: string }>(
    'select number from ticket order by number desc limit $1',
    [letters.length],
  );
  return rows.map(({ number }) => Number(number)).reverse();
}

/** The type of a ticket, as an event of it says. */
async function typeSet(number: number, type: string, by: 'agent' | 'system'): Promise<void> {
  await bilet.pool.query(
    `insert into ticket_event (ticket_number, version, kind, at, actor_kind, data)
     values ($1, 2, 'set-type', now(), $2, jsonb_build_object('type', $3::text))`,
    [number, by, type],
  );
  await bilet.pool.query('update ticket set type = $2 where number = $1', [number, type]);
}

const QUESTION = { subject: 'Kargo', text: 'Siparişim kaç günde gelir, hangi kargo ile gönderiyorsunuz?' };

test('what people have set is learned, and a new mail has a suggestion; what was set by itself teaches nothing', async () => {
  const taught = LANGUAGES.flatMap(kindLetters);
  const numbers = await opened(taught);
  expect(await learnKinds(bilet.deps)).toBe(0);
  for (const [at, number] of numbers.entries())
    await typeSet(number, taught[at]!.type, at % 16 === 0 ? 'system' : 'agent');
  expect(await learnKinds(bilet.deps)).toBe(taught.length - taught.length / 16);
  expect(await kindsLearned(bilet.pool)).toMatchObject({ lessons: taught.length - taught.length / 16 });
  // Nobody has taught anything since.
  expect(await learnKinds(bilet.deps)).toBe(0);

  const [number] = await opened([QUESTION]);
  const guess = await guessOfTicket(bilet.pool, number!);
  expect(guess).toMatchObject({ type: 'question' });
  expect(guess!.share).toBeGreaterThan(0.5);

  // One that has a type needs none.
  await typeSet(number!, 'request', 'agent');
  expect(await guessOfTicket(bilet.pool, number!)).toBeNull();
});

test('a guess sets nothing by itself unless an administrator wants it, and then only from their share on', async () => {
  const words = kindWords(QUESTION.subject, QUESTION.text);
  const of = async (typeByItselfFrom: number | null) => {
    await saveRoutingSettings(bilet.pool, { typeByItselfFrom });
    return (await kindsSetBy(bilet.pool, [words, ['zzzzz']])).map((guess) => guess?.type ?? null);
  };
  expect(await of(null)).toEqual([null, null]);
  expect(await of(0.6)).toEqual(['question', null]);
  expect(await of(1)).toEqual([null, null]);
});

test('a type that is set by itself is on the ticket from its birth, says so, and is the same that rules see', async () => {
  await saveRoutingSettings(bilet.pool, { typeByItselfFrom: 0.6 });
  const [number] = await opened([QUESTION]);
  const { rows } = await bilet.pool.query(
    `select t.type, e.data ->> 'routing' = d.id::text as "isNamed", d.explanation -> 'guessed' ->> 'type' as guessed
       from ticket t join ticket_event e on e.ticket_number = t.number and e.version = 1
       join routing_decision d on d.ticket_number = t.number where t.number = $1`,
    [number],
  );
  expect(rows).toEqual([{ type: 'question', isNamed: true, guessed: 'question' }]);
  expect(await learnKinds(bilet.deps)).toBe(0);
  await saveRoutingSettings(bilet.pool, { typeByItselfFrom: null });
});

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);

test('the settings of routing are read by those who work here and changed by a lead; a ticket without mail has no suggestion', async () => {
  const number = await phoneTicket(ayse, desk, 'Kargom gelmedi');
  expect(await ayse.get(`/tickets/${number}/suggested-type`)).toMatchObject({
    status: 200,
    body: { suggestion: null },
  });
  expect((await ayse.get('/routing-settings')).body).toEqual({ typeByItselfFrom: null, learned: null });
  expect((await ayse.put('/routing-settings', { typeByItselfFrom: 0.9 })).status).toBe(403);
  expect((await can.put('/routing-settings', { typeByItselfFrom: 0.2 })).status).toBe(422);
  expect(await can.put('/routing-settings', { typeByItselfFrom: 0.9 })).toMatchObject({
    status: 200,
    body: { typeByItselfFrom: 0.9 },
  });
  expect((await ayse.get('/routing-settings')).body).toEqual({ typeByItselfFrom: 0.9, learned: null });
});
