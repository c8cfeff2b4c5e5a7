import { fileBlobs, LostBlob } from '../../../db/blobs/files.ts';
import type { Files } from '../../../mail/child/files.ts';

/** The store of files in this folder, as a parsing child has it (`parser.ts`). */
export const filesOf = (folder: string): Files => ({
  ...fileBlobs(folder),
  isLost: (error) => error instanceof LostBlob,
});
