/** SQL: when the last mail of somebody else came into the mailbox `b`; null: none did. An archive is no news. */
export const LAST_MAIL_AT = `(select max(i.stored_at) from inbound i where i.mailbox_id = b.id and not i.archived and i.state <> 'service')`;
