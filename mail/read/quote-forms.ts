/**
 * What the lines between a reply and its history look like. Every text here is one folded line (`yazdı` = `yazdi`) of at
 * most a few hundred characters, and every pattern is anchored or bounded. What people write themselves looks much the
 * same (`Cihaz dün gönderildi`, `Kargo firması şunu yazdı:`), so each form asks for what only a program writes.
 */

/** Ours to write in outgoing mail, and that of other desks: a line of its own. People ask what it means, in a sentence. */
const OWN_SEPARATOR =
  /^[#=_ -]{0,40}(?:lutfen )?(?:bu satirin uzerine yazin(?:iz)?|(?:please )?write above this line)(?: ?[/|] ?(?:please )?write above this line)?\.?[#=_ -]{0,40}$/;

const REPLY_BANNER =
  /^[-_]{2,40} ?(?:ozgun (?:ileti|mesaj)|orijinal (?:mesaj|ileti|e-posta)|original (?:message|appointment)) ?[-_]{2,40}$/;
/** What a forward carries is what the sender wants read: nothing beneath it is history. */
const FORWARD_BANNER =
  /^[-_]{2,40} ?(?:(?:iletilen|iletilmis|yonlendirilen) (?:ileti|mesaj)|forwarded message) ?[-_]{2,40}$/;
const FORWARD_LINE = /^(?:(?:iletilen )?ileti baslangici|begin forwarded message) ?:$/;
const RULE = /^_{20,200}$/;

export const isOwnSeparator = (line: string): boolean => OWN_SEPARATOR.test(line);
export const isReplyBanner = (line: string): boolean => REPLY_BANNER.test(line);
export const isForwardBanner = (line: string): boolean => FORWARD_BANNER.test(line) || FORWARD_LINE.test(line);
export const isRule = (line: string): boolean => RULE.test(line);

const ATTRIBUTION_END = /(?:yazdi|wrote) ?(?:\([^()]{0,200}\) ?)?:$/;
/** `Ad <a@b>, 19 Oca 2026 Pzt, 21:54 tarihinde şunu yazdı:` — Gmail, Outlook, Apple; the same in English. */
const ATTRIBUTION = [
  /(?:^| )(?:sunu|sunlari) yazdi ?(?:\([^()]{0,200}\) ?)?:$/,
  /(?:tarihinde|saat|>) .{0,200}yazdi ?:$/,
  /^on .{4,300} wrote ?:$/,
  /^.{0,200}<[^<>\s]{3,200}> wrote ?:$/,
];
/** No program says to whom: `Kargo firması bana şunu yazdı:`. */
const TOLD = /(?:^| )(?:bana|bize) (?:[a-z]{1,12} ){0,2}yazdi ?:$/;

const BRACKETED_ADDRESS = /[<[][^<>[\]\s@]{1,200}@[^<>[\]\s@]{1,200}[>\]]/;
const MONTH = '(?:oca|sub|mar|nis|may|haz|tem|agu|eyl|eki|kas|ara|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}';
/** An address, a date, a time: what tells a program's line from a person's sentence. */
const MARKS = [
  /[^\s@]@[^\s@]/,
  new RegExp(
    String.raw`\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.? ${MONTH}|${MONTH}\.? \d{1,2})\b`,
  ),
  /(?<!\d)\d{1,2}:\d{2}(?!\d)|\bsaat \d{1,2}\.\d{2}\b/,
];

/** True when the line is complete: it ends as attributions do, so no further line belongs to it. */
export const endsAttribution = (line: string): boolean => ATTRIBUTION_END.test(line);

/** Two marks make the line a program's (an address in brackets is worth both), or one with a `>` quote beneath. */
export function isAttributionLine(line: string, quoteFollows: boolean): boolean {
  if (!ATTRIBUTION.some((form) => form.test(line)) || TOLD.test(line)) return false;
  if (BRACKETED_ADDRESS.test(line)) return true;
  return MARKS.filter((mark) => mark.test(line)).length >= (quoteFollows ? 1 : 2);
}

/** First line of Outlook's header block, then what its others are. */
const BLOCK_START = /^(?:kimden|from|gonderen) ?: ?\S/;
const BLOCK_LINES: [kind: BlockLine, form: RegExp][] = [
  ['subject', /^(?:konu|subject) ?:/],
  ['sent', /^(?:gonderildi|gonderilenler|gonderim|gonder[a-z]{1,7} (?:tarihi|zamani)|sent) ?:/],
  ['date', /^(?:gonderilen|tarih|date) ?:/],
  ['to', /^(?:kime|alici|to) ?:/],
  ['cc', /^(?:bilgi|cc) ?:/],
];
type BlockLine = 'subject' | 'sent' | 'date' | 'to' | 'cc';

export const startsBlock = (line: string): boolean => BLOCK_START.test(line);

/** What a line of a header block says; null for every other line. */
export function blockLine(line: string): BlockLine | null {
  return BLOCK_LINES.find(([, form]) => form.test(line))?.[0] ?? null;
}

/**
 * Flights, parcels and web forms have From, To and Date as well. A mail has a subject; and when it was sent, in words
 * that only mail programs use, or a date together with a recipient.
 */
export function isWholeBlock(kinds: Set<BlockLine | null>): boolean {
  return kinds.has('subject') && (kinds.has('sent') || (kinds.has('date') && kinds.has('to')));
}

const MAKE =
  '(?:samsung|galaxy|huawei|xiaomi|redmi|poco|oppo|vivo|realme|honor|oneplus|google|pixel|nokia|sony|xperia|htc|lg|' +
  'motorola|lenovo|casper|vestel|general|mobile|mobil|android|windows|apple|akilli|cep|turkcell|vodafone|pro|max|ultra|' +
  String.raw`plus|note|mini|lite|fold|flip|edge|tab|[a-z]{0,6}\d{1,4}[a-z+]{0,4})`;
const FROM = '[dt][ae]n';
const APOSTROPHE = "['’‘`´ ]?";
/** The device in the form "from my …": `iPhone'umdan`, `Galaxy'mden`, `Samsung cihazımdan`. */
const DEVICE = [
  `(?:iphone|ipad|ipod|blackberry)(?: ${MAKE}){0,3}${APOSTROPHE}(?:[iu]?m)?${FROM}`,
  `(?:${MAKE} ){0,4}${MAKE}${APOSTROPHE}[iu]?m${FROM}`,
  `(?:${MAKE} ){0,6}(?:cihaz|telefon|tablet|bilgisayar)[iu]m${FROM}`,
].join('|');
const APP = String.raw`(?: [\w.&+-]{1,20}){1,4} (?:ile|uygulamasiyla|kullanilarak)`;
const SIGNATURE = [
  new RegExp(`^(?:bu (?:e-?posta|ileti|mesaj|mail) )?(?:${DEVICE})(?:${APP})? (?:gonderildi|gonderilmistir)\\.?$`),
  new RegExp(
    `^(?:(?:android|ios|iphone|ipad)${APOSTROPHE}[dt][ae]n? )?(?:yahoo (?:mail|e-?posta|posta)|outlook|gmail)${APOSTROPHE}${FROM} gonderildi\\.?$`,
  ),
  new RegExp(`^(?:android|ios) icin .{1,40}${FROM} gonderildi\\.?$`),
  /^(?:android|ios|mac|iphone) icin outlook.{0,20}(?: uygulamasini)? (?:edinin|alin).{0,120}$/,
  /^windows (?:10 |11 )?icin posta ile gonderildi\.?$/,
  /^sent from (?:my |mail for |outlook for |yahoo mail).{0,60}$/,
  /^get outlook for (?:ios|android|mac).{0,120}$/,
];

/** A line that phones and mail programs put beneath a mail. */
export const isSignature = (line: string): boolean => SIGNATURE.some((form) => form.test(line));
