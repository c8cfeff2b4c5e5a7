/** Tickets as customers open them, by mail, with their runs. */
import { letter } from './letters.ts';
import { isDone, progressOf } from './progress.ts';
import { say, type Stack, until } from './stack.ts';

/** Their numbers, ascending. The server is our own, which every system has. */
export async function ticketsByMail(stack: Stack, count: number): Promise<number[]> {
  say(`${count} tickets by mail`);
  const address = 'destek@example.test';
  const host = await stack.ownMailServer();
  for (let index = 0; index < count; index += 1) await host.deliver(letter(index, address).raw, address);
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 600 });
  const progress = await progressOf(stack.pool);
  await until('all tickets', 120_000 + count * 60, 50, async () => isDone(await progress(id), count, count));
  const { rows } = await stack.pool.query<{ number: number }>(
    'select number from ticket where mailbox_id = $1 order by number',
    [id],
  );
  return rows.map(({ number }) => number);
}
