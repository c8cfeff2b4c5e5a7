import { decodeText } from './charset.ts';
import { unflow } from './flowed.ts';
import type { MimePart } from './mime-tree.ts';
import type { PartHead } from './part-head.ts';
import { decodeTransfer } from './transfer.ts';
import type { Part } from './words.ts';

/** Which parts of a mail are words and which are files. */

/** One file as it came; nothing of it is trusted yet. */
export type RawAttachment = { contentType: string; fileName: string; contentId: string | null; content: Buffer };
/** The tree of words, and the files in their order. */
export type Content = { tree: Part; attachments: RawAttachment[] };

/** `isNamed`: the sender's program gave it a file name, so somebody chose to send it. */
type Leaf = { part: MimePart; container: MimePart | null };
type Role = 'words' | 'file' | 'both';

/** Reads all parts. Embedded mails stay files, so that their headers cannot steer threading. */
export function readContent(root: MimePart): Content {
  const leaves = leavesOf(root, null);
  const roles = rolesOf(leaves);
  const attachments: RawAttachment[] = [];
  const read = (part: MimePart): Part => {
    const { head } = part;
    if (part.parts.length > 0) return { contentType: head.mediaType, children: part.parts.map(read) };
    const role = roles.get(part) ?? 'file';
    const bytes = decodeTransfer(part.body, head.encoding);
    if (role !== 'words') attachments.push(fileOf(head, bytes));
    if (role === 'file') return { contentType: head.mediaType, isAttachment: true, children: [] };
    return { contentType: head.mediaType, textContent: wordsOf(head, bytes), children: [] };
  };
  return { tree: read(root), attachments };
}

function leavesOf(part: MimePart, container: MimePart | null): Leaf[] {
  if (part.parts.length > 0) return part.parts.flatMap((child) => leavesOf(child, part));
  // A multipart without parts, and with nothing in it.
  return part.head.mediaType.startsWith('multipart/') ? [] : [{ part, container }];
}

/**
 * Text is words unless it is marked as a file or has a file's name. Where that leaves no words: a mail of one nameless text
 * is what its sender says, whatever it is called; and the first named text is shown as well as offered, for mail programs
 * that give their own texts a name.
 */
function rolesOf(leaves: Leaf[]): Map<MimePart, Role> {
  const texts = leaves.filter(({ part }) => /^text\/(?:plain|html)$/.test(part.head.mediaType));
  const shown = texts.filter(({ part }) => !part.head.isAttachment);
  const words = shown.filter(({ part, container }) => part.head.fileName === '' || isOneOfMany(part, container));
  const roles = new Map(words.map(({ part }): [MimePart, Role] => [part, 'words']));
  const [only] = leaves.length === 1 ? texts : [];
  if (only?.part.head.fileName === '') roles.set(only.part, 'words');
  else if (words.length === 0 && shown[0] !== undefined) roles.set(shown[0].part, 'both');
  return roles;
}

/** One form of the words beside others, or the page that the other parts belong to: no file, whatever its name. */
function isOneOfMany(part: MimePart, container: MimePart | null): boolean {
  if (container === null) return false;
  const { mediaType } = container.head;
  return mediaType === 'multipart/alternative' || (mediaType === 'multipart/related' && container.parts[0] === part);
}

const fileOf = ({ mediaType, fileName, contentId }: PartHead, content: Buffer): RawAttachment => ({
  contentType: mediaType,
  fileName,
  contentId,
  content,
});

function wordsOf({ charset, flow }: PartHead, bytes: Buffer): string {
  const text = decodeText(bytes, charset);
  return (flow === 'fixed' ? text : unflow(text, flow === 'delsp')).replace(/\r\n/g, '\n');
}
