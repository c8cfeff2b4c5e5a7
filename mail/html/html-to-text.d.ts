/** html-to-text ships no types; this is the part of its interface that mail/html/html-text.ts uses. */
declare module 'html-to-text' {
  type Selector = { selector: string; format?: string; options?: Record<string, unknown> };
  type Options = {
    wordwrap?: number | false;
    preserveNewlines?: boolean;
    limits?: { maxInputLength?: number; maxDepth?: number; ellipsis?: string };
    selectors?: Selector[];
  };
  export function compile(options: Options): (html: string) => string;
}
