import type { Token } from '../imap-parser.ts';
import { textOf } from '../imap-parser.ts';
import type { Session } from '../session.ts';

const CAPABILITIES = 'IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN ID NAMESPACE ENABLE IDLE UIDPLUS UNSELECT';

export function capability(session: Session): string {
  session.send(`* CAPABILITY ${CAPABILITIES}`);
  return 'OK done';
}

export function id(session: Session): string {
  session.send('* ID ("name" "Bilet demo mailbox")');
  return 'OK done';
}

export function logout(session: Session): string {
  session.send('* BYE logging out');
  session.over = true;
  return 'OK done';
}

/** Nothing can be enabled, but the untagged answer has to come. */
export function enable(session: Session): string {
  session.send('* ENABLED');
  return 'OK done';
}

export function login(session: Session, [user, password]: Token[]): string {
  return enter(session, textOf(user), textOf(password));
}

/** PLAIN only, with the credentials in the command (SASL-IR) or after a `+`. */
export async function authenticate(session: Session, [mechanism, initial]: Token[]): Promise<string> {
  if (textOf(mechanism).toUpperCase() !== 'PLAIN') return 'NO [CANNOT] only PLAIN';
  let answer: string | undefined = textOf(initial);
  if (!initial) {
    session.send('+ ');
    answer = await session.input.line();
  }
  if (answer === undefined || answer === '*') return 'BAD cancelled';
  const [, user = '', password = ''] = Buffer.from(answer, 'base64').toString('utf8').split('\0');
  return enter(session, user, password);
}

function enter(session: Session, user: string, password: string): string {
  const refusal = session.faults.strike('refuseLogin', user.toLowerCase());
  if (refusal) return `NO ${refusal.text ?? '[AUTHENTICATIONFAILED] Authentication failed.'}`;
  const address = session.accounts.check(user, password);
  if (!address) return 'NO [AUTHENTICATIONFAILED] Authentication failed.';
  session.user = address;
  return `OK [CAPABILITY ${CAPABILITIES}] Logged in`;
}

/** News go out the moment they happen, until the client says DONE (or anything else); a silent IDLE keeps them all. */
export async function idle(session: Session): Promise<string> {
  session.idling = !session.faults.strike('silentIdle', session.user);
  if (session.idling) session.tellNews();
  session.send('+ idling');
  const line = await session.input.line();
  session.idling = false;
  if (line === undefined) session.over = true;
  return line?.toUpperCase() === 'DONE' ? 'OK done' : 'BAD expected DONE';
}
