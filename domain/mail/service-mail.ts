/**
 * Service mail: what the installation sends to itself or to its administrators, to try a mailbox or to raise an alarm. It is known by
 * its signed Message-ID, which it also has in a header of its own, because servers on the way may write another. It is nobody's
 * request, and neither is what a machine says of it. Everybody on its way has read that id: it is believed only for a while, and
 * only in our own voice. Whatever else carries it is mail as any other.
 */
import { LIMITS } from '../limits.ts';
import { isOneOf } from './address.ts';
import type { MachineKind, MachineSigns } from './machine-mail.ts';

/** Names the kind in the id that the Message-ID carries; for how long after it left one is believed. */
const BELIEVED_MS = { probe: LIMITS.probeBelievedMs, alarm: LIMITS.alarmBelievedMs };
type Kind = keyof typeof BELIEVED_MS;

const ID = /^(probe|alarm)-([0-9a-f-]{1,36})-([0-9a-z]{1,9})-([0-9a-f]{8})$/;

export type ServiceMail = {
  kind: Kind;
  /** Of its row. */
  id: string;
  /** It came itself; else a machine speaks of it. */
  isItself: boolean;
};

/** The id to be signed: of its row, when it leaves (epoch ms), and the mark of the address it leaves from. */
export const serviceId = (kind: Kind, { id, at, mark }: { id: string; at: number; mark: string }): string =>
  `${kind}-${id}-${Math.round(at / 1_000).toString(36)}-${mark}`;

/** The row that the id of a mail to an administrator or agent names, however old it is; null for any other. */
export function alarmRowIn(id: string): string | null {
  const [, kind, row] = ID.exec(id) ?? [];
  return kind === 'alarm' && row !== undefined ? row : null;
}

type Given = {
  kind: MachineKind;
  machine: Pick<MachineSigns, 'declared' | 'absence'>;
  /** Of its writer. */
  from: string;
  /** The mailbox it came to. */
  mailbox: string;
  /** When the server took it, epoch ms. */
  arrivedAt: number;
  /** Ids of its own Message-ID and of the header. */
  own: readonly (string | null)[];
  /** Those of the mails it answers or returns, where our signature stands beneath them. */
  answered: readonly string[];
  /** The mark of an address (`serviceId`). */
  markOf: (address: string) => string;
};

/**
 * The service mail that a mail is, or that a machine answers; null for every other. It is one itself only when it says to be of the
 * address it left from, a probe only in the mailbox of that address; a report or an absence notice on it only in that mailbox.
 */
export function serviceMailOf(mail: Given): ServiceMail | null {
  const believed = (id: string | null, from: string, isItself: boolean): ServiceMail[] => {
    const [, kind, row, at, mark] = ID.exec(id ?? '') ?? [];
    if (row === undefined || at === undefined || mark !== mail.markOf(from)) return [];
    const known = kind as Kind;
    if (Math.abs(mail.arrivedAt - parseInt(at, 36) * 1_000) > BELIEVED_MS[known]) return [];
    return [{ kind: known, id: row, isItself }];
  };
  const itself = mail.kind === 'loop' ? mail.own.flatMap((id) => believed(id, mail.from, true)) : [];
  const found = itself.find(({ kind }) => kind === 'alarm' || isOneOf(mail.from, [mail.mailbox]));
  if (found !== undefined) return found;
  const answers = speaksOfMail(mail) ? mail.answered.flatMap((id) => believed(id, mail.mailbox, false)) : [];
  return answers.find(({ kind }) => kind === 'alarm' || mail.kind !== 'auto-replied') ?? null;
}

/** A report or an absence notice by its own form. A header of other machines may stand above a person's words, a null sender, too. */
const speaksOfMail = ({ kind, machine: { declared, absence } }: Given): boolean =>
  kind !== 'person' && kind !== 'bulk' && (absence || (declared !== null && declared !== 'auto-generated'));
