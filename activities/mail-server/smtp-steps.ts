import type SmtpConnection from 'nodemailer/lib/smtp-connection';

/** One thing that is asked of the server. */
type Step<T> = (callback: (error?: Error | null, result?: T) => void) => void;

/** Makes steps of a connection into promises, each of which ends with the connection at the latest: nodemailer forgets whom it owes an answer then. */
export function stepsOf(connection: SmtpConnection): <T = unknown>(step: Step<T>) => Promise<T> {
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    // The step itself may know by which answer it ended, and says so before this.
    connection.once('end', () => setImmediate(() => reject(closed())));
  });
  broken.catch(() => undefined);
  return <T>(step: Step<T>) =>
    Promise.race([
      broken,
      new Promise<T>((resolve, reject) => step((error, result) => (error ? reject(error) : resolve(result as T)))),
    ]);
}

const closed = (): Error => Object.assign(new Error('the server closed the connection'), { code: 'ECONNECTION' });
