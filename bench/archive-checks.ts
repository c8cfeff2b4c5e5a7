/** Whether an archive that was taken is whole, in its places, and has disturbed nobody. */
import { workflowIdIn } from '../db/ticket/workflow-id.ts';
import type { Shown } from './archive.ts';
import type { Ask } from './caller.ts';
import type { OldMail } from './old-mails.ts';
import { counted, type Stack, until } from './stack.ts';

/** A mail as it lies on the server; `fate` is null for one that is none of the archive. */
export type Appended = { uid: number; sha256: string; size: number; what: string; fate: OldMail['fate'] | null };

type Taken = {
  /** The mailbox. */
  id: string;
  old: Appended[];
  shown: Shown[];
  /** What every desk was told of each ticket. */
  heard: Map<number, Set<string>>;
};
type Row = { uid: number; sha256: string; state: string; ticket: number | null; copy: number | null; messages: number };

/** A sentence for each thing that is not as it must be. */
export async function faultsOf(stack: Stack, ask: Ask, taken: Taken): Promise<string[]> {
  return [
    ...(await misplaced(stack, taken)),
    ...(await lively(stack, taken)),
    ...(await disturbing(stack, ask, taken)),
    ...(await running(stack, taken)),
  ];
}

/** Each mail of the server has one row of the ledger, with its bytes, and the place that its kind has. */
async function misplaced({ pool }: Stack, { id, old }: Taken): Promise<string[]> {
  const { rows } = await pool.query<Row>(
    `select i.uid::int as uid, i.sha256, i.state, i.ticket_number as ticket, d.uid::int as copy,
            (select count(*)::int from message m where m.inbound_id = i.id) as messages
       from inbound i left join inbound d on d.id = i.duplicate_of where i.mailbox_id = $1 and i.archived order by i.id`,
    [id],
  );
  const byUid = new Map<number, Row>();
  for (const row of rows) byUid.set(row.uid, row);
  const ofArchive = old.filter(({ fate }) => fate !== null);
  const faults: string[] = [];
  if (rows.length !== ofArchive.length || byUid.size !== rows.length)
    faults.push(`${ofArchive.length} old mails, ${rows.length} rows of the ledger, ${byUid.size} UIDs`);
  const opened = new Set<number>();
  for (const { uid, sha256, what, fate } of ofArchive) {
    const row = byUid.get(uid);
    const ticketOf = (index: number) => byUid.get(ofArchive[index]!.uid)?.ticket;
    const isThere =
      row !== undefined &&
      (fate!.kind === 'oversize' || row.sha256 === sha256) &&
      row.messages === (fate!.kind === 'opens' || fate!.kind === 'joins' ? 1 : 0);
    const isRight = {
      opens: () => row?.state === 'processed' && row.ticket !== null && !opened.has(row.ticket),
      joins: (to: number) => row?.state === 'processed' && row.ticket === ticketOf(to),
      repeats: (to: number) => row?.state === 'duplicate' && row.copy === ofArchive[to]!.uid,
      oversize: () => row?.state === 'oversize',
    }[fate!.kind]('to' in fate! ? fate.to : 0);
    if (row?.ticket != null) opened.add(row.ticket);
    if (!isThere || !isRight) faults.push(`${what}, UID ${uid}: ${JSON.stringify(row ?? 'no row')}`);
  }
  return faults.length > 20 ? [...faults.slice(0, 20), `and ${faults.length - 20} more`] : faults;
}

