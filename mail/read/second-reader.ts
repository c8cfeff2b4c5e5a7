/**
 * Another's reading of a mail in which ours finds nothing (docs/decisions/0012): mailparser has met other mail than we have.
 * Embedded mails are left alone, so that their headers cannot steer threading.
 */
import { simpleParser } from 'mailparser';
import type { Content } from './content.ts';

/** What mailparser finds; null when that is nothing either, or when it refuses the mail. */
export async function readBySecond(raw: Buffer): Promise<Content | null> {
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    ...{ ignoreEmbedded: true },
  }).catch(() => null);
  if (mail === null) return null;
  const forms = [
    ...(mail.text?.trim() ? [{ contentType: 'text/plain', textContent: mail.text, children: [] }] : []),
    ...(mail.html ? [{ contentType: 'text/html', textContent: mail.html, children: [] }] : []),
  ];
  const attachments = mail.attachments.map(({ contentType, filename, cid, content }) => ({
    contentType,
    fileName: filename ?? '',
    contentId: cid ?? null,
    content,
  }));
  if (forms.length + attachments.length === 0) return null;
  return { tree: { contentType: 'multipart/alternative', children: forms }, attachments };
}
