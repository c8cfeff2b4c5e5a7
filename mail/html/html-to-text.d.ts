/** html-to-text ships no types; this is the part of its interface that mail/html/html-text.ts uses. */
declare module 'html-to-text' {
  type Selector = { selector: string; format?: string; options?: Record<string, unknown> };
  export type HtmlNode = { type: string; name?: string; data?: string; children?: HtmlNode[] };
  type Builder = {
    openBlock(options: { leadingLineBreaks: number }): void;
    closeBlock(options: { trailingLineBreaks: number }): void;
    addInline(text: string): void;
  };
  export type Formatter = (
    element: HtmlNode,
    walk: (nodes: HtmlNode[] | undefined, builder: Builder) => void,
    builder: Builder,
  ) => void;
  type Options = {
    formatters?: Record<string, Formatter>;
    wordwrap?: number | false;
    preserveNewlines?: boolean;
    limits?: { maxInputLength?: number; maxDepth?: number; ellipsis?: string };
    selectors?: Selector[];
  };
  export function compile(options: Options): (html: string) => string;
}
