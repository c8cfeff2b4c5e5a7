/** Mails that come together are looked up, judged and written together, and end as they would have one after another. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { place } from '../../../activities/mail-in/place.ts';
import { intakeContext } from '../../../activities/mail-in/intake.ts';
import { listenForChanges } from '../../../db/core/notices.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { type MailboxAccount, mailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';

const AGENT = 'ece@example.test';
const ali = (subject: string, given: Partial<Parameters<typeof letter>[0]> = {}) =>
  letter({ from: 'Ali <ali@musteri.test>', subject, text: 'Merhaba', ...given });
const answers = (...ids: string[]) => ({
  'In-Reply-To': `<${ids.at(-1)}>`,
  References: ids.map((id) => `<${id}>`).join(' '),
});
/** A tracking code that the test gives a ticket: the product's own are random. The first ticket is 1001. */
const codeOf = (number: number) => `Test${String(number).replace(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)]!)}`;

const twice = ali('İki kez');
const withFiles = (subject: string) =>
  [
    'From: Can <can@musteri.test>',
    'To: destek@example.test',
    `Subject: ${subject}`,
    'Message-ID: <dosyalar@musteri.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=sinir',
    '',
    '--sinir',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ekte.',
    ...['bir', 'iki'].flatMap((name) => [
      '--sinir',
      `Content-Type: application/pdf; name=${name}.pdf`,
      `Content-Disposition: attachment; filename=${name}.pdf`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(name).toString('base64'),
    ]),
    '--sinir--',
    '',
  ].join('\r\n');

/** Each round comes in one fetch, or mail by mail. */
const ROUNDS: string[][] = [
  [
    ali('Asıl', { mailId: 'asil@musteri.test', text: 'İlk   satır\n\nikinci satır' }),
    ali('Ynt: Asıl', { headers: answers('asil@musteri.test'), mailId: 'yanit@musteri.test', text: 'Bir de şu' }),
    ali('Ynt: Asıl', { headers: answers('asil@musteri.test', 'yanit@musteri.test'), text: 'Son olarak' }),
    // A stranger's answer, cut inside a pair of surrogates when it is held.
    letter({
      from: 'biri@baska.test',
      subject: 'Ynt: Asıl',
      headers: answers('asil@musteri.test'),
      text: `${'a'.repeat(LIMITS.heldTextChars - 1)}🙂`,
    }),
    letter({ from: AGENT, subject: 'Ynt: Asıl', headers: answers('asil@musteri.test'), text: 'Ben bakarım' }),
    twice,
    `Delivered-To: satis\r\n${twice}`,
    twice,
    withFiles('Dosyalar'),
    // The same sender again, under another name: a ticket of its own, no second acknowledgement.
    letter({ from: 'Can Bey <can@musteri.test>', subject: 'Yeni konu', text: 'Başka bir şey' }),
    ali('Otomatik', { headers: { 'Auto-Submitted': 'auto-generated' } }),
    letter({ from: 'destek-kutusu', subject: '', text: '' }),
    ali('Kısa', { text: '' }),
  ],
  [
    ali(`Kod ${codeOf(1001)}`, { text: `tid:${codeOf(1001)}:tid` }),
    ali('Kod', { text: `TID:${codeOf(1001).toUpperCase()}:TID` }),
    letter({ from: 'biri@baska.test', subject: `tid:${codeOf(1001)}:tid`, text: 'Ben de' }),
    // The second ticket is closed for good by then.
    ali(`tid:${codeOf(1002)}:tid`, { mailId: 'gec@musteri.test' }),
    ali('Ynt', { headers: answers('gec@musteri.test') }),
    ali('Ynt: Asıl', { headers: answers('yanit@musteri.test'), text: 'Yine ben' }),
    twice,
  ],
  Array.from({ length: LIMITS.fetchMails - 2 }, (_, index) =>
    letter({ from: 'sel@musteri.test', subject: `Sel ${index}`, text: 'Yine' }),
  ),
];
/** One more than the sender may open in an hour, with those that were made for it. */
const FLOOD_BEFORE = LIMITS.ticketsPerSenderHour - ROUNDS[2]!.length + 1;

const intakes: Intake[] = [];
beforeAll(async () => {
  intakes.push(await startIntake(), await startIntake());
}, 60_000);
afterAll(() => Promise.all(intakes.map((intake) => intake.stop())));

async function acknowledging(intake: Intake): Promise<MailboxAccount> {
  const { id } = await intake.mailbox();
  await intake.pool.query(`update mailbox set acknowledge = true where id = $1`, [id]);
  return (await mailboxAccount(intake.pool, id))!;
}

