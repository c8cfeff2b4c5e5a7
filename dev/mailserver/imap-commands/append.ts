import type { Token } from '../imap-parser.ts';
import { textOf, textsOf } from '../imap-parser.ts';
import type { Session } from '../session.ts';

/** APPEND folder [(flags)] ["date"] literal; answers with the new UID (UIDPLUS). */
export function append(session: Session, [folder, ...rest]: Token[]): string {
  const mailbox = session.accounts.folder(session.user!, textOf(folder));
  if (!mailbox) return 'NO [TRYCREATE] no such mailbox';
  const literal = rest.find((token) => token.kind === 'literal');
  if (!literal) return 'BAD a literal was expected';
  const date = new Date(textOf(rest.find((token) => token.kind === 'quoted')));
  const { uid } = mailbox.add(literal.bytes, {
    flags: textsOf(rest.find((token) => token.kind === 'list')),
    ...(Number.isNaN(date.getTime()) ? {} : { internalDate: date }),
  });
  return `OK [APPENDUID ${mailbox.uidValidity} ${uid}] stored`;
}
