import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One stored mail; its sequence number is its place in `Mailbox.mails`, from 1. */
export type StoredMail = {
  readonly uid: number;
  readonly internalDate: Date;
  readonly size: number;
  flags: readonly string[];
};

/** What the sessions that have a mailbox open are told. */
export type Change = { kind: 'added' } | { kind: 'flags'; mail: StoredMail } | { kind: 'uidvalidity' };

/** One line of the journal: what it takes to rebuild a mailbox without its raw mails. */
type Entry =
  | { op: 'open'; uidValidity: number; uidNext: number }
  | { op: 'add'; uid: number; date: string; size: number; flags: readonly string[] }
  | { op: 'flags'; uid: number; flags: readonly string[] };

/**
 * One IMAP folder on disk: `<uid>.eml` files and a journal of everything else. A mail is in the
 * journal, and so in the mailbox, only after its bytes are safe; both survive a power cut. One process
 * at a time: there is no lock.
 */
export class Mailbox {
  readonly name: string;
  readonly mails: StoredMail[] = [];
  uidValidity = 0;
  uidNext = 1;
  readonly #folder: string;
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(name: string, folder: string) {
    this.name = name;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#load();
  }

  /** Stores a mail byte for byte and returns it once it is on disk. */
  add(raw: Uint8Array, options: { flags?: readonly string[]; internalDate?: Date } = {}): StoredMail {
    const mail = {
      uid: this.uidNext,
      internalDate: options.internalDate ?? new Date(),
      size: raw.length,
      flags: options.flags ?? [],
    };
    writeSafely(join(this.#folder, `${mail.uid}.eml`), raw);
    this.#note({ op: 'add', uid: mail.uid, date: mail.internalDate.toISOString(), size: mail.size, flags: mail.flags });
    this.mails.push(mail);
    this.uidNext = mail.uid + 1;
    this.#tell({ kind: 'added' });
    return mail;
  }

  /** The bytes of a mail. */
  read(mail: StoredMail): Buffer {
    return readFileSync(join(this.#folder, `${mail.uid}.eml`));
  }

  /** Replaces the flags of a mail. */
  setFlags(mail: StoredMail, flags: readonly string[]): void {
    if (flags.length === mail.flags.length && flags.every((flag) => mail.flags.includes(flag))) return;
    mail.flags = flags;
    this.#note({ op: 'flags', uid: mail.uid, flags });
    this.#tell({ kind: 'flags', mail });
  }

  /** Gives the mailbox another UIDVALIDITY, as a server does after a restored backup; the UIDs stay. */
  setUidValidity(uidValidity: number): void {
    this.uidValidity = uidValidity;
    this.#compact();
    this.#tell({ kind: 'uidvalidity' });
  }

  /** Calls `listener` at every change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  get #journal(): string {
    return join(this.#folder, 'journal');
  }

  #load(): void {
    this.uidValidity = Math.floor(Date.now() / 1000);
    const lines = existsSync(this.#journal) ? readFileSync(this.#journal, 'utf8').split('\n') : [];
    // What follows the last newline is a write that a crash cut off.
    for (const line of lines.slice(0, -1)) this.#apply(JSON.parse(line) as Entry);
    this.#compact();
  }

  #apply(entry: Entry): void {
    if (entry.op === 'open') {
      this.uidValidity = entry.uidValidity;
      this.uidNext = entry.uidNext;
    } else if (entry.op === 'add') {
      this.mails.push({ uid: entry.uid, internalDate: new Date(entry.date), size: entry.size, flags: entry.flags });
      this.uidNext = Math.max(this.uidNext, entry.uid + 1);
    } else {
      const mail = this.mails.find(({ uid }) => uid === entry.uid);
      if (mail) mail.flags = entry.flags;
    }
  }

  #note(entry: Entry): void {
    const file = openSync(this.#journal, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  #compact(): void {
    const adds = this.mails.map(({ uid, internalDate, size, flags }): Entry => ({
      op: 'add',
      uid,
      date: internalDate.toISOString(),
      size,
      flags,
    }));
    const entries: Entry[] = [{ op: 'open', uidValidity: this.uidValidity, uidNext: this.uidNext }, ...adds];
    writeSafely(this.#journal, Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')));
  }
}

/** The file appears complete or not at all. */
function writeSafely(path: string, bytes: Uint8Array): void {
  const half = `${path}.half`;
  const file = openSync(half, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}
