import { fold } from '../domain/fold.ts';
import { LIMITS } from '../domain/limits.ts';

/**
 * The new words of a reply, without the history its mail program put beneath. Works line by line on folded text
 * (`yazdı` = `yazdi`), with anchored and bounded patterns only, so time is linear whatever the mail holds. The whole
 * text is always kept beside the result; a wrong cut hides words, it never loses them.
 */

/** Above it people answer; ours to write in outgoing mail, first to be looked for. */
const OWN_SEPARATOR = /bu satirin uzerine yazin|write above this line/;

/** `Ad <a@b>, 19 Oca 2026 Pzt, 21:54 tarihinde şunu yazdı:` — Gmail, Outlook, Apple; the same in English. */
const ATTRIBUTION = [
  /(?:^| )(?:sunu|sunlari) yazdi ?(?:\([^()]{0,200}\) ?)?:$/,
  /(?:tarihinde|saat|>) .{0,200}yazdi ?:$/,
  /^on .{4,300} wrote ?:$/,
  /^.{0,200}<[^<>\s]{3,200}> wrote ?:$/,
];
/** A mail program wraps the attribution line to at most three. */
const ATTRIBUTION_LINES = 3;
const ATTRIBUTION_END = /(?:yazdi|wrote) ?(?:\([^()]{0,200}\) ?)?:$/;

const REPLY_BANNER =
  /^[-_]{2,40} ?(?:ozgun (?:ileti|mesaj)|orijinal (?:mesaj|ileti|e-posta)|original (?:message|appointment)) ?[-_]{2,40}$/;
/** What a forward carries is what the sender wants read: nothing beneath it is history. */
const FORWARD_BANNER =
  /^[-_]{2,40} ?(?:(?:iletilen|iletilmis|yonlendirilen) (?:ileti|mesaj)|forwarded message) ?[-_]{2,40}$/;
const FORWARD_LINE = /^(?:(?:iletilen )?ileti baslangici|begin forwarded message) ?:$/;
const RULE = /^_{20,200}$/;

/** First line of Outlook's header block, then the lines that must follow: two of them make a block. */
const BLOCK_START = /^(?:kimden|from|gonderen) ?: ?\S/;
const BLOCK_LINE = /^(?:gonderildi|gonderilen|gonderme tarihi|tarih|kime|alici|bilgi|konu|sent|date|to|cc|subject) ?:/;

const SIGNATURE = [
  /^.{0,40}(?:iphone|ipad|android|galaxy|samsung|huawei|xiaomi|cihaz|telefon).{0,30}(?:gonderildi|gonderilmistir)\.?$/,
  /^(?:android|ios|mac|iphone) icin outlook.{0,20}(?: uygulamasini)? (?:edinin|alin).{0,120}$/,
  /^windows (?:10 |11 )?icin posta ile gonderildi\.?$/,
  /^sent from (?:my |mail for |outlook for |yahoo mail).{0,60}$/,
  /^get outlook for (?:ios|android|mac).{0,120}$/,
];
const SIGNATURE_LINES = 15;

/** One line as the patterns see it: folded, without quote marks, bold stars and surplus spaces; bounded. */
type Line = { plain: string; quoted: boolean };

/** What the sender wrote now; the whole text when nothing can be told apart, or when he wrote between the quotes. */
export function newWords(text: string): string {
  const head = text.slice(0, LIMITS.quoteChars);
  const lines = head.split('\n');
  const seen = lines.map(readLine);
  const cut = firstCut(seen);
  if (cut !== null && answersInline(seen, cut)) return text;
  const kept = cut === null ? text.split('\n') : lines.slice(0, cut);
  const words = withoutSignature(kept).join('\n').trimEnd();
  return words.trim() === '' ? text : words;
}

/** No line of history is so long; paragraphs that HTML mail writes in one line need no folding. */
const LINE_MAX = 300;

