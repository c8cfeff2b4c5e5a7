import type { DeskT } from '../../domain/texts-desk.ts';
import type { Inbound } from '../types.ts';

/** Why a mail was held or put aside, in the reader's words; the server's own words for a reason not known here. */
export function reasonText(mail: Pick<Inbound, 'reason'>, t: DeskT): string {
  if (!mail.reason) return '';
  const key = `reason.${mail.reason}`;
  const text = t(key);
  return text === key ? mail.reason : text;
}
