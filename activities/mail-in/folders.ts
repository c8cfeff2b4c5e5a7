/** The folders of one mailbox are read side by side, each over a connection of its own; one that fails stops no other. */
import { noteFolder } from '../../db/mail-in/folders.ts';
import { inFolder, reportMailbox } from '../../db/mail-in/mailbox-account.ts';
import { type MailboxStatus, worstStatus } from '../../domain/mail/mailbox.ts';
import { faultLine, type MailboxFault } from '../../domain/mail/provider/mailbox-fault.ts';
import type { Deps } from '../deps.ts';
import { createWakeup } from '../wakeup.ts';
import { createStay, whileConsented } from './custody.ts';
import { readFolder } from './folder-reader.ts';
import type { IntakeOf } from './intake.ts';
import { createSign, type Sign } from './sign.ts';

/** What is said of one folder: to the folder's row, and of the worst of them to the mailbox's. */
export type Report = (status: MailboxStatus, fault: MailboxFault | null) => Promise<void>;

/** Reads all folders of the mailbox into the ledger, until stopped. `signs` are given by the folders, one each. */
export async function readFolders(
  deps: Deps,
  intake: IntakeOf,
  taken: () => void,
  signs: Sign[],
  stopping: AbortSignal,
): Promise<void> {
  const { folders } = intake.mailbox;
  const reports = createReports(deps, intake);
  const door = createDoor(stopping);
  const stay = createStay();
  await Promise.all([
    whileConsented(deps, intake.mailbox, stay, stopping),
    ...folders.map(({ path }, index) => {
      const mailbox = inFolder(intake.mailbox, path);
      const sign = signs[index] ?? createSign();
      return readFolder(
        deps,
        { ...intake, mailbox },
        { taken, sign, report: reports(path), door, stay, isMain: index === 0 },
        stopping,
      );
    }),
  ]);
}

function createReports({ pool }: Pick<Deps, 'pool'>, { mailbox }: IntakeOf): (path: string) => Report {
  const said = new Map<string, { status: MailboxStatus; fault: MailboxFault | null }>(
    mailbox.folders.map(({ path }) => [path, { status: 'connecting', fault: null }]),
  );
  return (path) => async (status, fault) => {
    const before = said.get(path);
    said.set(path, { status, fault });
    const all = [...said.values()];
    const worst = worstStatus(all.map((one) => one.status));
    const why = all.find((one) => one.status === worst)?.fault ?? null;
    // While Postgres is away nobody can read it either; it is said again at the next turn.
    if (before?.fault?.code !== fault?.code || before?.status === 'connecting')
      await noteFolder(pool, mailbox.id, path, fault?.code ?? null).catch(() => said.delete(path));
    await reportMailbox(pool, mailbox.id, worst, why && faultLine(why)).catch(() => 0);
  };
}

/**
 * The way in, which all folders share: they sign in one after another, and what a server refuses to one of them it would refuse
 * to the others. Until the main one is let in again the others do not ask, or a wrong password would be tried five times as often.
 */
export type Door = {
  /** Waits for its turn to sign in; `signIn` is refused or not before anybody else tries. */
  enter<T>(isMain: boolean, signIn: () => Promise<T>): Promise<T>;
  /** A sign-in was refused; returns how often in a row. */
  refused(): number;
  opened(): void;
};

function createDoor(stopping: AbortSignal): Door {
  const open = createWakeup();
  let turn: Promise<unknown> = Promise.resolve();
  let refusals = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  return {
    async enter(isMain, signIn) {
      for (;;) {
        while (!isMain && refusals > 0 && !stopping.aborted) {
          open.reset();
          if (refusals > 0) await open.wait(AGAIN_MS, stopping);
        }
        // Somebody may have been refused while we waited for our turn.
        const done = await inTurn(async () =>
          isMain || refusals === 0 || stopping.aborted ? { value: await signIn() } : null,
        );
        if (done !== null) return done.value;
      }
    },
    refused: () => (refusals += 1),
    opened() {
      refusals = 0;
      open.wake();
    },
  };
}

const AGAIN_MS = 5_000;
