/** The line that somebody left empty, in HTML: browsers and mail programs give an empty paragraph no height, and it would be gone. */

/** Attributes and white space are bounded: the search stays as long as the text. */
const EMPTY_PARAGRAPH = /<p((?: [^<>]{0,2000})?)>\s{0,100}<\/p>/gi;

/** The same HTML, in which each empty paragraph is as high as a line. */
export const withEmptyLines = (html: string): string => html.replace(EMPTY_PARAGRAPH, '<p$1><br></p>');