async function walk(intake: Intake, atOnce: boolean): Promise<void> {
  const { pool } = intake;
  const mailbox = await acknowledging(intake);
  await pool.query(`insert into agent (email, name, role, password_hash) values ($1, 'Ece', 'agent', '')`, [AGENT]);
  const mails = new Map<number, { raw: string }>();
  for (const round of ROUNDS) {
    for (const raw of round) {
      mails.set(mails.size + 1, { raw });
      if (!atOnce) {
        await intake.pass(mailbox, mails);
        await intake.drain(mailbox);
      }
    }
    await intake.pass(mailbox, mails);
    await intake.drain(mailbox);
    for (const { number } of (await pool.query<{ number: number }>('select number from ticket')).rows)
      await pool.query('update ticket set code = $2 where number = $1', [number, codeOf(number)]);
    await pool.query(
      `update ticket set state = 'closed', closed_at = now() - interval '31 days' where number = 1002 and state <> 'closed'`,
    );
    if (round === ROUNDS[1])
      await pool.query(
        `with sel as (insert into contact (name) values ('') returning id),
              named as (insert into contact_address select 'sel@musteri.test', id from sel)
         insert into ticket (number, code, mailbox_id, contact_id, subject, language, team_id)
         select 5000 + nth, 'sel' || nth, $1, sel.id, 'Sel', 'tr', $2 from sel, generate_series(1, $3) as nth`,
        [mailbox.id, mailbox.teamId, FLOOD_BEFORE],
      );
  }
}

/** What stands in Postgres afterwards, without ids and instants. */
async function outcome({ pool }: Intake) {
  const all = async (text: string) => (await pool.query(text)).rows;
  return {
    ledger: await all(
      `select i.uid, i.state, i.ticket_number, o.uid as of, i.held_reason, i.held_text, i.from_address, i.subject, i.message_key, i.content_hash,
              i.fact->'number' as told, i.fact->'call'->'fact'->'machine' as machine, i.fact->'call'->>'key' = 'm:' || i.key as keyed,
              jsonb_array_length(i.fact->'call'->'fact'->'dues') as dues, i.fact->'call'->'fact'->>'outbox' is not null as acknowledged
         from inbound i left join inbound o on o.id = i.duplicate_of order by i.uid`,
    ),
    tickets: await all(
      `select t.number, t.subject, t.language, t.related_to, t.message_count, t.arrived, t.preview, t.last_message_direction, t.version,
              array(select address from contact_address a where a.contact_id = t.contact_id) as requester
         from ticket t where number < 5000 order by t.number`,
    ),
    messages: await all(
      `select m.ticket_number, m.direction, m.kind, m.from_name,
              case when m.direction = 'in' then array[m.from_address, m.subject, m.text] end as words,
              m.new_text, m.html, m.mail_id, m.refs, m.defects, m.arrival, m.sent_at, c.name as contact, i.uid,
              array(select a.name || ' ' || a.sha256 || ' ' || a.size from attachment a where a.message_id = m.id order by a.position) as files
         from message m left join contact c on c.id = m.contact_id left join inbound i on i.id = m.inbound_id
        order by m.ticket_number, m.direction, m.created_at`,
    ),
    participants: await all(
      `select p.ticket_number, a.address from participant p join contact_address a using (contact_id) order by 1, 2`,
    ),
    sends: await all(
      `select o.ticket_number, o.kind, o.key, o.state, r.address from outbox o join outbox_recipient r on r.outbox_id = o.id order by 1`,
    ),
    acknowledged: await all(`select address, count from acknowledged order by 1`),
    contacts: await all(
      `select c.name, a.address from contact c left join contact_address a on a.contact_id = c.id order by 2`,
    ),
  };
}

test('mails of one fetch end as they do one after another', async () => {
  await Promise.all([walk(intakes[0]!, true), walk(intakes[1]!, false)]);
  const [together, inTurn] = [await outcome(intakes[0]!), await outcome(intakes[1]!)];
  expect(together).toEqual(inTurn);

  // That the mails ask for each verdict, so that the comparison means something.
  const ends = new Set(together.ledger.map(({ state, held_reason: reason }) => `${state} ${reason ?? ''}`.trim()));
  expect([...ends].sort()).toEqual([
    'duplicate',
    'held agent-by-mail',
    'held too-many',
    'held unknown-sender',
    'processed',
  ]);
  expect(together.tickets[0]).toMatchObject({ message_count: 7, preview: 'Yine ben' });
  expect(together.tickets.some((ticket) => ticket.related_to === 1002)).toBe(true);
  // Each request of a sender's day has its code.
  expect(together.sends.filter(({ address }) => address === 'can@musteri.test')).toHaveLength(2);
}, 60_000);

async function lettersOf(intake: Intake, mailbox: MailboxAccount, raws: string[]) {
  await intake.pass(mailbox, new Map(raws.map((raw, index) => [index + 1, { raw }])));
  const rows = await intake.waiting(mailbox);
  return Promise.all(rows.map(async (row) => ({ row, mail: await intake.deps.parser.parse(row.sha256) })));
}

