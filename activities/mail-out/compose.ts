/** From an outbox row to the mail it stands for, frozen once. */
import { freezeSend, sendContext, type SendContext } from '../../db/mail-out/outbox.ts';
import { signLink } from '../../vault/confirmation-link.ts';
import { LIMITS } from '../../domain/limits.ts';
import { domainOf } from '../../domain/mail/address.ts';
import { voiceFor } from '../../domain/mail/aliases.ts';
import { type TextKind, textOf } from '../../domain/mail/template/company-text.ts';
import { cycleOf } from '../../domain/mail/send-key.ts';
import type { Address, OutgoingMail } from '../../domain/mail/message.ts';
import { ANSWERS, type Given, mailOf, signedWith, trackingBlock } from '../../domain/mail/letter.ts';
import { freeze } from '../../mail/write/compose.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { htmlToText, textToHtml } from '../../mail/html/html-text.ts';
import { mailIdFor, replyAddress } from '../../mail/write/token.ts';
import type { Deps } from '../deps.ts';

/** The bytes, Message-ID and envelope sender of a send; composed and stored on the first call, read ever after. */
export async function frozen(
  { pool, blobs, vault, settings }: Pick<Deps, 'pool' | 'blobs' | 'vault' | 'settings'>,
  id: string,
  known: { mailId: string | null; envelopeFrom: string | null; rawSha256: string | null },
): Promise<{ mailId: string; envelopeFrom: string; raw: Buffer }> {
  if (known.rawSha256 !== null && known.mailId !== null && known.envelopeFrom !== null)
    return { mailId: known.mailId, envelopeFrom: known.envelopeFrom, raw: await blobs.get(known.rawSha256) };
  const context = await sendContext(pool, id);
  const domain = domainOf(context.mailboxAddress);
  const signer = vault.signer('message-id');
  const mailId = mailIdFor(signer, id.replaceAll('-', ''), domain);
  const voice = voiceOfMail(context);
  // Whether another domain delivers such addresses nobody has said.
  const tellsTicket = context.plusAddressing && domainOf(voice.address) === domain;
  const mail = await freeze({
    ...wordsOf(context, { vault, settings }),
    mailId,
    date: context.createdAt.getTime(),
    from: { ...voice, name: context.agentName ? `${context.agentName} - ${voice.name}` : voice.name },
    // What comes back comes to the mailbox itself, which alone the server surely lets us send for.
    envelopeFrom: context.mailboxAddress,
    replyTo: tellsTicket ? { ...voice, address: replyAddress(signer, voice.address, context.code) } : null,
    to: context.recipients.filter(({ role }) => role === 'to'),
    cc: context.recipients.filter(({ role }) => role === 'cc'),
    bcc: context.recipients.filter(({ role }) => role === 'bcc'),
    inReplyTo: answered(context),
    references: chain(context),
    attachments: await Promise.all(
      context.files.map(async (file) => ({ ...file, content: await blobs.get(file.sha256) })),
    ),
    language: languageOf(context),
    block: trackingBlock(textOf('tracking', context.texts, context.languages), givenOf(context)),
    kind: context.kind === 'reply' ? 'reply' : context.kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated',
    instance: settings.instance,
  });
  const rawSha256 = await blobs.put(mail.raw);
  await freezeSend(pool, id, mailId, mail.envelope.from, rawSha256, namedAs(context));
  return { mailId, envelopeFrom: mail.envelope.from, raw: Buffer.from(mail.raw) };
}

/** Which texts of the company's a mail of ours may say. */
const TEXTS: Record<SendContext['kind'], readonly TextKind[]> = {
  reply: [],
  acknowledgement: ['acknowledgement', 'acknowledgement-out-of-hours', 'acknowledgement-again'],
  confirmation: ['question'],
  reminder: ['reminder'],
  closing: ['closing'],
};

/** That of the text which it says, and which may be none of ours; what an agent or a rule wrote is in the ticket's. */
const languageOf = ({ kind, text, texts, languages, language }: SendContext): string =>
  TEXTS[kind].map((one) => textOf(one, texts, languages)).find((one) => text.includes(longestPart(one.text)))
    ?.language ?? language;

