/** Addresses of mailboxes that are ours. */

/** SQL: whether `address`, an expression, is a mailbox of ours or one of its further addresses: nobody would read there what is for a person. */
export const isOurs = (address: string): string =>
  `(exists (select from mailbox b where b.address = ${address} and b.deleted_at is null)
   or exists (select from mailbox_alias l join mailbox b on b.id = l.mailbox_id where l.address = ${address} and b.deleted_at is null))`;
