/** What a reply may hold besides the editor's own nodes: tables, as they are pasted, and pictures among the words. */
import { Node } from '@tiptap/react';
import { apiUrl } from '../../data/api-url.ts';

const span = { default: 1, parseHTML: (cell: HTMLElement) => cell.getAttribute('colspan') ?? 1 };
const rows = { default: 1, parseHTML: (cell: HTMLElement) => cell.getAttribute('rowspan') ?? 1 };

const Cell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: () => ({ colspan: span, rowspan: rows }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ node }) => {
    const { colspan, rowspan } = node.attrs;
    return ['td', { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) }, 0];
  },
});

const Row = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
});

const OURS = /\/attachments\/([0-9a-f-]{36})(?:$|[?/])/;

/** A picture that was uploaded; `id` is the upload's. Pictures of other addresses would be fetched from there by every reader. */
const Picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({ id: { default: '' }, name: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'img[src]',
      getAttrs: (picture) => {
        const id = OURS.exec(picture.getAttribute('src') ?? '')?.[1];
        return id === undefined ? false : { id, name: picture.getAttribute('alt') ?? '' };
      },
    },
  ],
  renderHTML: ({ node }) => [
    'img',
    { src: apiUrl('getAttachment', { id: node.attrs['id'] as string }), alt: node.attrs['name'] },
  ],
});

export const REPLY_NODES = [Table, Row, Cell, Picture];
