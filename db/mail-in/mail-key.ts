/**
 * SQL for the key of a ledger row `i`, by which its ticket counts the mail once: random, because ids are given again when the
 * database was set back. Rows of release 0.1.0 have none but their id.
 */
export const MAIL_KEY = `'m:' || coalesce(i.key::text, i.id::text) as key`;
