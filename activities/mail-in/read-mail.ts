/** A stored mail is read by the child, and what the child says of files is not taken on trust. */
import { type Blobs, LostBlob } from '../../db/blobs/files.ts';
import type { StoredFile, StoredMail } from '../../domain/mail/message.ts';
import { type Parser, UnreadableMail } from '../../mail/child/pool.ts';

/** Files up to this size are read and compared again; of larger ones the length, and whoever gets them compares the bytes. */
const READ_AGAIN_BYTES = 256 * 1024;

/**
 * The mail of this name, its files stored. Rejects with UnreadableMail when it cannot be read (`lost` when its bytes are
 * gone), and with a fault of the store.
 */
export async function readStoredMail(blobs: Blobs, parser: Parser, sha256: string): Promise<StoredMail> {
  const mail = await parser.parse(sha256);
  for (const file of mail.files) {
    if (!(await isStored(blobs, file)))
      throw new UnreadableMail('unreadable', `its file ${file.sha256} is not in the store as it was read`);
  }
  return mail;
}

async function isStored(blobs: Blobs, { sha256, size }: StoredFile): Promise<boolean> {
  if (!(await blobs.has(sha256, size))) return false;
  if (size > READ_AGAIN_BYTES) return true;
  try {
    await blobs.get(sha256);
    return true;
  } catch (error) {
    if (error instanceof LostBlob) return false;
    throw error;
  }
}
