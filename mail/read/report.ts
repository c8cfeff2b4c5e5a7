/** What a mail server reports of a mail of ours, in the forms of RFC 3464 and RFC 5965 and in those from before them. */
import { LIMITS } from '../../domain/limits.ts';
import { findCodes } from '../../domain/mail/code.ts';
import { declaredReport, isAutomatic } from '../../domain/mail/machine-mail.ts';
import type { MailParts } from '../../domain/mail/message.ts';
import type { Report, ReportedRecipient } from '../../domain/mail/report.ts';
import { isForwardSubject, isReplySubject } from '../../domain/mail/subject.ts';
import { cleanLine, cut } from '../../domain/text/clean.ts';
import { fold } from '../../domain/text/fold.ts';
import { readAddresses, readMailIds, readPath } from './address.ts';
import { type Head, readHead, values } from './head.ts';

/** A part of a report, as far as it is read. */
type Part = { mediaType: string; content: Uint8Array };

/** The report that a mail is; null for every other mail. Nothing of a mail that somebody sends on is taken for one. */
export function reportOf(mail: MailParts): Report | null {
  const parts = mail.attachments.map(({ mediaType, content }) => ({ mediaType, content }));
  const returned = returnedHead(parts);
  const kind = kindOf(mail, parts, returned);
  if (kind === null) return null;
  const reported = kind === 'bounce' ? recipientsIn(parts) : [];
  const outcome = kind === 'bounce' ? outcomeOf(mail, reported) : null;
  return {
    kind,
    recipients: reported.length > 0 || outcome === null ? reported : namedIn(mail, outcome),
    outcome,
    returned: returnedIn(mail, parts, returned),
  };
}

const STATUS = /^message\/(?:global-)?delivery-status$/;
const RETURNED = /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers|partial)|text\/rfc822(?:-headers)?)$/;

function kindOf(mail: MailParts, parts: Part[], returned: Head | null): Report['kind'] | null {
  const declared = declaredReport(mail);
  if (declared !== null) return declared;
  // Who sends a report on writes something of their own above it, or says so in the subject.
  if (isReplySubject(mail.subject) || isForwardSubject(mail.subject)) return null;
  if (parts.some(({ mediaType }) => STATUS.test(mediaType))) return 'bounce';
  if (parts.some(({ mediaType }) => mediaType === 'message/feedback-report')) return 'complaint';
  if (parts.some(({ mediaType }) => mediaType === 'message/disposition-notification')) return 'receipt';
  // Microsoft's feedback loop from before RFC 5965: the mail alone, under a subject of its own.
  const isOldComplaint = returned !== null && values(returned, 'x-hmxmroriginalrecipient').length > 0;
  if (isOldComplaint && (/^complaint about message from\b/i.test(mail.subject) || mail.text.trim() === ''))
    return 'complaint';
  // A null sender alone tells little: gateways lose the sender of people's mail. One that returns a mail, or says so, is a report.
  const returns = returned !== null || outcomeOf(mail, []) !== null;
  return mail.returnPath === '' && !isAutomatic(mail) && returns ? 'bounce' : null;
}

/** RFC 3464: blocks of fields, the first about the mail, the others each about one address; some servers write one block. */
function recipientsIn(parts: Part[]): ReportedRecipient[] {
  const found: ReportedRecipient[] = [];
  for (const { mediaType, content } of parts) {
    if (!STATUS.test(mediaType)) continue;
    const text = Buffer.from(content.subarray(0, LIMITS.reportBytes)).toString('latin1').replaceAll('\r\n', '\n');
    for (const block of text.split(/\n[ \t]*\n/)) {
      if (found.length === LIMITS.reported) return found;
      const recipient = recipientOf(readHead(Buffer.from(`${block.trim()}\n\n`, 'latin1')));
      if (recipient !== null) found.push(recipient);
    }
  }
  return found;
}

function recipientOf(block: Head): ReportedRecipient | null {
  const field = (name: string) => values(block, name)[0] ?? null;
  const action = /^\s*([a-z]{1,20})/i.exec(field('action') ?? '')?.[1]?.toLowerCase();
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(field('status') ?? '')?.[1] ?? null;
  const [address, original] = [addressIn(field('final-recipient')), addressIn(field('original-recipient'))];
  if (action === undefined && status === null) return null;
  if (address === null && original === null && action === undefined) return null;
  const diagnostic = cleanLine(untyped(field('diagnostic-code') ?? ''), LIMITS.diagnosticChars);
  return {
    address,
    original,
    action: actionOf(action, status),
    status,
    diagnostic: diagnostic === '' ? null : diagnostic,
  };
}

/** As qmail and Postfix begin what they say of an address. */
const NAMED = /^<([^<>\s]{1,320}@[^<>\s]{1,255})>:/;
/** Beneath it qmail and Exim quote the mail, and whatever stands in that. */
const COPY_BELOW = /^-{3,}.{0,40}\bcopy of (?:the|your) message\b/im;

