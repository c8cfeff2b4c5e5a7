/** The mail that a ticket begins with, while it is written: its form, its files and its copies. Its plain words and its subject stand beside it. */
import type { DraftFile } from '../draft/drafts.ts';
import { mailHtml, picturesIn } from '../editor/mail-html.ts';
import { type Person, taking, type Typed } from '../recipients.ts';

export type FirstMail = {
  /** Empty where only plain text was written. */
  html: string;
  files: DraftFile[];
  cc: Person[];
  bcc: Person[];
  typed: Typed;
  /** The blanks that canned replies have brought. */
  blanks: string[];
};

export const NO_MAIL: FirstMail = { html: '', files: [], cc: [], bcc: [], typed: {}, blanks: [] };

/** As it was kept; what another version kept otherwise is left out. */
export function readFirstMail(kept: unknown): FirstMail {
  const given = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof FirstMail, unknown>>;
  const list = <One>(of: unknown, isOne: (one: unknown) => boolean): One[] =>
    Array.isArray(of) && of.every(isOne) ? (of as One[]) : [];
  const has = (names: string[]) => (one: unknown) =>
    typeof one === 'object' && one !== null && names.every((name) => typeof Reflect.get(one, name) === 'string');
  return {
    html: typeof given.html === 'string' ? given.html : '',
    files: list(given.files, has(['id', 'name'])),
    cc: list(given.cc, has(['name', 'address'])),
    bcc: list(given.bcc, has(['name', 'address'])),
    typed: typeof given.typed === 'object' && given.typed !== null ? given.typed : {},
    blanks: list(given.blanks, (one) => typeof one === 'string'),
  };
}

/** Whether somebody has put something into it besides words. */
export const hasMore = ({ files, cc, bcc, typed }: FirstMail): boolean =>
  files.length + cc.length + bcc.length > 0 || Object.values(typed).some((one) => one.trim() !== '');

/** Without the files of one that was sent, which are its own by now. */
export const withoutFiles = (mail: FirstMail, sent: FirstMail): FirstMail => ({
  ...mail,
  files: mail.files.filter(({ id }) => !sent.files.some((one) => one.id === id)),
});

/** With what is typed as copies taken; what is no address stays in `typed`. */
export function settledMail(mail: FirstMail): FirstMail {
  const taken = taking({ to: [], cc: mail.cc, bcc: mail.bcc }, mail.typed);
  return taken === null ? mail : { ...mail, cc: taken.recipients.cc, bcc: taken.recipients.bcc, typed: taken.typed };
}

/** What the API is asked for it besides its words; what is empty is left out. */
export function partsOf(mail: FirstMail) {
  const { html, files, cc, bcc, blanks } = settledMail(mail);
  const shown = picturesIn(html);
  const attachments = files.filter(({ id, inline }) => !inline || shown.includes(id)).map(({ id }) => id);
  return {
    ...(html !== '' && { html: mailHtml(html) }),
    ...(attachments.length > 0 && { attachments }),
    ...(cc.length > 0 && { cc }),
    ...(bcc.length > 0 && { bcc }),
    ...(blanks.length > 0 && { blanks }),
  };
}
