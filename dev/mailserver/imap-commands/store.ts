import type { Command, Token } from '../imap-parser.ts';
import { textOf, textsOf } from '../imap-parser.ts';
import type { Session } from '../session.ts';
import { mailsIn } from './fetch.ts';

/** STORE and UID STORE: FLAGS, +FLAGS, -FLAGS, each with .SILENT. Any keyword may be stored. */
export function store(session: Session, [set, action, ...rest]: Token[], command: Command): string {
  const byUid = command.name === 'UID STORE';
  const mailbox = session.mailbox!;
  if (session.readOnly) return 'NO [READ-ONLY] mailbox is open read-only';
  const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(action)) ?? [];
  if (sign === undefined) return `BAD cannot STORE ${textOf(action)}`;
  const given = rest.flatMap(textsOf);

  for (const { mail, sequence } of mailsIn(mailbox, textOf(set), byUid)) {
    const kept = sign === '' ? [] : mail.flags.filter((flag) => !given.includes(flag));
    mailbox.setFlags(mail, sign === '-' ? kept : [...kept, ...given]);
    session.ownChange(mail);
    if (!silent)
      session.send(`* ${sequence} FETCH (${byUid ? `UID ${mail.uid} ` : ''}FLAGS (${mail.flags.join(' ')}))`);
  }
  return 'OK done';
}