/** Of a text with places the most that stands in each mail as it is. */
const longestPart = (template: string): string =>
  template
    .split(/\{[^}]*\}|\n|(?<=[.!?])\s/)
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/** As which of its addresses the mailbox answers: that to which the newest mail came. */
function voiceOfMail({ mailboxAddress, mailboxName, aliases, addressed }: SendContext): Address {
  const { to = [], cc = [], delivered = [] } = addressed ?? {};
  return voiceFor({ address: mailboxAddress, name: mailboxName, aliases }, { to, cc, delivered });
}

/** The mail that this one answers: the customer's last, the one that a colleague sent on for them, or our own last. */
const answered = ({ answersTo, forwarded, ours }: SendContext): string | null =>
  answersTo?.mailId ?? forwarded?.mailId ?? ours.at(-1) ?? null;

/** The customer's own references, their mail, and our earlier ones: every client finds the thread by one of them. */
function chain({ answersTo, forwarded, ours }: SendContext): string[] {
  const sentOn = forwarded?.mailId ? [forwarded.mailId] : [];
  const theirs =
    answersTo === null ? sentOn : [...answersTo.references, ...(answersTo.mailId === null ? [] : [answersTo.mailId])];
  return [...new Set([...ours.filter((id) => !theirs.includes(id)), ...theirs])];
}

function wordsOf(
  context: SendContext,
  { vault, settings }: Pick<Deps, 'vault' | 'settings'>,
): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  if (context.kind !== 'reply' && context.kind !== 'confirmation') return mailOf(context, []);
  if (context.kind === 'confirmation') return mailOf(context, answerLinks(context, vault, settings.publicUrl));
  return reply(context);
}

/** The links of a question, which only the mail itself carries: an agent must not answer for a customer. */
function answerLinks(context: SendContext, vault: Deps['vault'], publicUrl: string): string[] {
  const cycle = cycleOf(context.key);
  const expiresAt = context.createdAt.getTime() + LIMITS.confirmationLinkMs;
  return ANSWERS.map(
    (answer) =>
      `${publicUrl}/c/${signLink(vault, { ticket: context.ticket, cycle, answer, expiresAt, code: context.code })}`,
  );
}

/** A mail without a subject is taken for spam, and its thread falls apart. */
const NO_SUBJECT = { tr: '(konu yok)', en: '(no subject)' };

/** A reply is called as its writer has said, or else as the thread is, never as the ticket is in the desk; what we write by ourselves, as it was entered. */
const namedAs = ({ kind, ownSubject, threadSubject, subject }: SendContext): string =>
  kind === 'reply' ? (ownSubject ?? threadSubject) : subject;

/** An agent's words with the signature below them. The composer sanitises HTML and adds the tracking block. */
function reply(context: SendContext): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  // Words that the API drew from the HTML for list and search; the mail's own text names the addresses of links as well.
  const drawn = context.html !== null && (context.text.trim() === '' || context.text === plainText(context.html));
  const text = drawn ? htmlToText(context.html ?? '') : context.text;
  const html = context.html ?? textToHtml(text);
  const known = namedAs(context) || NO_SUBJECT[context.language];
  // The composer says `Re:` of what it knows to be answered; of a mail that we have not seen, we know it here.
  const unseen = context.ownSubject === null && context.forwarded !== null && answered(context) === null;
  const subject = unseen ? `Re: ${known}` : known;
  const signed = signatureOf(context);
  if (signed === '') return { subject, text, html };
  return {
    subject,
    // RFC 3676, 4.3: `-- ` before a signature, so that clients can fold it away.
    text: `${text}\n\n-- \n${signed}`,
    html: `${html}<p>-- <br>${escapeHtml(signed).replaceAll('\n', '<br>')}</p>`,
  };
}

/** What no person has written has none. */
const signatureOf = (context: SendContext): string =>
  context.agentName === null
    ? ''
    : signedWith(context.signature, textOf('signature', context.texts, context.languages), givenOf(context)).text;

/** What the texts beneath a mail may name. */
const givenOf = ({ ticket, code, team, agentName, mailboxName }: SendContext): Given => ({
  ...{ number: ticket, code, team },
  agent: agentName ?? '',
  company: mailboxName,
});
