import { fold } from '../text/fold.ts';
import { failsDmarc } from './authentication.ts';
import type { ParsedMail } from './message.ts';
import type { Report } from './report.ts';
import { isReplySubject } from './subject.ts';
import { isRobot } from './writer.ts';

/**
 * Is a machine talking? Every mail is stored whatever the answer; it decides only whether we acknowledge, reopen a
 * ticket or count the mail as an answer.
 */
export type MachineKind =
  | 'person'
  | 'auto-replied'
  | 'auto-generated'
  | 'bulk'
  | 'bounce'
  | 'complaint'
  | 'receipt'
  | 'loop';

/** What this installation must recognise as its own voice. Addresses and domains are compared without case. */
export type OwnVoice = { addresses: string[]; instance: string; mailIdDomains: string[] };

/** Header names the parser keeps for these questions. */
export const MACHINE_HEADERS: readonly string[] = [
  'auto-submitted',
  'authentication-results',
  'content-type',
  'feedback-id',
  'from',
  'list-id',
  'list-unsubscribe',
  'precedence',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-bilet-loop',
  'x-bilet-probe',
  'x-failed-recipients',
  'x-fc-machinegenerated',
  'x-mail-autoreply',
  'x-ms-exchange-inbox-rules-loop',
];

/**
 * What a mail itself says of a machine: read where its words are read, in the child that may be killed, and bounded. What takes
 * knowledge of ours to tell, a loop and an answer to our own mail, is added by `machineKind`.
 */
export type MachineSigns = {
  /** A report, or automatic by its own word. */
  declared: MachineKind | null;
  /** Its subject is an absence notice's. */
  absence: boolean;
  /** Sent to many, or with a null sender; looked at last. */
  incidental: MachineKind | null;
  /** It answers by its subject, and nothing but its null sender speaks of a machine. */
  answers: boolean;
  /** Its mail system asks for no automatic answer, or a server says that its sender is none of their domain's (DMARC). */
  wantsSilence: boolean;
  /** The desks that say they made it, by the names of their loop headers. */
  desks: string[];
  /** The signed ids by which a test of a mailbox says that it is one (service-mail.ts). */
  probes: string[];
};

type Evidence = Pick<ParsedMail, 'headers' | 'from' | 'returnPath' | 'subject'>;
type Traced = Pick<ParsedMail, 'machine' | 'from' | 'mailId' | 'inReplyTo' | 'references'>;

/** Set by answering machines only; their mere presence tells. */
const ANSWERING_MACHINE = [
  'x-autoreply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-mail-autoreply',
  'x-ms-exchange-inbox-rules-loop',
];

/** Folded subjects of absence notices; believed only in an answer to one of our own mails. */
const ABSENCE =
  /^(?:automatic reply|auto(?:matic)?[- ]?reply|otomatik yanit|out of (?:the )?office|ofis disinda|abwesenheit)/;

/** The signs of a machine that a mail carries. */
export const machineSigns = (mail: Evidence, report: Pick<Report, 'kind'> | null = null): MachineSigns => ({
  declared: report?.kind ?? declaredReport(mail) ?? automatic(mail) ?? null,
  absence: ABSENCE.test(fold(mail.subject.trim())),
  incidental: massOrNull(mail) ?? null,
  answers: isReplySubject(mail.subject) && header(mail, 'precedence').length === 0,
  wantsSilence: asksForSilence(mail) || failsDmarc(header(mail, 'authentication-results')),
  desks: header(mail, 'x-bilet-loop').map((value) => value.trim()),
  probes: header(mail, 'x-bilet-probe').map((value) => value.trim()),
});

const asksForSilence = (mail: Evidence): boolean =>
  header(mail, 'x-auto-response-suppress').some((value) => /\b(?:all|autoreply)\b/i.test(value));

/**
 * The kind of a mail. `X-Auto-Response-Suppress` is no sign of a machine: Exchange puts it on ordinary mail.
 * A null Return-Path is looked at last, because absence notices carry it too (RFC 3834, 3.3) and are no bounces.
 */
export function machineKind(mail: Traced, own: OwnVoice): MachineKind {
  const { declared, absence, incidental, answers } = mail.machine;
  const answersUs = [...mail.inReplyTo, ...mail.references].some((id) => isOwnId(id, own));
  const told = ownEcho(mail, own) ?? declared ?? (absence && answersUs ? 'auto-replied' : incidental);
  // Collectors and gateways lose the sender of a person's mail (fetchmail, forms, forwarding).
  return told === null || (told === 'bounce' && declared === null && answers && answersUs) ? 'person' : told;
}

/**
 * May an automatic acknowledgement go out? Only to a person, not to one whose mail system asks for silence, and not to one whose
 * address was forged (backscatter).
 * The caps per sender are a second wall and live elsewhere.
 */
