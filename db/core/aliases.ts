/** Further addresses of a mailbox, as both ways of mail read them. */

/** SQL: the aliases of the mailbox `b`, in their order. */
export const ALIASES = `coalesce((select jsonb_agg(jsonb_build_object('address', l.address, 'name', l.name, 'sendAs', l.send_as) order by l.position)
    from mailbox_alias l where l.mailbox_id = b.id), '[]'::jsonb)`;

/** SQL for all addresses that are ours, aliases too, those of deleted mailboxes as well: mail from them is our own voice. */
export const OWN_ADDRESSES = 'select address from mailbox union all select address from mailbox_alias';
