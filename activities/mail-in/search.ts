import type { ImapFlow } from 'imapflow';

/** UIDs in the open folder. Rejects where imapflow has no answer of the server to give. */
export async function searched(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not answer the search');
  return found;
}
