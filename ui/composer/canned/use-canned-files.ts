import { call } from '../../data/client.ts';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import type { DraftFile } from '../draft/drafts.ts';

/** Counts the use of a canned reply, on a ticket that there is, and brings copies of its files. That they could not be had is said. */
export function useCannedFiles(): (
  reply: { id: string },
  ticket: number | null,
  onFiles: (files: DraftFile[]) => void,
) => void {
  const { t } = useLanguage();
  return ({ id }, ticket, onFiles) =>
    void call('useCannedReply', { params: { id }, body: ticket === null ? {} : { ticket } }).then(
      ({ attachments }) => onFiles(attachments),
      (error: unknown) => toastFailure(error, t, t('canned.files-failed')),
    );
}
