/** Whom the answers of a ticket go to: what stands there by default, and what a request asks for instead. */
import type { z } from 'zod';
import { domainToASCII } from 'node:url';
import type { addressing } from '../../../contract/ticket/message.ts';
import type { Db } from '../../../db/core/pool.ts';
import { addressingOf as readAddressing, type AddressingRow } from '../../../db/ticket/participants.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { isMailable, isOneOf, isSameOrganisation, oneSpelling } from '../../../domain/mail/address.ts';
import type { Address } from '../../../domain/mail/message.ts';
import { defaultRecipients, distinctRecipients } from '../../../domain/mail/participants.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import { notFound } from '../command/command.ts';

type Addressing = z.input<typeof addressing>;

/** The default recipients of a ticket's next answer and who takes part. Problem `ticket-not-found`. */
export const addressingOf = async (db: Db, number: number): Promise<Addressing> =>
  addressingIn(await peopleOf(db, number));

async function peopleOf(db: Db, number: number): Promise<AddressingRow> {
  const row = await readAddressing(db, number);
  if (row === undefined) throw notFound(number);
  return row;
}

function addressingIn(row: AddressingRow): Addressing {
  const { last, isKnown, requester, participants, dropped, isFirst, own } = row;
  const answer = defaultRecipients({
    last: last && {
      ...last,
      to: last.to ?? [],
      cc: last.cc ?? [],
      replyTo: last.replyTo ?? [],
      delivered: last.delivered ?? [],
    },
    isKnown,
    requester,
    added: participants.filter((one) => one.addedBy === 'agent').map(({ name, address }) => ({ name, address })),
    dropped,
    newcomers: isFirst ? [] : participants.filter((one) => one.message === last?.id).map(({ address }) => address),
    ownAddresses: own,
  });
  return {
    requester,
    participants: participants.map(({ name, address, addedBy }) => ({ name, address, addedBy })),
    ...answer,
    forwardedFrom: proposed(row),
  };
}

/** Whose mail an agent, or somebody of our own house, has sent on: they may be the one who asks. */
function proposed({ forwarded, requester, own }: AddressingRow): Address | null {
  if (forwarded === null || forwarded.from.address === requester?.address || isOneOf(forwarded.from.address, own))
    return null;
  const isOurs = forwarded.isAgent || own.some((one) => isSameOrganisation(one, forwarded.by));
  return isOurs ? forwarded.from : null;
}

/** An address of a request in its one spelling. Problem `bad-input` for what is no address, and for one of our own. */
export function readRecipient(field: string, { name, address }: Address, own: string[]): Address {
  const spelled = oneSpelling(address.trim(), domainToASCII);
  if (!isMailable(spelled)) throw badField(field, 'no-address', 'this is no mail address');
  if (isOneOf(spelled, own))
    throw badField(field, 'our-own', 'this is an address of our own: the mail would come back to us');
  return { name, address: spelled };
}

export const readRecipients = (field: string, given: Address[], own: string[]): Address[] =>
  given.map((one, index) => readRecipient(`${field}.${index}`, one, own));

type Asked = { to?: Address[] | undefined; cc?: Address[] | undefined; bcc?: Address[] | undefined };

/**
 * The recipients of one answer: those asked for, each once, and where none are asked for the default ones. `added` are those
 * whom the agent brings in. Problem `bad-input` when nobody is left, or too many are.
 */
export async function recipientsOfReply(db: Db, number: number, asked: Asked) {
  const row = await peopleOf(db, number);
  const { own } = row;
  const standard = addressingIn(row);
  const read = (field: 'to' | 'cc' | 'bcc') => readRecipients(field, asked[field] ?? [], own);
  const hasTo = (asked.to ?? []).length > 0;
  const { to, cc, bcc } = distinctRecipients({
    to: hasTo ? read('to') : standard.to,
    cc: asked.cc !== undefined || hasTo ? read('cc') : standard.cc,
    bcc: read('bcc'),
  });
  if (to.length + cc.length === 0)
    throw new Problem('bad-input', `nobody on ticket ${number} has an address to answer to; give one in \`to\``);
  const known = new Set(
    [...standard.to, ...standard.cc, ...standard.participants, ...(standard.requester ? [standard.requester] : [])].map(
      ({ address }) => address,
    ),
  );
  return {
    recipients: withRoles({ to, cc, bcc }),
    added: [...to, ...cc].filter(({ address }) => !known.has(address)),
  };
}

/** Whom the mail goes to that a ticket begins with: `added` take part from then on, as whom a reply brings in. Problems as above. */
export function recipientsOfFirst(to: Address, { cc = [], bcc = [] }: Omit<Asked, 'to'>, own: string[]) {
  const all = distinctRecipients({
    to: [to],
    cc: readRecipients('cc', cc, own),
    bcc: readRecipients('bcc', bcc, own),
  });
  return { recipients: withRoles(all), added: all.cc };
}

type Role = 'to' | 'cc' | 'bcc';

/** Problem `bad-input` for more than one mail goes to. */
function withRoles(all: Record<Role, Address[]>): (Address & { role: Role })[] {
  const people = (['to', 'cc', 'bcc'] as const).flatMap((role) => all[role].map((one) => ({ ...one, role })));
  if (people.length > LIMITS.recipients)
    throw badField(
      'to',
      'too-many',
      `one answer goes to at most ${LIMITS.recipients} people; these are ${people.length}`,
      LIMITS.recipients,
    );
  return people;
}
