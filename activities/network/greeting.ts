import { connect } from 'node:net';
import { LIMITS } from '../../domain/limits.ts';
import { SECOND_MS } from '../../domain/time.ts';

/** A mail server greets at once; who has said nothing by then waits to be spoken to first. */
const WITHIN_MS = 2 * SECOND_MS;

/** Whether something else than an IMAP server greets whoever connects there in the clear. */
export function isStranger(at: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(at);
    let heard = '';
    const end = () => {
      socket.destroy();
      resolve(heard !== '' && !heard.startsWith('* '.slice(0, heard.length)));
    };
    socket.setTimeout(WITHIN_MS, end);
    for (const event of ['error', 'close']) socket.once(event, end);
    socket.on('data', (data: Buffer) => {
      heard += data.toString('latin1');
      if (heard.length >= LIMITS.strangerChars || heard.includes('\n')) end();
    });
  });
}