/** Nothing of it is open, unread, waits for anybody, or will. */
async function lively(stack: Stack, { id, shown }: Taken): Promise<string[]> {
  const none: Record<string, string> = {
    'tickets of the archive that are not closed': `ticket where archived and state <> 'closed'`,
    'tickets of the archive with a clock, a deadline or a time of waking': `ticket where archived
      and (next_deadline_at is not null or due_at is not null or snoozed_until is not null or breached or snapshot->'clocks' <> '[]')`,
    'tickets of the archive that want attention or are unread': `ticket where archived and (needs_attention or arrived > 0 or read_before > 0)`,
    'tickets of the archive to which something else has happened': `ticket_event e join ticket t on t.number = e.ticket_number
      where t.archived and (e.kind <> 'filed' or e.version <> 1)`,
    'starts and facts that are owed to tickets of the archive': `ticket t where archived and (exists (select from owed_start where ticket_number = t.number)
      or exists (select from inbound where ticket_number = t.number and fact is not null))`,
    'mails to be sent, or sent, on tickets of the archive': `outbox o join ticket t on t.number = o.ticket_number where t.archived`,
    'mails of the archive that are held': `inbound where archived and state not in ('processed', 'duplicate', 'oversize')`,
    alarms: `mailbox_alarm`,
  };
  const faults: string[] = [];
  for (const [what, from] of Object.entries(none)) {
    const count = await counted(stack, from, []);
    if (count > 0) faults.push(`${count} ${what}`);
  }
  const fresh = await counted(stack, 'ticket where mailbox_id = $1 and not archived', [id]);
  if (fresh !== shown.length) faults.push(`${shown.length} new mails, ${fresh} tickets of them`);
  return faults;
}

/** Who works at the desk, and who wrote once, has heard of new mail alone. */
async function disturbing(stack: Stack, ask: Ask, { shown, heard, old }: Taken): Promise<string[]> {
  const { pool, sink } = stack;
  const faults: string[] = [];
  const customers = new Set(shown.map(({ from }) => from));
  await until('new mail acknowledged', 60_000, 100, async () => sink.mails().length >= shown.length);
  const strangers = sink.mails().filter(({ envelope }) => envelope.to.some((address) => !customers.has(address)));
  if (strangers.length > 0) faults.push(`${strangers.length} mails to others than who wrote today`);
  const { rows: notices } = await pool.query<{ kind: string }>(
    `select kind from agent_notice where kind <> 'mailbox-connected'`,
  );
  if (notices.length > 0) faults.push(`notices: ${notices.map(({ kind }) => kind).join(' ')}`);
  const { rows: archived } = await pool.query<{ number: number }>('select number from ticket where archived');
  const told = archived.filter(({ number }) => heard.has(number));
  if (told.length > 0)
    faults.push(
      `desks were told of ${told.length} tickets of the archive: ${[...heard.get(told[0]!.number)!].join(' ')}`,
    );
  if (![...heard.values()].some((events) => events.size > 0)) faults.push('no desk was told of anything');
  const { open, unassigned, breached, quarantine } = await ask<Record<string, number>>('GET', '/counters', 200);
  const oversize = old.filter(({ fate }) => fate?.kind === 'oversize').length;
  if (open !== shown.length || unassigned !== open || breached !== 0 || quarantine !== oversize)
    faults.push(`counters: ${JSON.stringify({ open, unassigned, breached, quarantine })}`);
  return faults;
}

/** Temporal runs a workflow for each new ticket, and for none of the archive. */
async function running({ pool, temporal }: Stack, { id, shown }: Taken): Promise<string[]> {
  const { rows } = await pool.query<{ workflow: string; archived: boolean }>(
    `select ${workflowIdIn('t')} as workflow, archived from ticket t where mailbox_id = $1`,
    [id],
  );
  const archived = new Map(rows.map((row) => [row.workflow, row.archived]));
  let runs: string[] = [];
  // The list that Temporal searches follows its histories after a moment.
  await until('all new tickets listed by Temporal', 60_000, 500, async () => {
    runs = [];
    for await (const { workflowId } of temporal.client.workflow.list({ query: `WorkflowType = 'ticketWorkflow'` }))
      runs.push(workflowId);
    return runs.filter((run) => archived.get(run) === false).length >= shown.length;
  });
  const wrong = runs.filter((run) => archived.get(run) !== false);
  return wrong.length > 0 ? [`${wrong.length} workflows of the archive`] : [];
}
