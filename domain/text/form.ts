/** Whether a mail says by its form what its plain text would lose. */

/** What is read as form: tables, pictures, lists, headings. Newlines, fonts and colours are not missed. */
const FORM = /<(?:table|img|ul|ol|h[1-4])\b/i;
/** What our own editor makes of words, and plain text shows badly or not at all. */
const MARKS = /<(?:table|img|ul|ol|h[1-6]|blockquote|pre|code|a|b|strong|i|em|u|s|del|strike|mark)\b/i;
/** Where a mail program begins to repeat what was written before: that has a form of its own, seen where it was written. */
const REPEATED = /<blockquote\b|<hr\b/i;

/** Whether sanitised HTML of a stranger is worth its form. One that repeats an older mail is judged by what stands before. */
export function carriesForm(html: string): boolean {
  const repeated = html.search(REPEATED);
  return FORM.test(repeated > 0 ? html.slice(0, repeated) : html);
}

/** Whether an agent has given form to their words. */
export const isFormatted = (html: string): boolean => MARKS.test(html);
