/** The thread of a ticket. */
import type { Routes } from '../../../contract/routes.ts';
import {
  listMessages as readMessages,
  repliedWords,
  threadOf,
  type AttachmentRow,
  type MessageRow,
} from '../../../db/ticket/messages.ts';
import { eachOnce, withoutOurPlus } from '../../../domain/mail/address.ts';
import type { Address } from '../../../domain/mail/message.ts';
import { Problem } from '../../../domain/problem.ts';
import { isFormatted } from '../../../domain/text/form.ts';
import { sanitizedForm } from '../../../mail/html/form.ts';
import { cursorOf, nextOf, readUuidCursor } from '../../http/cursor.ts';
import type { Handler } from '../../http/handler.ts';
import { notFound } from '../command/command.ts';

/** An attachment with the address its bytes are at. */
export const attachmentOf = (row: AttachmentRow) => ({
  id: row.id,
  name: row.name,
  mediaType: row.mediaType,
  size: row.size,
  sha256: row.sha256,
  inline: row.inline,
  contentId: row.contentId,
  url: `/api/attachments/${row.id}`,
});

/** Postgres writes an instant inside JSON with its offset; the contract has Z. */
export const zulu = (instant: string | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** Whom a mail was sent to: as it says itself, or as we sent it. Our signed reply addresses are our own, and no stranger's. */
function addressesOf(recipients: MessageRow['recipients'], delivery: MessageRow['delivery'], own: string[]) {
  const known = (people: Address[]) =>
    eachOnce(people.map(({ name, address }) => ({ name, address: withoutOurPlus(address, own) })));
  const sentTo = (role: 'to' | 'cc' | 'bcc') =>
    (delivery?.recipients ?? []).filter((one) => one.role === role).map(({ name, address }) => ({ name, address }));
  return {
    to: recipients.to === undefined ? sentTo('to') : known(recipients.to),
    cc: recipients.cc === undefined ? sentTo('cc') : known(recipients.cc),
    bcc: sentTo('bcc'),
    replyTo: recipients.replyTo ?? [],
  };
}

/** Problem `not-found` for what is no reply of ours. Signature and quoted text are added as a mail is made, and stand in no message. */
export const getMessageWords: Handler<Routes['getMessageWords']> = async ({ pool }, { params }) => {
  const row = await repliedWords(pool, params.id);
  if (row === undefined) throw new Problem('not-found', 'there is no such reply of ours');
  return { text: row.text, html: sanitizedForm(row.html ?? '') };
};

export const listMessages: Handler<Routes['listMessages']> = async ({ pool }, { params, query, who }) => {
  const [thread, rows] = await Promise.all([
    threadOf(pool, params.number),
    readMessages(pool, params.number, who.id, readUuidCursor(query.before), query.limit),
  ]);
  if (thread === undefined) throw notFound(params.number);
  const next = nextOf(rows, query.limit, ({ cursorAt, id }) => cursorOf(cursorAt, id));
  const items = rows.reverse().map(({ cursorAt: _cursorAt, recipients, ...row }) => ({
    ...row,
    ...(recipients.from && { from: recipients.from }),
    ...addressesOf(recipients, row.delivery, thread.own),
    // What an agent wrote is not sanitised where it is kept: it is shown by the frame alone, when it has a form at all.
    html: row.direction === 'in' ? row.html : null,
    hasHtml: row.html !== null && (row.direction === 'in' || isFormatted(row.html)),
    attachments: row.attachments.map(attachmentOf),
    delivery: row.delivery && {
      ...row.delivery,
      sentAt: zulu(row.delivery.sentAt),
      nextTryAt: zulu(row.delivery.nextTryAt),
    },
  }));
  return { items, next };
};
