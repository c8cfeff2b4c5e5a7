/** How many mails of a folder an archive would take, were its mailbox connected now. */
import type { ImapFlow } from 'imapflow';
import { beginningOf, unknownUids } from '../../db/mail-in/ledger.ts';
import { isForArchive, searchedSince } from '../../domain/mail/arrival.ts';
import { serviceMailOf } from '../../domain/mail/service-mail.ts';
import { DAY_MS } from '../../domain/time.ts';
import { ownMailId } from '../../mail/write/token.ts';
import type { Deps } from '../deps.ts';
import { markOf } from '../service-mail-id.ts';
import { metadata } from './fetch-mails.ts';
import { searched } from './search.ts';

/** Our own tests are looked for among mail of so many days: those of an older connection are in its ledger, and a server may read each head for it. */
const TESTED_MS = 3 * DAY_MS;
/** Of mails that bear the header of a test, the newest so many: anybody may write it. */
const TESTS = 100;

type CountDeps = Pick<Deps, 'pool' | 'vault' | 'clock'>;
export type Counted = {
  since: Date;
  /** Whose ledger may hold some of them; null: nobody's. */
  mailbox: string | null;
  address: string | null;
};

/** Null for a folder that is not there, or is not searched; rejects when the connection is gone. */
export async function archiveCount(
  deps: CountDeps,
  client: ImapFlow,
  path: string,
  asked: Counted,
): Promise<number | null> {
  try {
    const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true });
    const found = await searched(client, { since: asked.since });
    const at = [path, Number(uidValidity)] as const;
    const unknown = asked.mailbox === null ? found : await unknownUids(deps.pool, asked.mailbox, ...at, found);
    const kept = asked.mailbox === null ? undefined : await beginningOf(deps.pool, asked.mailbox, ...at);
    const connected = kept?.since.getTime() ?? deps.clock.now();
    const horizon = kept?.horizon ?? uidNext ?? Number.POSITIVE_INFINITY;
    const recent = new Set(await searched(client, { since: new Date(searchedSince(connected)) }));
    const young = unknown.filter((uid) => recent.has(uid));
    const dates = new Map(
      (young.length === 0 ? [] : await metadata(client, young)).map(({ uid, internalDate }) => [uid, internalDate]),
    );
    const tests = await ownTests(deps, client, asked.address);
    return unknown.filter((uid) => {
      // Of what is surely from before no date is asked for.
      const atServer = recent.has(uid) ? (dates.get(uid)?.getTime() ?? null) : null;
      return isForArchive({ uid, atServer, horizon, connected, isKnown: false, isService: tests.has(uid) });
    }).length;
  } catch (error) {
    if (!client.usable) throw error;
    return null;
  }
}

/** Mails that we have sent to this mailbox to try it; none, where a server does not look for headers. */
async function ownTests({ vault, clock }: CountDeps, client: ImapFlow, address: string | null): Promise<Set<number>> {
  const since = new Date(clock.now() - TESTED_MS);
  const marked = await searched(client, { since, header: { 'x-bilet-probe': true } }).catch((error) => {
    if (!client.usable) throw error;
    return [];
  });
  if (marked.length === 0) return new Set();
  const signer = vault.signer('message-id');
  const mails = await client.fetchAll(
    marked.slice(-TESTS).join(','),
    // The header as it stands: an envelope is made by the server, and not every one has it.
    { uid: true, internalDate: true, headers: ['from', 'x-bilet-probe'] },
    { uid: true },
  );
  const ours = mails.filter(({ headers, internalDate }) => {
    const head = headers?.toString('latin1').replace(/\r?\n(?=[ \t])/g, '') ?? '';
    // As we write it, the address stands last. Of whatever is written otherwise, the mark of the address does not fit.
    const [, from = ''] = /^from:.*?([^\s<>]+)>?\s*$/im.exec(head) ?? [];
    const [, mailId = ''] = /^x-bilet-probe:\s*<?([^\s>]+)/im.exec(head) ?? [];
    const mail = {
      ...{ kind: 'loop' as const, machine: { declared: null, absence: false }, from, mailbox: address ?? from },
      ...{ arrivedAt: new Date(internalDate ?? 0).getTime(), own: [ownMailId(signer, mailId)], answered: [], markOf },
    };
    return serviceMailOf(mail) !== null;
  });
  return new Set(ours.map(({ uid }) => uid));
}
