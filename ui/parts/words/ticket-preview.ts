import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { shownPreview } from '../../../domain/text/preview.ts';
import type { TicketBrief } from '../../data/types.ts';
import type { DeskT } from '../../texts/index.ts';

/** The line beneath a subject: the words of the last message, or what a mail server reports, in the reader's language. */
export function previewOf({ preview, previewKind }: Pick<TicketBrief, 'preview' | 'previewKind'>, t: DeskT): string {
  if (previewKind === 'words') return shownPreview(preview);
  if (preview === '') return t(`list.${previewKind}`);
  return t(`list.${previewKind}.to`, { addresses: preview.split(' ').map(shownAddress).join(', ') });
}