/** The statements that placing a new mailbox's mails takes, and how many characters go with the longest. */
async function statementsFor(
  write: (mailbox: MailboxAccount) => string[],
): Promise<{ asked: number; longest: number }> {
  const mailbox = await acknowledging(intakes[0]!);
  const raws = write(mailbox);
  const mails = await lettersOf(intakes[0]!, mailbox, raws);
  const context = await intakeContext(intakes[0]!.deps, mailbox);
  let [asked, longest] = [0, 0];
  const placed = await inTransaction(intakes[0]!.pool, (db) =>
    place(
      {
        query: (config) => {
          asked += 1;
          if (config.name === 'tickets-named') longest = JSON.stringify(config.values).length;
          return db.query(config);
        },
      },
      context,
      mails,
    ),
  );
  expect(placed.filter(({ pending }) => pending?.kind === 'start')).toHaveLength(raws.length);
  return { asked, longest };
}

test('a batch takes as many statements as one mail, however many mails it has', async () => {
  const statements = async (count: number) =>
    (
      await statementsFor(({ id }) =>
        Array.from({ length: count }, (_, index) =>
          letter({
            from: `${id}-${index}@musteri.test`,
            subject: 'Merhaba',
            text: 'Merhaba',
            headers: answers('yok@musteri.test'),
          }),
        ),
      )
    ).asked;
  // As many as are all acknowledged: that some are not any more is noted besides.
  expect(await statements(LIMITS.ackMinute)).toBe(await statements(1));
});

test('a mail of sixty thousand codes takes as many statements as a mail of one, and none that is longer than its bound', async () => {
  const statements = (codes: number) =>
    statementsFor(({ id }) => {
      const text = Array.from({ length: codes }, (_, index) => `tid:${10_000_000 + index}:tid`).join(' ');
      return [letter({ from: `${id}@musteri.test`, subject: 'Kodlar', text })];
    });
  const [one, many] = [await statements(1), await statements(60_000)];
  expect(many.asked).toBe(one.asked);
  expect(many.longest).toBeLessThan(one.longest + 3 * LIMITS.codes * 12);
});

test('a mail that cannot be written is tried again alone, and the others of its batch are placed', async () => {
  const intake = intakes[0]!;
  const mailbox = await intake.mailbox();
  await intake.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'refused for the test'; end $$;
     create trigger refuse before insert on message for each row when (new.subject = 'Yazılamaz') execute function refuse()`,
  );
  try {
    const raws = ['Bir', 'Yazılamaz', 'İki'].map((subject) => ali(subject));
    await intake.pass(mailbox, new Map(raws.map((raw, index) => [index + 1, { raw }])));
    expect(await intake.drain(mailbox)).toEqual({ looked: 3, failed: 1 });
    expect(await intake.ledger(mailbox)).toMatchObject([
      { state: 'processed', attempts: 0 },
      { state: 'stored', attempts: 1, last_error: 'refused for the test', ticket_number: null },
      { state: 'processed', attempts: 0 },
    ]);
    expect(await intake.tickets('Yazılamaz')).toBe(0);
  } finally {
    await intake.pool.query('drop trigger refuse on message; drop function refuse');
  }
  expect(await intake.tryAgain(mailbox)).toBe(true);
  expect(await intake.tickets('Yazılamaz')).toBe(1);
});

test('the change feed tells of every ticket that a batch changed', async () => {
  const intake = intakes[0]!;
  const told: number[] = [];
  const changes = listenForChanges(intake.pool.options.connectionString!, () => undefined);
  changes.subscribe((change) => change.t === 'change' && void told.push(change.ticket));
  try {
    await eventually(
      async () => (await intake.pool.query(`select from pg_stat_activity where query = 'listen bilet'`)).rowCount,
      { label: 'listening' },
    );
    const mailbox = await intake.mailbox();
    const raws = Array.from({ length: LIMITS.fetchMails }, (_, index) =>
      letter({ from: `${mailbox.id}-${index}@musteri.test`, subject: `Duyur ${mailbox.id}`, text: 'Merhaba' }),
    );
    await intake.pass(mailbox, new Map(raws.map((raw, index) => [index + 1, { raw }])));
    await intake.drain(mailbox);
    const { rows } = await intake.pool.query<{ number: number }>(
      'select number from ticket where mailbox_id = $1 order by number',
      [mailbox.id],
    );
    expect(rows).toHaveLength(LIMITS.fetchMails);
    await eventually(() => told.length >= rows.length, { label: 'all told' });
    expect(told.toSorted((one, other) => one - other)).toEqual(rows.map(({ number }) => number));
  } finally {
    await changes.stop();
  }
});
