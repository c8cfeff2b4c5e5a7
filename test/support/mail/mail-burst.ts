/** Many letters at once, each of a customer of its own, so that no limit per sender is met. */
import { randomUUID } from 'node:crypto';
import type { Installation } from '../stack/installation.ts';
import { letter } from './letter.ts';

/** Delivers `count` letters and returns their Message-IDs in the order of delivery: the log that the desk cannot touch. */
export async function deliverBurst(bilet: Pick<Installation, 'deliver'>, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const mailId = `${randomUUID()}@musteri.test`;
    await bilet.deliver(
      letter({
        from: `musteri-${mailId}`,
        subject: `Sipariş ${index}`,
        text: `Merhaba, ${index} numaralı siparişim nerede?\r\n${'x'.repeat(3_000)}`,
        mailId,
      }),
    );
    ids.push(mailId);
  }
  return ids;
}

/** How far the intake is: rows in the ledger, tickets, and those of them whose runs were started. */
export type Progress = { ledger: number; tickets: number; told: number };

export async function progressOf(bilet: Pick<Installation, 'rows'>): Promise<Progress> {
  const [row] = await bilet.rows<Progress>(
    `select (select count(*)::int from inbound) as ledger, (select count(*)::int from ticket) as tickets,
            (select count(*)::int from ticket where not exists (select from owed_start where ticket_number = number)) as told`,
  );
  return row!;
}
