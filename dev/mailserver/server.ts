import { freePort } from '../ports.ts';
import type { Account } from './accounts.ts';
import { openAccounts } from './accounts.ts';
import { Faults } from './faults.ts';
import { startImapServer } from './imap-server.ts';
import { startSmtpInlet } from './smtp-inlet.ts';

export type MailServerOptions = {
  /** Where the mailboxes are kept; a second start finds them again, UIDs and UIDVALIDITY included. */
  dataDir: string;
  /** 'any' (tests): every address is an account with the password 'parola'. */
  accounts: readonly Account[] | 'any';
  /** Preferred ports; the next free ones are taken when they are busy. Any without. */
  smtpPort?: number;
  imapPort?: number;
  faults?: Faults;
  /** Takes mail for an address that has no mailbox here; without it such mail is refused. */
  relay?: (raw: Buffer, to: string, from: string) => Promise<void>;
};

/** A mail in an account's INBOX. */
export type KeptMail = { uid: number; flags: readonly string[]; raw: Buffer; internalDate: Date };

/** A running mail server on 127.0.0.1, without TLS. */
export type MailServer = {
  host: '127.0.0.1';
  smtpPort: number;
  imapPort: number;
  /** Delivers as SMTP does, without the network: two header lines are put on top of the bytes. Throws for an unknown address. */
  deliver(raw: Uint8Array | string, to: string, from?: string, internalDate?: Date): { uid: number };
  /** What is in an account's INBOX, oldest first. */
  messages(address: string): KeptMail[];
  /** Gives an account's INBOX another UIDVALIDITY; sessions that have it open are thrown out with BYE. */
  changeUidValidity(address: string, uidValidity: number): void;
  faults: Faults;
  stop(): Promise<void>;
};

/** Starts the small mail server of the demo and of fault tests: SMTP in, IMAP out. */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const accounts = openAccounts(options.dataDir, options.accounts);
  const faults = options.faults ?? new Faults();
  const inbox = (address: string) => {
    const mailbox = accounts.inboxOf(address);
    if (!mailbox) throw new Error(`no such account: ${address}`);
    return mailbox;
  };
  const deliver = (raw: Uint8Array | string, to: string, from = 'musteri@ornek.test', internalDate?: Date) => {
    const { uid } = inbox(to).add(
      Buffer.concat([Buffer.from(`Return-Path: <${from}>\r\nDelivered-To: ${to}\r\n`), Buffer.from(raw)]),
      { ...(internalDate && { internalDate }) },
    );
    return { uid };
  };

  const smtp = await startSmtpInlet({
    port: await freePort(options.smtpPort),
    knows: (address) => accounts.inboxOf(address) !== undefined,
    deliver,
    relay: options.relay,
  });
  const imap = await startImapServer({ port: await freePort(options.imapPort, [smtp.port]), accounts, faults });
  return {
    host: '127.0.0.1',
    smtpPort: smtp.port,
    imapPort: imap.port,
    deliver,
    messages(address) {
      const mailbox = inbox(address);
      return mailbox.mails.map((mail) => ({
        uid: mail.uid,
        flags: mail.flags,
        raw: mailbox.read(mail),
        internalDate: mail.internalDate,
      }));
    },
    changeUidValidity: (address, uidValidity) => inbox(address).setUidValidity(uidValidity),
    faults,
    async stop() {
      await Promise.all([smtp.stop(), imap.stop()]);
    },
  };
}
