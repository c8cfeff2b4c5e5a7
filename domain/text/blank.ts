/** Whether there is anything to read or see: what is blank is not sent, however it is wrapped. */
import { plainText } from './plain-text.ts';

/** Takes up room or none, and shows nothing: joiners, marks of direction, soft hyphens, the fillers of Hangul. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** True for text of spaces and of characters that show nothing. */
export const isBlankText = (text: string): boolean => text.replace(UNSEEN, '') === '';

/** Turns the direction of what follows, and makes `fdp.exe` look like `exe.pdf`. The marks that stand beside a letter of one direction do not. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** A line as everybody sees it; empty when there is nothing to see. Breaks and controls stay in it, for whoever refuses them. */
export function visibleLine(text: string): string {
  const line = text.replace(TURNING, '');
  return isBlankText(line) ? '' : line;
}

/** True for HTML without a word and without a picture: `<p></p>`, `<p>&nbsp;</p>`, a script. */
export const isBlankHtml = (html: string): boolean => isBlankText(plainText(html)) && !showsPicture(html);

function showsPicture(html: string): boolean {
  const lower = html.toLowerCase();
  for (let at = lower.indexOf('<img'); at >= 0; at = lower.indexOf('<img', at + 4)) {
    const end = lower.indexOf('>', at);
    if (end < 0) return false;
    if (/\ssrc\s{0,9}=/.test(lower.slice(at, Math.min(end, at + 2_000)))) return true;
  }
  return false;
}
