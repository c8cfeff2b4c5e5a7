import type { Token } from '../imap-parser.ts';
import { textOf, textsOf } from '../imap-parser.ts';
import type { Mailbox } from '../mailbox-store.ts';
import type { Session } from '../session.ts';
import { FOLDERS } from '../session.ts';

const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';
const MISSING = 'NO [NONEXISTENT] no such mailbox';

export function namespace(session: Session): string {
  session.send('* NAMESPACE (("" "/")) NIL NIL');
  return 'OK done';
}

export function list(session: Session, [reference, pattern]: Token[], command: { name: string }): string {
  const wanted = textOf(reference) + textOf(pattern);
  if (wanted === '') session.send(`* ${command.name} (\\Noselect) "/" ""`);
  for (const name of FOLDERS) {
    if (matches(name, wanted))
      session.send(`* ${command.name} (\\HasNoChildren${name === 'Sent' ? ' \\Sent' : ''}) "/" ${name}`);
  }
  return 'OK done';
}

/** `*` and `%` are wildcards, INBOX is the one name without case. */
function matches(name: string, pattern: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/[*%]+/g, '.*');
  return new RegExp(`^${source}$`, name === 'INBOX' ? 'i' : '').test(name);
}

export function status(session: Session, [name, items]: Token[]): string {
  const mailbox = session.accounts.folder(session.user!, textOf(name));
  if (!mailbox) return MISSING;
  const values: Record<string, number> = {
    MESSAGES: mailbox.mails.length,
    RECENT: 0,
    UIDNEXT: mailbox.uidNext,
    UIDVALIDITY: mailbox.uidValidity,
    UNSEEN: unseen(mailbox),
  };
  const asked = textsOf(items)
    .map((item) => item.toUpperCase())
    .filter((item) => item in values);
  session.send(`* STATUS ${mailbox.name} (${asked.map((item) => `${item} ${values[item]}`).join(' ')})`);
  return 'OK done';
}

export function select(session: Session, [name]: Token[]): string {
  return open(session, textOf(name), false);
}

export function examine(session: Session, [name]: Token[]): string {
  return open(session, textOf(name), true);
}

function open(session: Session, name: string, readOnly: boolean): string {
  session.leave();
  const mailbox = session.accounts.folder(session.user!, name);
  if (!mailbox) return MISSING;
  session.select(mailbox, readOnly);
  const firstUnseen = mailbox.mails.findIndex((mail) => !mail.flags.includes('\\Seen'));
  session.send(`* FLAGS (${FLAGS})`);
  session.send(`* OK [PERMANENTFLAGS (${readOnly ? '' : `${FLAGS} \\*`})] flags`);
  session.send(`* ${mailbox.mails.length} EXISTS`);
  session.send('* 0 RECENT');
  if (firstUnseen >= 0) session.send(`* OK [UNSEEN ${firstUnseen + 1}] first unseen`);
  session.send(`* OK [UIDVALIDITY ${mailbox.uidValidity}] UIDs valid`);
  session.send(`* OK [UIDNEXT ${mailbox.uidNext}] next UID`);
  return `OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] selected`;
}

/** Nothing is ever expunged here, so CLOSE and UNSELECT are the same. */
export function close(session: Session): string {
  session.leave();
  return 'OK done';
}

function unseen(mailbox: Mailbox): number {
  return mailbox.mails.filter((mail) => !mail.flags.includes('\\Seen')).length;
}
