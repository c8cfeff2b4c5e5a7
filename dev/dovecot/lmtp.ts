import SMTPConnection from 'nodemailer/lib/smtp-connection';

export type LmtpClient = {
  /** Resolves when the server has saved the mail; rejects with its words otherwise. `from` '' is the null sender. */
  deliver: (raw: Uint8Array | string, to: string, from?: string) => Promise<void>;
  close: () => void;
};

/** Delivers raw mails one after another over one connection, opened when first needed and again after a failure. */
export function lmtpClient(port: number): LmtpClient {
  let open: Promise<SMTPConnection> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const close = () => {
    void open?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    open = undefined;
  };
  const send = async (raw: Uint8Array | string, to: string, from: string) => {
    open ??= openConnection(port, () => (open = undefined));
    try {
      const connection = await open;
      await new Promise<void>((resolve, reject) => {
        connection.send({ from, to: [to] }, Buffer.from(raw), (error) => (error ? reject(error) : resolve()));
      });
    } catch (error) {
      // A connection whose send failed keeps the process alive until the server's idle cut.
      close();
      throw error;
    }
  };
  return {
    deliver(raw, to, from = 'musteri@ornek.test') {
      const turn = last.then(() => send(raw, to, from));
      last = turn.catch(() => undefined);
      return turn;
    },
    close,
  };
}

function openConnection(port: number, onEnd: () => void): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true });
  return new Promise((resolve, reject) => {
    connection.on('error', (error) => {
      onEnd();
      reject(error);
    });
    connection.once('end', onEnd);
    connection.connect((error) => (error ? reject(error) : resolve(connection)));
  });
}
