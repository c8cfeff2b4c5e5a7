/**
 * What a mail server reports of a mail of ours. Read in the child that may be killed (mail/read/report.ts), and bounded; the
 * rules here say what it means.
 */

import { previewOf } from '../text/preview.ts';
import type { Judged } from './batch.ts';
import type { MachineKind } from './machine-mail.ts';
import type { Decision } from './verdict.ts';

/** What became of one address. `failed` for good; `delayed` is a notice, `delivered` (or passed on) good news. */
export type ReportedRecipient = {
  /** As the reporting server knows it, and as it was written to; null where it does not say. */
  address: string | null;
  original: string | null;
  action: 'failed' | 'delayed' | 'delivered';
  /** RFC 3463, as `5.1.1`. */
  status: string | null;
  /** The server's own words, on one line. */
  diagnostic: string | null;
};

export type Report = {
  kind: 'bounce' | 'complaint' | 'receipt';
  /** At most LIMITS.reported. Empty where nothing is said of single addresses. */
  recipients: ReportedRecipient[];
  /** What it says as a whole; null where it cannot be told. */
  outcome: ReportedRecipient['action'] | null;
  /** How the mail it is about may be found, from the copy or the head of it that it returns; each at most LIMITS.clues. */
  returned: { mailIds: string[]; addresses: string[]; codes: string[] };
};

/** Of one address, or of the whole when there is only one it can be about: `address` is null then. */
export type Bounced = Pick<ReportedRecipient, 'address' | 'original' | 'status' | 'diagnostic'>;

/**
 * A report that a person must look at: a complaint, and a failure of which it is not known which mail it is about; a delay and good
 * news are none.
 */
export const isTrouble = ({ kind, mail }: { kind: MachineKind; mail: { report: Report | null } }): boolean =>
  kind === 'complaint' ||
  (kind === 'bounce' && (mail.report === null || mail.report.outcome === 'failed' || mail.report.outcome === null));

/** The addresses that the mail did not reach; empty when it says nothing of the kind. */
export function bouncedIn(report: Report | null): Bounced[] {
  if (report?.kind !== 'bounce' || report.outcome !== 'failed') return [];
  const failed = report.recipients.filter(({ action }) => action === 'failed');
  return failed.length > 0 ? failed : [{ address: null, original: null, status: null, diagnostic: null }];
}

/** What the preview of a message holds: its words, or the addresses which it says a mail did not reach, or has not reached yet. */
export const PREVIEW_KINDS = ['words', 'bounce', 'delay'] as const;
export type Preview = { kind: (typeof PREVIEW_KINDS)[number]; text: string };

/** What lists show of a mail: a mail server's report is told in the desk's language, not in the server's. */
export function shownOf(mail: { kind: MachineKind; mail: { report: Report | null; preview: string } }): Preview {
  const { report, preview } = mail.mail;
  if (mail.kind !== 'bounce' || report === null || report.outcome === 'delivered')
    return { kind: 'words', text: preview };
  const action = report.outcome ?? 'failed';
  const addresses = report.recipients.flatMap((one) =>
    one.action === action ? (one.original ?? one.address ?? []) : [],
  );
  return { kind: action === 'failed' ? 'bounce' : 'delay', text: previewOf([...new Set(addresses)].join(' ')) };
}

/**
 * A report that says only what another said before it is a copy of that one, however its bytes differ: a mail server that repeats
 * itself fills no thread. `repeats` names the earlier one's row. What a person let in is not sorted out again.
 */
export const withoutRepeats = <Mail extends { id: number; decision: Decision | null }>(
  judged: Judged<Mail>[],
  repeats: (id: number) => number | null,
): Judged<Mail>[] =>
  judged.map((one) => {
    const of = one.mail.decision === null ? repeats(one.mail.id) : null;
    return of === null ? one : { ...one, verdict: { kind: 'duplicate', of, ticket: one.ticket } };
  });
