import type { Output } from '../data/api-types.ts';
import { apiUrl } from '../data/api-url.ts';
import { pictureCid } from '../../domain/mail/content-id.ts';
import type { Draft } from './drafts.ts';

type TakenBack = NonNullable<Output<'cancelOutbox'>['draft']>;

/** A reply that was taken back, as the editor writes on: the other way round than `mailHtml`. */
export const asDraft = ({ text, html, attachments, to, cc, bcc }: TakenBack): Draft => ({
  text,
  html: html === null ? '' : attachments.reduce((whole, { id }) => shown(whole, id), html).replaceAll(LINE, '<p></p>'),
  files: attachments.map(({ id, name, size, inline }) => ({ id, name, size, ...(inline && { inline }) })),
  lastSeen: null,
  recipients: { to, cc, bcc },
});

/** What an empty paragraph becomes in a mail; the editor would make two lines of it. */
const LINE = /<p(?: [^<>]{0,200})?><br><\/p>/g;

const shown = (html: string, id: string): string =>
  html.replaceAll(`cid:${pictureCid(id)}`, apiUrl('getAttachment', { id }));
