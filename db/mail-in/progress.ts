/**
 * SQL: notes that mails of the rows `ended` came to their end, for those who watch whether any do (trouble.ts); every few seconds,
 * because batches come by the dozen.
 */
export const PROGRESS = `update mailbox set progress_at = now()
  where id in (select mailbox_id from ended) and (progress_at is null or progress_at < now() - interval '5 seconds')`;
