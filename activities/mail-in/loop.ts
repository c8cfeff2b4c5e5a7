/** The loop: a mail sent to the mailbox itself and seen in it again, with whatever that tells of its provider. */
import { randomUUID } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import {
  type CheckedFolder,
  type CheckOutcome,
  type CheckStep,
  outcomeOf,
  placesOf,
  returnOf,
  stepOf,
} from '../../domain/mail/provider/connection-check.ts';
import { LIMITS } from '../../domain/limits.ts';
import { probeMail } from '../../mail/write/probe.ts';
import type { Deps } from '../deps.ts';
import { serviceMailId } from '../service-mail-id.ts';
import { stopwatch } from '../stopwatch.ts';
import { pause } from '../wakeup.ts';
import type { Sender } from './check-sending.ts';

/** Between two looks. */
const LOOK_MS = 700;
/** How long the others are waited for once the first mail has come back. */
const FURTHER_MS = 5_000;

type Mailbox = { address: string; folder: string };
type Way = { client: ImapFlow; folders: CheckedFolder[]; sender: Sender };
type Looped = {
  outcome: CheckOutcome;
  plus: boolean | null;
  keepsSent: boolean | null;
  steps: CheckStep[];
};

/** Sends one mail to the address and one to `name+token@…`, and looks for both. Never rejects. */
export async function sendAround(
  { vault, settings, clock }: Pick<Deps, 'vault' | 'settings' | 'clock'>,
  { address, folder }: Mailbox,
  { client, folders, sender }: Way,
): Promise<Looped> {
  const date = await clock.look();
  const probe = (to: string) => {
    const mailId = serviceMailId(vault, 'probe', { id: randomUUID(), at: date, from: address });
    return probeMail({ mailId, date, from: address, to, instance: settings.instance });
  };
  const [direct, plus] = await Promise.all([probe(address), probe(withPlus(address))]);

  const sending = stopwatch();
  const sent = await sender.send(direct);
  const steps = [stepOf('sending', sent, sending())];
  if (!sent.ok) return { outcome: sent, plus: null, keepsSent: null, steps: [...steps, ...unsent()] };
  const plusSent = await sender.send(plus);

  const returning = stopwatch();
  const places = placesOf(folder, folders);
  const found = await lookFor(client, places, direct.mailId, LIMITS.loopMs);
  const outcome =
    found === null
      ? outcomeOf('not-arrived', `the mail was not seen within ${LIMITS.loopMs / 1_000} s`)
      : returnOf(found, folder, folders);
  steps.push(stepOf('return', outcome, returning()));

  const plusTime = stopwatch();
  const plusOutcome = plusSent.ok
    ? await plusReturned(client, places, plus.mailId, found === null ? 0 : FURTHER_MS)
    : plusSent.said.startsWith('5')
      ? outcomeOf('no-plus', `the server does not take mail for ${withPlus(address)}`)
      : plusSent;
  const plusStep = stepOf('plus', plusOutcome, plusTime());

  const sentTime = stopwatch();
  const copy = await sentCopy(client, folders, direct.mailId);
  const copyStep = stepOf('sent-copy', copy, sentTime());
  steps.push(plusStep, copyStep);
  return { outcome, plus: plusStep.proved, keepsSent: copyStep.proved, steps };
}

/** A word that no rule of the mailbox waits for. */
const withPlus = (address: string): string => address.replace('@', '+bilet-deneme@');

const unsent = (): CheckStep[] =>
  (['return', 'plus', 'sent-copy'] as const).map((step) =>
    stepOf(step, outcomeOf('not-tried', 'the mail was not sent'), 0),
  );

async function plusReturned(
  client: ImapFlow,
  places: string[],
  mailId: string,
  withinMs: number,
): Promise<CheckOutcome> {
  const found = await lookFor(client, places, mailId, withinMs);
  return found === null
    ? outcomeOf('not-arrived', 'the mail to the address with + was not seen')
    : outcomeOf('ok', `the mail to the address with + came into ${found}`, found);
}

async function sentCopy(client: ImapFlow, folders: CheckedFolder[], mailId: string): Promise<CheckOutcome> {
  const path = folders.find(({ use }) => use === 'sent')?.path;
  if (path === undefined) return outcomeOf('no-sent-folder', 'there is no folder for what was sent');
  return (await lookFor(client, [path], mailId, FURTHER_MS)) === null
    ? outcomeOf('no-copy', `no copy of the mail was put into ${path} within ${FURTHER_MS / 1_000} s`, path)
    : outcomeOf('ok', `the provider put a copy of the mail into ${path}`, path);
}

/** The first of these folders in which the mail is, marked as read there; null when it is in none of them within the time. */
async function lookFor(client: ImapFlow, places: string[], mailId: string, withinMs: number): Promise<string | null> {
  const took = stopwatch();
  const never = new AbortController().signal;
  for (;;) {
    for (const path of places) if (await isIn(client, path, mailId).catch(() => false)) return path;
    if (!client.usable || took() >= withinMs) return null;
    await pause(LOOK_MS, never);
  }
}

async function isIn(client: ImapFlow, path: string, mailId: string): Promise<boolean> {
  // Opened anew each time: a server need not tell of new mail in a folder that stays open.
  await client.mailboxOpen(path);
  // A server on the way may have written a Message-ID of its own.
  for (const header of ['message-id', 'x-bilet-probe']) {
    const uids = await client.search({ header: { [header]: mailId } }, { uid: true });
    if (!uids || uids.length === 0) continue;
    await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true });
    return true;
  }
  return false;
}
