import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { showCode } from '../../../domain/mail/code.ts';
import { DENIZ, STRANGER } from '../../support/cast/cast.ts';
import { insist } from '../../support/cast/commands.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';

needs('dovecot')('what of a ticket’s life no page shows, over a real mail server', () => {
  let bilet: Installation;
  beforeAll(async () => {
    bilet = await startInstallation();
  }, 60_000);
  afterAll(() => bilet.stop());
  const from = `${DENIZ.name} <${DENIZ.address}>`;

  test('a closed ticket’s run is over, and a new mail begins another that goes on where the first one ended', async () => {
    await bilet.deliver(letter({ from, subject: 'Kargom gelmedi', text: 'Merhaba' }));
    const { number, code } = await bilet.ticketBySubject('Kargom gelmedi');
    const run = async () => {
      const { status, runId } = await (await bilet.run(number)).describe();
      return { status: status.name, runId };
    };
    await insist(bilet, number, { kind: 'assign', agent: bilet.people.ayse, team: null });
    const first = await run();
    expect(first.status).toBe('RUNNING');
    await bilet.command(number, { kind: 'resolve' });
    await bilet.command(number, { kind: 'confirm', cycle: 1, message: null }, { actor: { kind: 'contact', id: null } });
    expect(await bilet.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
    await eventually(async () => (await run()).status === 'COMPLETED', { label: 'the end of the run' });

    await bilet.deliver(letter({ from, subject: 'Yine bozuldu', text: `Yine olmadı\r\n${showCode(code)}` }));
    expect(await bilet.inState(number, 'assigned')).toMatchObject({ owner_id: bilet.people.ayse, reopen_count: 1 });
    const second = await run();
    expect([second.status, second.runId === first.runId]).toEqual(['RUNNING', false]);
    const events = await bilet.rows<{ version: number }>(
      'select version from ticket_event where ticket_number = $1 order by version',
      [number],
    );
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  }, 60_000);

  test('a stranger who quotes the code is held and changes nothing', async () => {
    await bilet.deliver(letter({ from, subject: 'Gizli konu', text: 'selam' }));
    const ticket = await bilet.ticketBySubject('Gizli konu');
    await bilet.deliver(
      letter({ from: STRANGER.address, subject: `tid:${ticket.code}:tid`, text: 'ben de ekleyeyim' }),
    );
    const held = await eventually(
      () =>
        bilet
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
    expect((await bilet.ticket(ticket.number)).message_count).toBe(1);
  }, 30_000);
});