function readLine(line: string): Line {
  const bare = line.slice(0, LINE_MAX + 40).replace(/^[\s>]{0,40}/, '');
  return {
    plain:
      bare.length > LINE_MAX
        ? 'long'
        : fold(bare)
            .replace(/[*\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
    quoted: /^\s{0,3}>/.test(line),
  };
}

/** Index of the first line of history; null when there is none. */
function firstCut(lines: Line[]): number | null {
  for (let at = 0; at < lines.length; at++) {
    const { plain, quoted } = lines[at]!;
    if (OWN_SEPARATOR.test(plain)) return at;
    if (FORWARD_BANNER.test(plain) || FORWARD_LINE.test(plain)) return null;
    if (REPLY_BANNER.test(plain) || isAttribution(lines, at)) return at;
    if (isHeaderBlock(lines, at)) return at > 0 && RULE.test(lines[at - 1]!.plain) ? at - 1 : at;
    if (RULE.test(plain) && isHeaderBlock(lines, nextWritten(lines, at + 1))) return at;
    if (quoted && restIsQuoted(lines, at)) return at;
  }
  return null;
}

/** The line, or the line and up to two that follow, read as one; each must add to it before the closing colon. */
function isAttribution(lines: Line[], at: number): boolean {
  let joined = lines[at]!.plain;
  if (joined === '') return false;
  for (let more = 1; more <= ATTRIBUTION_LINES; more++) {
    if (ATTRIBUTION_END.test(joined)) return ATTRIBUTION.some((form) => form.test(joined));
    const next = lines[at + more]?.plain ?? '';
    // Only a line that looks like the beginning of one may reach into the next: a name, a date or an address.
    if (next === '' || joined.length > 400 || !/[<@,]|\d{1,2}[.:]\d{2}|^on /.test(joined)) return false;
    joined += ` ${next}`;
  }
  return false;
}

function isHeaderBlock(lines: Line[], at: number): boolean {
  if (!BLOCK_START.test(lines[at]?.plain ?? '')) return false;
  // An address list may fold over a few lines, so the others are looked for in a small window.
  const window = lines.slice(at + 1, at + 9).filter((line) => BLOCK_LINE.test(line.plain));
  return window.length >= 2;
}

/** Only quoted and empty lines from here to the end. Amortised linear: called at the start of a quoted run only. */
function restIsQuoted(lines: Line[], at: number): boolean {
  if (at > 0 && lines[at - 1]!.quoted) return false;
  for (let next = at; next < lines.length; next++) {
    const line = lines[next]!;
    if (!line.quoted && line.plain !== '') return false;
  }
  return true;
}

/** Words of his own after a `>` quote began: he answered between or beneath the quotes, so everything is his answer. */
function answersInline(lines: Line[], cut: number): boolean {
  if (OWN_SEPARATOR.test(lines[cut]!.plain) || lines[cut]!.quoted) return false;
  let quoteBegan = false;
  for (const line of lines.slice(cut + 1)) {
    if (line.quoted) quoteBegan = true;
    else if (quoteBegan && line.plain !== '' && !SIGNATURE.some((form) => form.test(line.plain))) return true;
  }
  return false;
}

/** Without the lines phones and mail programs sign with, and without a signature behind `-- ` (RFC 3676, 4.3). */
function withoutSignature(lines: string[]): string[] {
  let end = lines.length;
  const dashes = lines.lastIndexOf('-- ');
  if (dashes > 0 && lines.length - dashes <= SIGNATURE_LINES) end = dashes;
  for (;;) {
    while (end > 0 && lines[end - 1]!.trim() === '') end--;
    if (end === 0 || !SIGNATURE.some((form) => form.test(readLine(lines[end - 1]!).plain))) return lines.slice(0, end);
    end--;
  }
}

function nextWritten(lines: Line[], from: number): number {
  let at = from;
  while (at < Math.min(lines.length, from + 3) && lines[at]!.plain === '') at++;
  return at;
}
