/** SQL: the mailbox `a` that answers for the mailbox `b`: itself, or its successor once it was deleted; none without one. */
export const ANSWERING =
  'join mailbox a on a.id = case when b.deleted_at is null then b.id else b.successor_id end and a.deleted_at is null';
