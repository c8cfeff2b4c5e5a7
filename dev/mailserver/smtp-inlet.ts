import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Largest mail taken, in bytes; announced to clients. */
const MAX_MAIL_BYTES = 50 * 1024 * 1024;

export type SmtpInletOptions = {
  port: number;
  knows(address: string): boolean;
  /** Called once per recipient with the bytes as received. */
  deliver(raw: Buffer, to: string, from: string): void;
  /** Takes mail for anybody else; without it such mail is refused. */
  relay?: ((raw: Buffer, to: string, from: string) => Promise<void>) | undefined;
};

/** Takes mail on 127.0.0.1, for known addresses or for all, without asking who sends it. Rejects when the port is busy. */
export async function startSmtpInlet(options: SmtpInletOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    logger: false,
    banner: 'Bilet demo mailbox',
    size: MAX_MAIL_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onRcptTo({ address }, _session, done) {
      done(options.relay || options.knows(address) ? null : refusal(550, '5.1.1 no such mailbox here'));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(refusal(552, '5.3.4 too large'));
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks);
        const from = mailFrom ? mailFrom.address : '';
        const hand = async () => {
          try {
            for (const { address } of rcptTo)
              if (options.relay && !options.knows(address)) await options.relay(raw, address, from);
              else options.deliver(raw, address, from);
            done(null, 'stored');
          } catch (error) {
            done(refusal(451, `4.3.0 ${(error as Error).message}`));
          }
        };
        void hand();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
