/** What a customer costs who writes and later answers: a ticket that lives on, whose workflow has more to do than to exist. */
import { setTimeout as delay } from 'node:timers/promises';
import { short } from './figures.ts';
import { letter } from './letters.ts';
import { cpuOf, cpuPerThousand, type Groups, SETTLE_MS } from './processes.ts';
import { isDone, type Progress } from './progress.ts';
import { type MailHost, say, type Stack, until } from './stack.ts';

/**
 * `count` mails that open tickets, and when all of them are through, one answer to each. CPU from the connection of the
 * mailbox to the last record; the mail server is the project's own, in the driver, whose CPU stands apart.
 */
export async function answered(
  stack: Stack,
  groups: Groups,
  host: MailHost,
  progress: (mailbox: string) => Promise<Progress>,
  count: number,
) {
  say(`${count} tickets and an answer to each`);
  const address = 'cevap@example.test';
  const originals = Array.from({ length: count }, (_, index) => letter(index, address));
  for (const { raw } of originals) await host.deliver(raw, address);
  await delay(SETTLE_MS);
  const before = cpuOf(groups);
  const { id } = await stack.connectMailbox(address, host, { acknowledge: false, pollSeconds: 60 });
  const done = (mails: number) =>
    until('all tickets and answers recorded', 60_000 + mails * 200, 50, async () =>
      isDone(await progress(id), count, mails),
    );
  await done(count);
  await delay(SETTLE_MS);
  const between = cpuOf(groups);
  for (const [index, original] of originals.entries())
    await host.deliver(letter(index, address, original).raw, address);
  await done(2 * count);
  await delay(SETTLE_MS);
  const after = cpuOf(groups);
  return {
    pairs: count,
    tickets: (await progress(id)).tickets,
    cpuSecondsPer1000: cpuPerThousand(before, after, count, ['driver']),
    ofWhichAnswer: short(cpuPerThousand(between, after, count, ['driver']).all),
  };
}
