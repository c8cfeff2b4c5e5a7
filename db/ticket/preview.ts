/**
 * The line of words below a subject in the lists; for a report of a mail server the addresses it is about (`preview_kind`). Who writes `preview`, `message_count` and `last_message_*` of a ticket: the
 * statement that shows the message. That is the birth for the first one (birth.ts), intake for a later mail
 * (mail-in/intake.ts), the record of a step for what an agent wrote (record.ts), and the send queue for a mail of a machine
 * (mail-out/queue.ts), which counts and never takes the place of a person's words. Taking a mail back makes them what they were (mail-out/taking-back.ts). A
 * customer's yes or no without words leaves it empty (record.ts), and the row says what they answered.
 */
import { PREVIEW_CHARS } from '../../domain/text/preview.ts';

/** SQL for the preview of `words`, an SQL expression; as `previewOf` of domain/text cuts it. */
export const previewIn = (words: string): string =>
  `left(regexp_replace(${words}, '\\s+', ' ', 'g'), ${PREVIEW_CHARS})`;
