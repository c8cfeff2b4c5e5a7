/** Mails with large files: how fast they come in, and how much memory that takes. */
import { setTimeout as delay } from 'node:timers/promises';
import { short } from './figures.ts';
import { letter, withFile } from './letters.ts';
import { cpuOf, cpuPerThousand, type Groups, peakMemory } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { counted, dovecotHost, say, startStack, until } from './stack.ts';

/** Flags: `--n` mails of `--megabytes` each; `--source` runs the worker from source. */
export async function large(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 100);
  const megabytes = flags.number('megabytes', 5);
  const stack = await startStack({ dovecot: true });
  try {
    const worker = await stack.start('worker', { source: flags.has('source') });
    const groups: Groups = {
      ...stack.servers,
      worker: { pid: worker.pid, of: 'itself' },
      parser: { pid: worker.pid, of: 'children' },
    };
    say(`delivering ${n} letters of ${megabytes} MB`);
    const address = 'ekli@example.test';
    const host = dovecotHost(stack);
    let letterBytes = 0;
    for (let index = 0; index < n; index += 1) {
      const { raw } = withFile(letter(index, address), Math.round((megabytes * 1_000_000 * 3) / 4.1));
      letterBytes = Buffer.byteLength(raw);
      await host.deliver(raw, address);
    }
    await delay(1_000);
    const before = cpuOf(groups);
    const { id, at } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 60 });
    const rowsAt = await until(
      'all rows visible',
      60_000 + n * 2_000,
      50,
      async () => (await counted(stack, 'ticket where mailbox_id = $1', [id])) >= n,
    );
    const after = cpuOf(groups);
    const files = await counted(
      stack,
      'attachment a join message m on m.id = a.message_id join ticket t on t.number = m.ticket_number where t.mailbox_id = $1',
      [id],
    );
    return {
      parameters: { n, megabytes },
      results: {
        rowsPerSecond: short((n / (rowsAt - at)) * 1_000),
        cpuSecondsPer1000: cpuPerThousand(before, after, n),
        letterBytes,
        files,
        peakMb: peakMemory(groups),
      },
    };
  } finally {
    await stack.stop();
  }
}
