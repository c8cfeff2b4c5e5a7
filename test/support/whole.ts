/** What must hold of an installation whatever was restored: read from the servers themselves, by SQL that shares nothing with the product. */
import { expect } from '@jest/globals';
import { expectGapFreeVersions, takenAtSink } from './evidence.ts';
import { eventually } from './eventually.ts';
import type { Installation } from './stack/installation.ts';
import { heldTicket } from './workflow-ticket.ts';

/** `forgotten` are sends that have left and whose rows the database lost. */
export async function expectWhole(bilet: Installation, forgotten: string[] = []): Promise<void> {
  await expectGapFreeVersions(bilet);
  await expectNobodyElsesLife(bilet);
  expect(await bilet.rows(`select number from ticket where state <> 'closed' and next_deadline_at is null`)).toEqual(
    [],
  );
  await expectOnceOrVisible(bilet, forgotten);
  await eventually(
    async () => {
      await expectRunsHoldTheirTickets(bilet);
      await expectNoStrangers(bilet);
      return true;
    },
    { withinMs: 30_000, label: 'workflows and rows agree' },
  );
}

/** Whatever happened to a ticket is about its own messages, and its first mail is its contact's. */
async function expectNobodyElsesLife(bilet: Installation): Promise<void> {
  const others = await bilet.rows(
    `select e.ticket_number, e.version, e.kind, m.ticket_number as of
       from ticket_event e left join message m on m.id = (e.data->>'message')::uuid
      where e.data ? 'message' and m.ticket_number is distinct from e.ticket_number`,
  );
  expect(others).toEqual([]);
  const strangers = await bilet.rows(
    `select t.number from ticket t
      where t.contact_id is distinct from (select contact_id from message m where m.ticket_number = t.number and m.direction = 'in'
                                            order by m.created_at limit 1)`,
  );
  expect(strangers).toEqual([]);
}

/** Every accepted mail left once, or a person sees that nobody knows; nothing else left. */
async function expectOnceOrVisible(bilet: Installation, forgotten: string[]): Promise<void> {
  const rows = await bilet.rows<{ id: string; mailId: string | null; state: string; seen: boolean }>(
    `select o.id, o.mail_id as "mailId", o.state, t.needs_attention as seen
       from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id where m.accepted`,
  );
  const taken = takenAtSink(bilet);
  expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
  expect(rows.filter(({ state, mailId }) => state === 'sent' && !taken.has(mailId ?? ''))).toEqual([]);
  expect(rows.filter(({ state, seen }) => state !== 'sent' && !(state === 'unknown' && seen))).toEqual([]);
  const strays = [...taken.keys()].filter((id) => !rows.some(({ mailId }) => mailId === id));
  expect(strays.filter((id) => !forgotten.some((outbox) => id.includes(outbox.replaceAll('-', ''))))).toEqual([]);
}

/** Every open ticket has a run, which holds the very ticket that Postgres shows. A closed one needs none: its history may be lost. */
async function expectRunsHoldTheirTickets(bilet: Installation): Promise<void> {
  for (const { number } of await bilet.rows<{ number: number }>(`select number from ticket where state <> 'closed'`)) {
    const run = await bilet.run(number);
    expect((await run.describe()).status.name).toBe('RUNNING');
    const held = await heldTicket(run);
    const { life } = await bilet.ticket(number);
    expect(held).toEqual(life);
  }
}

/** Whatever runs is the run of an open ticket. */
async function expectNoStrangers(bilet: Installation): Promise<void> {
  const running: string[] = [];
  const query = `WorkflowType = 'ticketWorkflow' and ExecutionStatus = 'Running' and TaskQueue = '${bilet.settings.temporal.taskQueue}'`;
  for await (const { workflowId } of bilet.temporal.workflow.list({ query })) running.push(workflowId);
  const open = await bilet.rows<{ id: string }>(`select workflow_id as id from ticket where state <> 'closed'`);
  expect(running.sort()).toEqual(open.map(({ id }) => id).sort());
}
