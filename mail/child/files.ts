import type { ParsedAttachment, ParsedMail, StoredFile, StoredMail } from '../../domain/mail/message.ts';

/** The store of files as the parsing child needs it; which store that is, whoever starts the child says (`parser.ts`). */
export type Files = {
  /** The bytes, compared with their name. */
  get(sha256: string): Promise<Buffer>;
  /** Stores bytes under their SHA-256 and returns it once they cannot be lost. */
  put(bytes: Uint8Array, sha256: string): Promise<string>;
  /** Whether this fault of `get` concerns one file alone, as against a store that is away. */
  isLost(error: unknown): boolean;
};

/** A fault of the store, not of the mail. */
export class FilesFault extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'unknown fault', { cause });
    this.name = 'FilesFault';
  }
}

/**
 * Reads the mail of this name and stores its files, so that no large bytes leave the process. `waiting` is told of each time
 * that the store is waited for: a slow disk is no fault of the mail. Rejects with FilesFault, or with what `parse` throws.
 */
export async function readStored(
  files: Files,
  parse: (raw: Uint8Array) => Promise<ParsedMail>,
  sha256: string,
  waiting: <T>(work: Promise<T>) => Promise<T> = (work) => work,
): Promise<StoredMail> {
  const raw = await waiting(files.get(sha256)).catch(refuse);
  const { attachments, ...mail } = await parse(raw);
  return { ...mail, files: await waiting(storeAll(files, attachments)).catch(refuse) };
}

const refuse = (error: unknown): never => {
  throw new FilesFault(error);
};

const storeAll = (files: Files, attachments: ParsedAttachment[]): Promise<StoredFile[]> =>
  Promise.all(
    attachments.map(async ({ content, ...file }) => {
      await files.put(content, file.sha256);
      return { ...file, size: content.byteLength };
    }),
  );
