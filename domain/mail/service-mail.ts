/**
 * Service mail: what the installation sends to itself or to its administrators, to try a mailbox or to raise an alarm. It is known by
 * its signed Message-ID, which it also has in a header of its own, because servers on the way may write another. It is nobody's
 * request, and neither is what a machine says of it.
 */
import type { MachineKind } from './machine-mail.ts';
import { isFromPerson } from './machine-mail.ts';

/** Names the kind in the id that the Message-ID carries. */
const KINDS = ['probe', 'alarm'] as const;

export type ServiceMail = {
  kind: (typeof KINDS)[number];
  /** Of its row. */
  id: string;
  /** It came itself; else a machine speaks of it. */
  isItself: boolean;
};

/** The id to be signed. */
export const serviceId = (kind: ServiceMail['kind'], id: string): string => `${kind}-${id}`;

function named(id: string | null, isItself: boolean): ServiceMail | null {
  const kind = KINDS.find((one) => id?.startsWith(`${one}-`));
  return kind === undefined || id === null ? null : { kind, id: id.slice(kind.length + 1), isItself };
}

/**
 * The service mail that a mail is, or that a machine answers; null for every other. `own` are the ids of its own Message-ID and of
 * the header, `answered` those of the mails it answers or returns, where our signature stands beneath them.
 */
export function serviceMailOf(mail: {
  kind: MachineKind;
  own: readonly (string | null)[];
  answered: readonly string[];
}): ServiceMail | null {
  const itself = mail.own.map((id) => named(id, true)).find((one) => one !== null);
  if (itself || isFromPerson(mail.kind)) return itself ?? null;
  return mail.answered.map((id) => named(id, false)).find((one) => one !== null) ?? null;
}
