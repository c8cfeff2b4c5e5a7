import type { Output } from '../../data/api-types.ts';
import { apiUrl } from '../../data/api-url.ts';
import { pictureCid } from '../../../domain/mail/content-id.ts';
import type { Draft } from '../draft/drafts.ts';

type TakenBack = NonNullable<Output<'cancelOutbox'>['draft']>;

/** A reply that was taken back, as the editor writes on: the other way round than `mailHtml`. */
export const asDraft = ({ text, html, attachments, to, cc, bcc, subject, lastSeen, actions }: TakenBack): Draft => ({
  text,
  html: html === null ? '' : asWritten(attachments.reduce((whole, { id }) => shown(whole, id), html)),
  files: attachments.map(({ id, name, size, inline }) => ({ id, name, size, ...(inline && { inline }) })),
  lastSeen,
  recipients: { to, cc, bcc },
  subject,
  actions,
});

/** What `mailHtml` has added: looks, which the page's own rules forbid, and the height of empty lines, of which the editor would make two each. */
const asWritten = (html: string): string => html.replaceAll(LOOKS, '').replaceAll('<p><br></p>', '<p></p>');
const LOOKS = / style="[^"<>]{0,200}"/g;

const shown = (html: string, id: string): string =>
  html.replaceAll(`cid:${pictureCid(id)}`, apiUrl('getAttachment', { id }));
