/** A node of the editor's document, as much of it as plain text needs. */
export type DocNode = {
  type?: string;
  text?: string;
  content?: DocNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  attrs?: Record<string, unknown>;
};

/**
 * The text part of a mail from the editor's document: a line for each paragraph, empty ones too, `- ` and `1. ` lists, `> `
 * quotes, the cells of a table apart by tabs, the address behind a link whose words are not the address. Made here because the
 * editor's own text drops all of these.
 */
export function plainText(doc: DocNode): string {
  return blocks(doc.content ?? [])
    .join('\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

const blocks = (nodes: DocNode[]): string[] => nodes.map(block);

function block(node: DocNode): string {
  const inner = node.content ?? [];
  switch (node.type) {
    case 'bulletList':
      return inner.map((item) => indent(blocks(item.content ?? []).join('\n'), '- ')).join('\n');
    case 'orderedList': {
      const start = typeof node.attrs?.['start'] === 'number' ? node.attrs['start'] : 1;
      return inner.map((item, index) => indent(blocks(item.content ?? []).join('\n'), `${start + index}. `)).join('\n');
    }
    case 'blockquote':
      return blocks(inner)
        .join('\n')
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'table':
      return inner.map((row) => (row.content ?? []).map(cell).join('\t')).join('\n');
    default:
      return inner.map(inline).join('');
  }
}

const cell = ({ content = [] }: DocNode): string => blocks(content).join(' ').replaceAll('\n', ' ');

function inline(node: DocNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return `@${String(node.attrs?.['name'] ?? '')}`;
  if (node.type === 'picture') return `[${String(node.attrs?.['name'] ?? '')}]`;
  const text = node.text ?? (node.content ?? []).map(inline).join('');
  const href = node.marks?.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return typeof href === 'string' && href !== text && href !== `mailto:${text}` ? `${text} (${href})` : text;
}

const indent = (text: string, first: string): string => first + text.split('\n').join(`\n${' '.repeat(first.length)}`);
