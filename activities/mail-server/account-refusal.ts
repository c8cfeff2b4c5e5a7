/** What a server that sends has against the mailbox, and not against the mail. */
import { LIMITS } from '../../domain/limits.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { isOfAccount } from '../../domain/mail/refusal/mail.ts';
import { isOAuthFault } from '../../domain/mail/provider/mailbox-fault.ts';
import { effectOf } from '../../domain/mail/refusal/table.ts';
import { type ConnectionFault, connectionFault } from './connection-fault.ts';
import { TurnedAway } from './turns.ts';

/** As nodemailer marks its errors. */
type SendError = Error & { code?: string; command?: string; response?: string };

/** A refusal of the account: it is signed in to again, or waited for, whatever becomes of the mail. Null when it is none. */
export function accountRefusal(error: SendError, server: ServerAddress): ConnectionFault | null {
  if (error instanceof TurnedAway) return null;
  const fault = connectionFault(error, server);
  if (isOAuthFault(fault.code)) return fault;
  const does = effectOf(fault.code);
  if (does === 'wait') return ofAccount(error, fault);
  return does === 'sign-in' && error.code === 'EAUTH' ? fault : null;
}

/** What is read of a mail's own answer says never how long to wait. */
function ofAccount(error: SendError, fault: ConnectionFault): ConnectionFault | null {
  const { code, command = '', response = error.message } = error;
  const knewRecipient = code === 'EMESSAGE' || /^(RCPT TO|DATA)/.test(command);
  const enhanced = fault.said.split('-')[1] ?? '';
  if (!isOfAccount({ knewRecipient, enhanced, words: response.slice(0, LIMITS.refusalChars) })) return null;
  return knewRecipient ? { ...fault, waitMs: null } : fault;
}
