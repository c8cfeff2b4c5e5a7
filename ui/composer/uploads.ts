import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { upload } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { fileSize } from '../time.ts';
import { failureText } from '../toast.ts';
import type { DraftFile } from './draft/drafts.ts';

/** A file on its way to the server, or one that did not get there. */
export type Upload = {
  key: string;
  name: string;
  size: number;
  part: number;
  error: string | null;
  cancel: () => void;
};

/** Uploads files one by one beside the writing; too large ones are refused before a byte is sent. */
export function useUploads(
  held: DraftFile[],
  onDone: (file: DraftFile) => void,
): {
  uploads: Upload[];
  add: (files: File[], onStored?: (file: DraftFile) => void) => void;
  dismiss: (key: string) => void;
} {
  const { t, language } = useLanguage();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const dismiss = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));
  const update = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const add = (files: File[], onStored?: (file: DraftFile) => void) => {
    let total = [...held, ...uploads.filter((one) => one.error === null)].reduce((sum, file) => sum + file.size, 0);
    for (const file of files) {
      total += file.size;
      const tooLarge =
        file.size > LIMITS.uploadBytes
          ? t('upload.too-large', { limit: fileSize(LIMITS.uploadBytes, language) })
          : total > LIMITS.replyBytes
            ? t('upload.too-much', { limit: fileSize(LIMITS.replyBytes, language) })
            : null;
      const control = new AbortController();
      const key = crypto.randomUUID();
      setUploads((all) => [
        ...all,
        {
          key,
          name: file.name,
          size: file.size,
          part: 0,
          error: tooLarge,
          cancel: () => {
            control.abort();
            dismiss(key);
          },
        },
      ]);
      if (tooLarge) continue;
      upload(file, (part) => update(key, { part }), control.signal).then(
        (stored) => {
          dismiss(key);
          const kept = { id: stored.id, name: stored.name, size: stored.size, ...(onStored ? { inline: true } : {}) };
          onDone(kept);
          onStored?.(kept);
        },
        (error: unknown) => {
          if (!control.signal.aborted) update(key, { error: failureText(error, t) });
        },
      );
    }
  };
  return { uploads, add, dismiss };
}