export function mayAcknowledge(kind: MachineKind, mail?: Pick<ParsedMail, 'machine' | 'from'>): boolean {
  if (kind !== 'person') return false;
  if (!mail) return true;
  if (!mail.from || isRobot(mail.from.address) || /^bounces?(?:[+._-]|@)/i.test(mail.from.address)) return false;
  return !mail.machine.wantsSilence;
}

/**
 * A person's words may stand under this machine's header: ticket systems mark whatever they send, and gateways lose senders. An
 * absence notice says that it is one.
 */
export const mayBeWords = (kind: MachineKind, { declared }: Pick<MachineSigns, 'declared'>): boolean =>
  kind === 'auto-generated' || (kind === 'bounce' && declared === null);

/** A machine answers for its owner, who may be away or have written beneath its header. Reports of mail servers and receipts are none. */
export const isAutomaticAnswer = (kind: MachineKind): boolean => kind === 'auto-replied' || kind === 'auto-generated';

/** Somebody wrote this. A mailing list says `bulk` of every mail it passes on, also of a customer's answer. */
export const FROM_PEOPLE: readonly MachineKind[] = ['person', 'bulk'];
export const isFromPerson = (kind: MachineKind): boolean => FROM_PEOPLE.includes(kind);

function ownEcho(mail: Traced, own: OwnVoice): MachineKind | undefined {
  if (mail.machine.desks.includes(own.instance)) return 'loop';
  if (mail.mailId && isOwnId(mail.mailId, own)) return 'loop';
  const from = mail.from?.address.toLowerCase();
  return from !== undefined && own.addresses.some((address) => address.toLowerCase() === from) ? 'loop' : undefined;
}

/** Reports by their type (RFC 6522); then the mail servers' own names for failed delivery. */
export function declaredReport(mail: Evidence): Report['kind'] | null {
  const contentType = header(mail, 'content-type')[0] ?? '';
  if (/^\s*multipart\/report\b/i.test(contentType)) {
    const type = /report-type\s*=\s*"?([a-z-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase();
    if (type === 'feedback-report') return 'complaint';
    if (type === 'disposition-notification') return 'receipt';
    if (type === 'delivery-status') return 'bounce';
  }
  if (header(mail, 'x-failed-recipients').length > 0) return 'bounce';
  // Without an address it is the null sender, or the bare name that a mail server gives itself.
  const named = mail.from?.address ?? header(mail, 'from')[0];
  if (named === undefined) return null;
  return (mail.from === null ? NAMELESS : /^(?:mailer-daemon|postmaster)@/i).test(named) ? 'bounce' : null;
}
const NAMELESS = /^[\s"'(<]{0,5}(?:mailer[- ]?daemon|mail delivery (?:sub)?system|postmaster\b|>?\s{0,5}$)/i;

/** Automatic by its own word. */
export const isAutomatic = (mail: Evidence): boolean => automatic(mail) !== undefined;

/**
 * RFC 3834: anything but `no` is automatic; parameters may follow. What answering machines set of their own comes
 * first, because Exchange marks absence notices `auto-generated`.
 */
function automatic(mail: Evidence): MachineKind | undefined {
  if (ANSWERING_MACHINE.some((name) => header(mail, name).length > 0)) return 'auto-replied';
  for (const value of header(mail, 'auto-submitted')) {
    const token = /^\s*([a-z-]{1,40})/i.exec(value)?.[1]?.toLowerCase();
    if (token === undefined || token === 'no') continue;
    return token === 'auto-replied' ? 'auto-replied' : 'auto-generated';
  }
  if (header(mail, 'x-fc-machinegenerated').some((value) => /^\s*true/i.test(value))) return 'auto-replied';
  return header(mail, 'precedence').some((value) => /^\s*auto_reply/i.test(value)) ? 'auto-replied' : undefined;
}

function massOrNull(mail: Evidence): MachineKind | undefined {
  if (mail.returnPath === '') return 'bounce';
  if (header(mail, 'precedence').some((value) => /^\s*(?:bulk|list|junk)\b/i.test(value))) return 'bulk';
  const mass = ['list-id', 'list-unsubscribe', 'feedback-id'].some((name) => header(mail, name).some((v) => v.trim()));
  return mass ? 'bulk' : undefined;
}

/** By shape and domain only: a forged id costs its sender an acknowledgement, nothing more. */
function isOwnId(mailId: string, own: OwnVoice): boolean {
  const domain = mailId.slice(mailId.lastIndexOf('@') + 1).toLowerCase();
  return mailId.startsWith('tid.') && own.mailIdDomains.some((name) => name.toLowerCase() === domain);
}

function header(mail: Pick<ParsedMail, 'headers'>, name: string): string[] {
  return mail.headers[name] ?? [];
}
