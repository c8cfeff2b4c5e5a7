import { htmlToText, textToHtml } from '../html/html-text.ts';

/** The text of a mail out of its tree of parts: both forms where the mail has both, none of its words left out. */

/** One part: text, a file, or a container. */
export type Part = { contentType: string; isAttachment?: boolean; textContent?: string; children: Part[] };

/** A missing form is null, which differs from an empty one. */
export type Words = { text: string | null; html: string | null };

/** Alternatives: the last of each form (RFC 2046, 5.1.4). Everything else: all parts, one after the other. */
export function words(part: Part): Words {
  const type = part.contentType;
  if (part.children.length === 0) {
    const content = part.isAttachment || part.textContent === undefined ? null : part.textContent;
    if (type === 'text/html') return { text: null, html: content };
    return { text: type === 'text/plain' ? content : null, html: null };
  }
  const parts = part.children.map(words).filter(({ text, html }) => text !== null || html !== null);
  if (type === 'multipart/alternative') {
    const text = parts.findLast((one) => one.text !== null)?.text ?? null;
    return { text, html: parts.findLast((one) => one.html !== null)?.html ?? null };
  }
  if (parts.length <= 1) return parts[0] ?? { text: null, html: null };
  const hasHtml = parts.some((one) => one.html !== null);
  return {
    text: parts.map((one) => one.text ?? htmlToText(one.html ?? '')).join('\n'),
    html: hasHtml ? parts.map((one) => one.html ?? textToHtml(one.text ?? '')).join('\n') : null,
  };
}
