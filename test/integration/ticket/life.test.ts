import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { DENIZ, STRANGER } from '../../support/cast/cast.ts';
import { type Desk, startDesk } from '../../support/stack/desk.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';
import { ticketWorkflowId } from '../../../workflows/messages/ticket.ts';

needs('dovecot')('a ticket’s whole life over real servers', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  }, 60_000);
  afterAll(() => desk.stop());
  const from = `${DENIZ.name} <${DENIZ.address}>`;

  test('from the first mail to the confirmed closing and back by a new mail', async () => {
    await desk.deliver(
      letter({
        from: `=?UTF-8?Q?Deniz_=C3=96zt=C3=BCrk?= <${DENIZ.address}>`,
        subject: 'Şişli şubesi: iğne ÇÖĞÜŞİ ışık',
        text: 'Merhaba,\r\nkargom gelmedi. İyi günler',
      }),
    );
    const born = await desk.ticketBySubject('Şişli şubesi: iğne ÇÖĞÜŞİ ışık');
    const { number } = born;
    expect(born).toMatchObject({ state: 'new', language: 'tr' });
    await eventually(async () => (await desk.ticket(number)).version >= 1, { label: 'the first record' });

    await desk.command(number, { kind: 'assign', agent: desk.people.ayse, team: null });
    const { view } = await desk.reply(number, 'Merhaba Deniz Bey, kargonuz bugün çıktı.');
    expect(view.state).toBe('awaiting-reply');
    const sent = await eventually(() => desk.sink.mails()[0], { label: 'the reply at the sink' });
    const mail = await simpleParser(sent.raw);
    expect(mail.text).toContain('kargonuz bugün çıktı');
    expect(mail.text).toContain(`tid:${born.code}:tid`);
    expect(mail.from?.value[0]?.address).toBe(desk.address);

    await desk.deliver(
      letter({ from, subject: 'Ynt: başka bir konu', text: `Teşekkürler ama gelmedi hâlâ.\r\ntid:${born.code}:tid` }),
    );
    await desk.inState(number, 'assigned');
    expect(
      await desk.rows(`select id from message where ticket_number = $1 and direction = 'in'`, [number]),
    ).toHaveLength(2);

    await desk.command(number, { kind: 'resolve' });
    const asked = await eventually(() => desk.sink.mails().find((one) => one.raw.includes('/c/')), {
      label: 'the confirmation mail',
    });
    expect((await simpleParser(asked.raw)).subject).toContain('Sorununuz çözüldü mü?');
    await desk.command(number, { kind: 'confirm', cycle: 1 }, { actor: { kind: 'contact', id: null } });
    expect(await desk.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
    await eventually(
      async () =>
        (await desk.temporal.workflow.getHandle(ticketWorkflowId(number)).describe()).status.name === 'COMPLETED',
      { label: 'the run completed' },
    );

    await desk.deliver(
      letter({
        from,
        subject: 'Yine bozuldu',
        text: 'Yine olmadı',
        headers: { 'In-Reply-To': `<${mail.messageId!.slice(1, -1)}>` },
      }),
    );
    const again = await desk.inState(number, 'assigned');
    expect(again).toMatchObject({ owner_id: desk.people.ayse, reopen_count: 1 });
    const events = await desk.rows<{ version: number; kind: string }>(
      'select version, kind from ticket_event where ticket_number = $1 order by version',
      [number],
    );
    expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
  }, 60_000);

  test('a stranger who quotes the code is held and changes nothing', async () => {
    await desk.deliver(letter({ from, subject: 'Gizli konu', text: 'selam' }));
    const ticket = await desk.ticketBySubject('Gizli konu');
    await desk.deliver(letter({ from: STRANGER.address, subject: `tid:${ticket.code}:tid`, text: 'ben de ekleyeyim' }));
    const held = await eventually(
      () =>
        desk
          .rows<{ held_reason: string; ticket_number: number; from_address: string }>(
            `select * from inbound where state = 'held'`,
          )
          .then((rows) => rows[0]),
      { label: 'a held mail' },
    );
    expect(held).toMatchObject({
      held_reason: 'unknown-sender',
      ticket_number: ticket.number,
      from_address: STRANGER.address,
    });
    expect((await desk.ticket(ticket.number)).message_count).toBe(1);
  }, 30_000);
});
