/** A connection test that failed, with what whoever makes it may want to know besides. */
import type { CheckOutcome } from '../../domain/mail/provider/connection-check.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { certificateOf } from '../network/certificate.ts';
import { CERTIFICATE_FAULTS, connectionFault } from '../mail-server/connection-fault.ts';
import { isStranger } from '../network/greeting.ts';
import { type MailHosts, mailHost } from '../network/mail-host.ts';

/** imapflow takes no notice of a greeting that it cannot read. */
const UNGREETED: readonly string[] = ['GREETING_TIMEOUT', 'ClosedAfterConnectText'];

/** Its fault; the certificate, where that is what is not believed. `folder` is the one opened there, if any. */
export async function failedCheck(
  error: unknown,
  server: ServerAddress,
  hosts: MailHosts,
  folder = '',
): Promise<CheckOutcome> {
  const { waitMs: _, ...fault } = connectionFault(error, server, folder);
  const looked = async () => {
    // Whom it is believed is of no matter here; that would need the certificate first.
    const { trust: __, ...plain } = server;
    const at = await mailHost(plain, hosts);
    if (CERTIFICATE_FAULTS.includes(fault.code)) return { certificate: (await certificateOf(plain, at)).certificate };
    const isUngreeted = server.tls !== 'tls' && UNGREETED.includes((error as { code?: string }).code ?? '');
    return isUngreeted && (await isStranger({ host: at.host, port: server.port }))
      ? { code: 'no-mail-server' as const }
      : {};
  };
  return { ok: false, ...fault, ...(await looked().catch(() => ({}))) };
}
