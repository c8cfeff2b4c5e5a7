/**
 * Who wrote a mail, and where its answer goes. Reply-To is obeyed where it says what everybody means, and never proves who
 * somebody is: a forger who may write any From may write any Reply-To, and a server that checks From checks no Reply-To.
 *
 * | From | Reply-To | written by | answered at |
 * |---|---|---|---|
 * | nobody, our own address, a form or robot, somebody of our own domain | a person elsewhere | Reply-To | Reply-To |
 * | a person | another address of their organisation | From | Reply-To |
 * | a person who is new to us | anybody | From | Reply-To, and the agent is told |
 * | a person we know | anybody else | From | From; the agent may choose Reply-To |
 */
import { isOneOf, isSameOrganisation } from './address.ts';
import type { Address, ParsedMail } from './message.ts';

type Named = Pick<ParsedMail, 'from' | 'replyTo'>;

/** Local parts of senders that nobody reads: forms, shops' notices. Servers that report on delivery are none of them. */
const ROBOT =
  /^(?:no-?_?\.?reply|do-?_?not-?_?reply|(?:yanitlama|cevaplama)(?:yin|yiniz)?|wordpress|wp|www(?:-data)?|apache|nginx|nobody|web-?form|form|forms|formlar|(?:contact|iletisim)-?form(?:u)?|mailer(?!-daemon)|notifications?|bildirim(?:ler)?|alerts?)(?:[+._\-\d][^@]*)?@/i;

export const isRobot = (address: string): boolean => ROBOT.test(address);

/** Who wrote a mail, by the table above; null when nobody is named. */
export const writerOf = (mail: Named, ownAddresses: string[]): Address | null =>
  namedByReplyTo(mail, ownAddresses) ?? mail.from;

/**
 * Whether the writer may be taken for who they say they are, as far as any mail may. One whom only the Reply-To of a foreign
 * sender names may open tickets; on a ticket that is there, they are a stranger.
 */
export const isNamedInFrom = (mail: Named, ownAddresses: string[]): boolean =>
  namedByReplyTo(mail, ownAddresses) === null || (mail.from !== null && isOneOf(mail.from.address, ownAddresses));

/** The person whom a form or robot writes for; null where From itself is the writer. */
function namedByReplyTo({ from, replyTo }: Named, ownAddresses: string[]): Address | null {
  const person = replyTo.find(({ address }) => !isOneOf(address, ownAddresses) && !isRobot(address));
  if (person === undefined) return null;
  if (from === null || isOneOf(from.address, ownAddresses) || isRobot(from.address)) return person;
  const ofOurs = ownAddresses.some((own) => isSameOrganisation(own, from.address));
  return ofOurs && !isSameOrganisation(from.address, person.address) ? person : null;
}

/** Where a mail is to be answered. `instead` are addresses that it asks for and that are not obeyed. */
export type AnswerTo = { to: Address[]; obeysReplyTo: boolean; instead: Address[] };

/** Where the mail of `writer` is answered, by the table above. `isKnown`: they had written to us before this mail. */
export function answerTo(
  writer: Address,
  replyTo: Address[],
  { isKnown, ownAddresses }: { isKnown: boolean; ownAddresses: string[] },
): AnswerTo {
  const asked = replyTo.filter(
    ({ address }) => address !== writer.address && !isOneOf(address, ownAddresses) && !isRobot(address),
  );
  const isTheirs = asked.every(({ address }) => isSameOrganisation(address, writer.address));
  if (asked.length === 0) return { to: [writer], obeysReplyTo: false, instead: [] };
  if (!isTheirs && isKnown) return { to: [writer], obeysReplyTo: false, instead: asked };
  // Who asks for both, as mailing programs write it, is answered at both.
  const both = replyTo.some(({ address }) => address === writer.address);
  return { to: both ? [writer, ...asked] : asked, obeysReplyTo: true, instead: [] };
}
