/** A node of the editor's document, as much of it as plain text needs. */
export type DocNode = {
  type?: string;
  text?: string;
  content?: DocNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  attrs?: Record<string, unknown>;
};

/**
 * The text part of a mail from the editor's document: paragraphs apart, `- ` and `1. ` lists, `> ` quotes, the address
 * behind a link whose words are not the address. Made here because the editor's own text drops all of these.
 */
export function plainText(doc: DocNode): string {
  return apart(blocks(doc.content ?? []))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

const blocks = (nodes: DocNode[]): string[] =>
  nodes.map(block).filter((text, index, all) => text !== '' || index < all.length - 1);

/** Blocks with an empty line between them. An empty paragraph is that line; each further one is one more. */
const apart = (texts: string[]): string =>
  texts
    .map(
      (text, index) =>
        (index === 0 ? '' : text === '' || texts[index - 1] !== '' ? '\n' : '') + (text === '' ? '' : `\n${text}`),
    )
    .join('');

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
        .join('\n\n')
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    default:
      return inner.map(inline).join('');
  }
}

function inline(node: DocNode): string {
  if (node.type === 'hardBreak') return '\n';
  const text = node.text ?? (node.content ?? []).map(inline).join('');
  const href = node.marks?.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return typeof href === 'string' && href !== text && href !== `mailto:${text}` ? `${text} (${href})` : text;
}

const indent = (text: string, first: string): string => first + text.split('\n').join(`\n${' '.repeat(first.length)}`);
