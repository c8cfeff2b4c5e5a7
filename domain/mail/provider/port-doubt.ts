/** Ports that do not fit what stands beside them: said before anybody waits for a server that never greets. */
import type { ServerAddress } from '../mailbox.ts';

const OF_SENDING = [25, 465, 587, 2525];
const OF_RECEIVING = [143, 993];
/** Another protocol, by which mail is fetched and not watched. */
const OF_POP = [110, 995];
const ENCRYPTED_AT_ONCE = [465, 993];

/** Another server's port; or one that begins with TLS, or without, unlike what was chosen. */
export type PortDoubt = 'sends' | 'receives' | 'pop' | 'wants-tls' | 'wants-starttls';

/** What is doubtful about the port of a server that receives or sends, whatever its host is; null for nothing. */
export function portDoubt(kind: 'imap' | 'smtp', { port, tls }: Pick<ServerAddress, 'port' | 'tls'>): PortDoubt | null {
  if (OF_POP.includes(port)) return 'pop';
  if (kind === 'imap' && OF_SENDING.includes(port)) return 'sends';
  if (kind === 'smtp' && OF_RECEIVING.includes(port)) return 'receives';
  const isAtOnce = ENCRYPTED_AT_ONCE.includes(port);
  if (isAtOnce && tls !== 'tls') return 'wants-tls';
  const isKnown = isAtOnce || OF_SENDING.includes(port) || OF_RECEIVING.includes(port);
  return isKnown && !isAtOnce && tls === 'tls' ? 'wants-starttls' : null;
}
