import type { Socket } from 'node:net';
import type { Faults } from './faults.ts';
import type { Input } from './input.ts';
import type { Change, Mailbox, StoredMail } from './mailbox-store.ts';

/** The folders every account has. */
export const FOLDERS = ['INBOX', 'Sent'] as const;

/** Who may log in, and their folders. */
export type Accounts = {
  /** The account's address when the password is right. */
  check(user: string, password: string): string | undefined;
  /** A folder of an account, `undefined` when there is none of that name. */
  folder(address: string, name: string): Mailbox | undefined;
};

/** One client's connection and what it has been told. */
export type Session = {
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly input: Input;
  user: string | undefined;
  mailbox: Mailbox | undefined;
  readOnly: boolean;
  /** True between IDLE and DONE (of an IDLE that is not silent): news go out at once. */
  idling: boolean;
  /** Set to end the connection after the current command. */
  over: boolean;
  send(line: string): void;
  sendBytes(bytes: Uint8Array): void;
  /** Waits until what was sent has left our buffers: large fetches must not pile up in memory. */
  drained(): Promise<void>;
  /** Cuts the line at once, as a broken network does. */
  cut(): void;
  select(mailbox: Mailbox, readOnly: boolean): void;
  leave(): void;
  /** Sends the EXISTS and FLAGS that piled up. */
  tellNews(): void;
  /** Flag changes of the session's own STORE are told by STORE itself. */
  ownChange(mail: StoredMail): void;
};

/** The state of a new connection. */
export function openSession(socket: Socket, input: Input, accounts: Accounts, faults: Faults): Session {
  let unsubscribe = () => {};
  let told = 0;
  let changed = new Set<StoredMail>();

  const hear = (change: Change) => {
    if (change.kind === 'uidvalidity') {
      // What Dovecot does to a session whose numbers became meaningless.
      session.send('* BYE IMAP session state is inconsistent, please relogin.');
      session.over = true;
      socket.end();
      return;
    }
    if (change.kind === 'flags') changed.add(change.mail);
    if (session.idling) session.tellNews();
  };
  const session: Session = {
    accounts,
    faults,
    input,
    user: undefined,
    mailbox: undefined,
    readOnly: false,
    idling: false,
    over: false,
    send: (line) => void socket.write(`${line}\r\n`, 'latin1'),
    sendBytes: (bytes) => void socket.write(bytes),
    drained: async () => {
      if (socket.writableNeedDrain && !socket.destroyed) {
        await new Promise<void>((resolve) => {
          socket.once('drain', resolve);
          socket.once('close', resolve);
        });
      }
    },
    cut: () => {
      session.over = true;
      socket.destroySoon();
    },
    select(mailbox, readOnly) {
      session.leave();
      session.mailbox = mailbox;
      session.readOnly = readOnly;
      told = mailbox.mails.length;
      unsubscribe = mailbox.onChange(hear);
    },
    leave() {
      unsubscribe();
      session.mailbox = undefined;
      changed = new Set();
    },
    tellNews() {
      const { mailbox } = session;
      if (!mailbox || session.over) return;
      if (mailbox.mails.length > told) {
        told = mailbox.mails.length;
        session.send(`* ${told} EXISTS`);
        if (faults.strike('duplicateExists', session.user)) session.send(`* ${told} EXISTS`);
      }
      for (const mail of changed) {
        session.send(`* ${mailbox.mails.indexOf(mail) + 1} FETCH (UID ${mail.uid} FLAGS (${mail.flags.join(' ')}))`);
      }
      changed.clear();
    },
    ownChange: (mail) => void changed.delete(mail),
  };
  return session;
}
