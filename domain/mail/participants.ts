/** Who takes part in a ticket's mail: who is let in by whose mail, and whom an answer goes to unless the agent says otherwise. */
import { LIMITS } from '../limits.ts';
import type { Saying } from '../ticket/event.ts';
import { eachOnce, isMailable, isOneOf } from './address.ts';
import type { MachineKind } from './machine-mail.ts';
import type { Address, ForwardedMail, ParsedMail } from './message.ts';
import { answerTo, isNamedInFrom, isRobot, writerOf } from './writer.ts';

/** Whom a mail names, as it is kept with its message. */
export type MailRecipients = {
  /** The From line, where somebody else wrote the mail (domain/mail/writer.ts). */
  from?: Address;
  to: Address[];
  cc: Address[];
  replyTo: Address[];
  /** Where its servers delivered it: addresses of ours, aliases too. */
  delivered: string[];
  /** Whose mail it sends on. */
  forwardedFrom?: Address;
  forwardedMail?: ForwardedMail;
};

type Addressed = Pick<ParsedMail, 'from' | 'replyTo' | 'to' | 'cc' | 'deliveredTo'> &
  Partial<Pick<ParsedMail, 'forwardedFrom' | 'forwardedMail'>>;

/** The recipients of a mail that came, cut where a list would fill a page. */
export function recipientsOf(mail: Addressed, ownAddresses: string[]): MailRecipients {
  const most = LIMITS.recipientsKept;
  const writer = writerOf(mail, ownAddresses);
  return {
    ...(mail.from !== null && mail.from.address !== writer?.address && { from: mail.from }),
    to: mail.to.slice(0, most),
    cc: mail.cc.slice(0, most),
    replyTo: mail.replyTo.filter(({ address }) => address !== mail.from?.address).slice(0, most),
    delivered: mail.deliveredTo.slice(0, most),
    ...(mail.forwardedFrom && { forwardedFrom: mail.forwardedFrom }),
    ...(mail.forwardedMail && { forwardedMail: mail.forwardedMail }),
  };
}

/**
 * Who may write on the ticket from now on, if the mail itself is let onto it: the other people in its To and Cc. Only a
 * person in From brings others along; a machine, a mailing list and a form do not, and whoever is held brings nobody.
 */
export function companionsOf(mail: Addressed, kind: MachineKind, ownAddresses: string[]): Address[] {
  if (kind !== 'person' || !isNamedInFrom(mail, ownAddresses)) return [];
  const writer = writerOf(mail, ownAddresses)?.address;
  return others([...mail.to, ...mail.cc], [...ownAddresses, ...mail.deliveredTo], writer === undefined ? [] : [writer]);
}

/** The people of a list who can be written to and are neither ours nor these, each once, and no more of them than one answer may have. */
const others = (people: Address[], ours: readonly string[], but: readonly string[]): Address[] =>
  eachOnce(people)
    .filter(
      ({ address }) => isMailable(address) && !isOneOf(address, ours) && !but.includes(address) && !isRobot(address),
    )
    .slice(0, LIMITS.recipients - 1);

/** What stands at a recipient whom an agent should look at. */
type RecipientMark =
  /** Not whom the mail came from: its Reply-To asks for this address. */
  | 'reply-to'
  /** First named by the mail that is answered, on a ticket that was there before it. */
  | 'new';

export type DefaultRecipients = {
  to: Address[];
  cc: Address[];
  marks: Record<string, RecipientMark>;
  /** Asked for by a Reply-To that is not obeyed, since it may be a forger's. */
  instead: Address[];
};

/** What the answer of a ticket is addressed by. */
export type Conversation = {
  /** The newest mail of a participant; null when none came. */
  last: (MailRecipients & { writer: Address }) | null;
  /** Whether there is something to redirect: `last` is not the first that we hear of its writer, or of the ticket. */
  isKnown: boolean;
  /** Null when they have no address. */
  requester: Address | null;
  /** Added by an agent. */
  added: Address[];
  /** Taken off by an agent: an old Cc brings nobody back. */
  dropped: string[];
  /** Addresses that `last` has let in, on a ticket that was there before it. */
  newcomers: string[];
  ownAddresses: string[];
};

/**
 * Whom an answer goes to by default: the writer of the last mail, and as a copy everybody it names, the requester, and whom
 * an agent has added; nobody whom an agent has taken off. None of them is an address of ours: the answer would come back to us as a mail.
 */
export function defaultRecipients(conversation: Conversation): DefaultRecipients {
  const { last, isKnown, requester, added, dropped, newcomers, ownAddresses } = conversation;
  if (last === null) {
    const to = requester === null ? [] : [requester];
    const but = to.map(({ address }) => address);
    return { to, cc: others(added, ownAddresses, but), marks: {}, instead: [] };
  }
  // Who was named by Reply-To alone is the writer already; and who only sent a requester's mail on gets a copy.
  const isSentOn = requester !== null && last.forwardedFrom?.address === requester.address;
  const answered = isSentOn
    ? { to: [requester], obeysReplyTo: false, instead: [] }
    : last.from === undefined
      ? answerTo(last.writer, last.replyTo, { isKnown, ownAddresses })
      : { to: [last.writer], obeysReplyTo: false, instead: [] };
  const ours = [...ownAddresses, ...last.delivered];
  const to = others(answered.to, ownAddresses, []);
  const asksElsewhere = answered.obeysReplyTo ? [last.writer.address] : [];
  const copies = [
    ...(isSentOn ? [last.writer] : []),
    ...last.to,
    ...last.cc,
    ...(requester === null ? [] : [requester]),
    ...added,
  ];
  const cc = others(copies, ours, [...to.map(({ address }) => address), ...asksElsewhere, ...dropped]);
  const marks: Record<string, RecipientMark> = {};
  for (const { address } of cc) if (newcomers.includes(address)) marks[address] = 'new';
  if (answered.obeysReplyTo) for (const { address } of to) marks[address] = 'reply-to';
  return { to, cc, marks, instead: answered.instead };
}

const isIn = (people: Address[], address: string): boolean => people.some((one) => one.address === address);

/** The recipients of one mail, each once: who is in To needs no copy, and who is shown is not hidden. */
export function distinctRecipients(given: { to: Address[]; cc: Address[]; bcc: Address[] }): typeof given {
  const to = eachOnce(given.to);
  const cc = eachOnce(given.cc).filter(({ address }) => !isIn(to, address));
  const bcc = eachOnce(given.bcc).filter(({ address }) => !isIn([...to, ...cc], address));
  return { to, cc, bcc };
}

/**
 * What a mail says for its ticket, as a part of an event. Whether all is well the requester alone can say, and by an answer to a mail of
 * ours; else *solved* or *yes* is an answer, to be read by an agent. Thanks are thanks from anybody. A bare yes means what was asked in the
 * mail that it answers (`answers`, an outbox id, where that is known).
 */
export function saidFor(
  says: Saying | null,
  answersAsRequester: boolean,
  answers: string | null,
): { says?: Saying; answers?: string } {
  if (says === null) return {};
  const isBare = says === 'agreed' || says === 'agreed-with-thanks';
  if (answersAsRequester && isBare && answers !== null) return { says, answers };
  if (answersAsRequester && !isBare) return { says };
  if (says === 'agreed-with-thanks') return { says: 'thanks' };
  return says === 'solved' || says === 'agreed' ? {} : { says };
}