/** From before RFC 3464: Exim and Gmail name the addresses in a header, qmail in its words. */
function namedIn(mail: MailParts, action: ReportedRecipient['action']): ReportedRecipient[] {
  const said = cut(mail.text, LIMITS.reportWordsChars).split(COPY_BELOW, 1)[0]!;
  const named = [
    ...readAddresses(mail.headers['x-failed-recipients'] ?? []).map(({ address }) => address),
    ...said
      .split('\n')
      .flatMap((line) => NAMED.exec(cut(line, 600))?.[1] ?? [])
      .map(readPath),
  ];
  return [...new Set(named)]
    .slice(0, LIMITS.reported)
    .map((address) => ({ address, original: null, action, status: null, diagnostic: null }));
}

function actionOf(action: string | undefined, status: string | null): ReportedRecipient['action'] {
  if (action === 'failed' || action === 'delayed') return action;
  if (action !== undefined) return 'delivered';
  return status?.startsWith('5') ? 'failed' : status?.startsWith('4') ? 'delayed' : 'delivered';
}

/** `rfc822; biri@ornek.test`, with or without the type. */
function addressIn(value: string | null): string | null {
  const address = readPath(untyped(value ?? ''));
  return address.includes('@') ? address : null;
}

const untyped = (value: string): string => value.replace(/^\s{0,20}[\w-]{1,30}\s{0,20};\s{0,20}/, '');

const DELAYED =
  /delayed|still (?:being )?retr|warning message only|will (?:be )?(?:retr|keep trying)|not yet been delivered|geciki?[yt]|gecikme|yeniden denen|verzogert|encore en cours/;
const FAILED =
  /could ?n[o']t be (?:delivered|reached)|(?:was|were|is) (?:un|not )deliver|undeliver|delivery (?:has |status notification \()?fail|delivery failure|permanent (?:fatal )?error|permanently|giving up|returned to sender|user unknown|unknown user|no such (?:user|address|mailbox)|does not exist|mailbox (?:is )?(?:full|unavailable)|iletilemedi|teslim edilemedi|ulastirilamadi|gonderilemedi|bulunamadi|unzustellbar|nicht zugestellt|non remis|\b5\d\d[ -]5\.\d/;

/** As the fields say, else as the words do; a code that says "for good" goes before words that say "not yet". */
function outcomeOf(mail: MailParts, recipients: ReportedRecipient[]): Report['outcome'] {
  const actions = recipients.map(({ action }) => action);
  if (actions.length > 0)
    return actions.includes('failed') ? 'failed' : actions.includes('delayed') ? 'delayed' : 'delivered';
  const words = fold(cut(`${mail.subject}\n${mail.text}`, LIMITS.reportWordsChars));
  if (/\b5\d\d[ -]5\.\d/.test(words)) return 'failed';
  if (DELAYED.test(words)) return 'delayed';
  return FAILED.test(words) || (mail.headers['x-failed-recipients'] ?? []).length > 0 ? 'failed' : null;
}

/** The head of the mail that is returned, whole, cut after its head, or as the last thing that the report quotes. */
function returnedHead(parts: Part[]): Head | null {
  const part = parts.find(({ mediaType }) => RETURNED.test(mediaType));
  if (part === undefined) return null;
  const bytes = Buffer.from(part.content.subarray(0, LIMITS.reportBytes));
  // Some begin with an empty line, others with the line of a mailbox file.
  const start = /^(?:[ \t]*\r?\n|>?From [^\n]*\n)*/.exec(bytes.toString('latin1', 0, 2_000))?.[0].length ?? 0;
  return readHead(Buffer.concat([bytes.subarray(start), Buffer.from('\n\n')]));
}

/** Our own Message-IDs, wherever they stand in the words: servers from before RFC 3464 quote the mail as text. */
const OUR_MAIL_ID = /\btid\.[\w-]{1,64}\.[\w-]{22}@[\w.-]{0,254}\w/g;
const QUOTED_MAIL_ID = /^[ >|]{0,10}message-id:\s{0,10}<([^<>\s]{1,500})>/i;

function returnedIn(mail: MailParts, parts: Part[], head: Head | null): Report['returned'] {
  const part = parts.find(({ mediaType }) => RETURNED.test(mediaType));
  const copy = part === undefined ? '' : Buffer.from(part.content.subarray(0, LIMITS.reportBytes)).toString('latin1');
  const said = cut(mail.text, LIMITS.quoteChars);
  const quoted = said.split('\n').flatMap((line) => QUOTED_MAIL_ID.exec(cut(line, 600))?.[1] ?? []);
  const named = head === null ? [] : readMailIds(values(head, 'message-id'));
  const ours = [...`${said}\n${copy}`.matchAll(OUR_MAIL_ID)].map(([id]) => id);
  const senders = head === null ? [] : ['return-path', 'reply-to', 'from'].flatMap((name) => values(head, name));
  return {
    mailIds: first([...named, ...quoted, ...ours]),
    addresses: first(readAddresses(senders).map(({ address }) => address)),
    codes: first(findCodes(copy)),
  };
}

const first = (list: string[]): string[] => [...new Set(list)].slice(0, LIMITS.clues);
