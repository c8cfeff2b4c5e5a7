/** Where the mail of a mailbox begins that takes only what arrived since it was connected. */
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { horizonOf } from '../../db/mail-in/ledger.ts';
import { isFromBefore, searchedSince } from '../../domain/mail/arrival.ts';
import type { Deps } from '../deps.ts';
import type { Folder } from './fetch.ts';
import { searched } from './search.ts';

/** Mails below the horizon need their dates, which are asked for only of the few around the connection. */
export type Horizon = {
  uid: number;
  /** Without those that are surely from before; `isOld` tells of the rest. */
  without(uids: number[]): Promise<number[]>;
  isOld(mail: { uid: number; internalDate: Date | null }): boolean;
};

const NONE: Horizon = { uid: 0, without: async (uids) => uids, isOld: () => false };

/** Told once for a folder that is open: every pass over it asks. */
const told = new WeakMap<Folder, Horizon>();

/** The horizon of an open folder; kept from its first opening on. Rejects when it cannot be told. */
export async function horizonIn(deps: Deps, mailbox: MailboxAccount, folder: Folder): Promise<Horizon> {
  if (!mailbox.fromNow) return NONE;
  const horizon = told.get(folder) ?? (await tell(deps, mailbox, folder));
  told.set(folder, horizon);
  return horizon;
}

async function tell({ pool }: Deps, mailbox: MailboxAccount, folder: Folder): Promise<Horizon> {
  const { client, uidvalidity } = folder;
  const begun = { next: await nextUid(folder), since: mailbox.connectedAt };
  const horizon = await horizonOf(pool, mailbox.id, mailbox.folder, uidvalidity, begun);
  const connected = mailbox.connectedAt.getTime();
  return {
    uid: horizon,
    async without(uids) {
      if (!uids.some((uid) => uid < horizon)) return uids;
      const since = new Date(searchedSince(connected));
      const recent = new Set(await searched(client, { uid: `1:${horizon - 1}`, since }));
      return uids.filter((uid) => uid >= horizon || recent.has(uid));
    },
    isOld: ({ uid, internalDate }) =>
      isFromBefore({ uid, atServer: internalDate?.getTime() ?? null, horizon, connected }),
  };
}

/** As the server told when the folder was opened; some do not, and then it is behind the last mail. */
async function nextUid({ client, uidnext }: Folder): Promise<number> {
  if (uidnext !== undefined) return uidnext;
  const found = await searched(client, { all: true });
  return found.reduce((last, uid) => Math.max(last, uid), 0) + 1;
}
