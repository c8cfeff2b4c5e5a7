/**
 * What the lines between a reply and its history look like. Every text here is one folded line (`yazdı` = `yazdi`) of at
 * most a few hundred characters, and every pattern is anchored or bounded. What people write themselves looks much the
 * same (`Cihaz dün gönderildi`, `Kargo firması şunu yazdı:`), so each form asks for what only a program writes.
 */

/** Ours to write in outgoing mail, and that of other desks: a line of its own. People ask what it means, in a sentence. */
const OWN_SEPARATOR =
  /^[#=_ -]{0,40}(?:lutfen )?(?:bu satirin uzerine yazin(?:iz)?|(?:please )?write above this line)(?: ?[/|] ?(?:please )?write above this line)?\.?[#=_ -]{0,40}$/;

const REPLY_BANNER =
  /^[-_]{2,40} ?(?:ozgun (?:ileti|mesaj)|orijinal (?:mesaj|ileti|e-posta)|original (?:message|appointment)|(?:ursprungliche|original) ?nachricht|message d.origine|messaggio originale|mensaje original|mensagem original|oorspronkelijk bericht|исходное сообщение) ?[-_]{2,40}$/;
/** What a forward carries is what the sender wants read: nothing beneath it is history. */
const FORWARD_BANNER =
  /^[-_=]{2,40} ?(?:(?:iletilen|iletilmis|yonlendirilen) (?:ileti|mesaj)|forwarded (?:message|mail)|weitergeleitete nachricht|message transfere|messaggio inoltrato|mensaje reenviado|doorgestuurd bericht|пересланное сообщение|пересылаемое сообщение) ?[-_=]{2,40}$/;
const FORWARD_LINE = /^(?:(?:iletilen )?ileti baslangici|begin forwarded message) ?:$/;
/** Outlook's line above a block of headers, and what an `<hr>` becomes in text. */
const RULE = /^[-_=*]{3,200}$/;

export const isOwnSeparator = (line: string): boolean => OWN_SEPARATOR.test(line);
export const isReplyBanner = (line: string): boolean => REPLY_BANNER.test(line);
export const isForwardBanner = (line: string): boolean => FORWARD_BANNER.test(line) || FORWARD_LINE.test(line);
export const isRule = (line: string): boolean => RULE.test(line);

/** `Ad <a@b>, 19 Oca 2026 Pzt, 21:54 tarihinde şunu yazdı:` — Gmail, Outlook, Apple; the same in English. */
const ATTRIBUTION = [
  /(?:^| )(?:sunu|sunlari) yazdi ?(?:\([^()]{0,200}\) ?)?:$/,
  /(?:tarihinde|saat|>) .{0,200}yazdi ?:$/,
  /^on .{4,300} wrote ?:$/,
  /^.{0,200}<[^<>\s]{3,200}> wrote ?:$/,
];
/** No program says to whom, nor where a mail was sent: `Kargo firması bana şunu yazdı:`, `… adresine şunu yazdım:`. */
const TOLD = [
  /(?:^| )(?:bana|bize) (?:[a-z]{1,12} ){0,2}yazdi ?:$/,
  /(?:^| )(?:bana|bize|ben|biz|adres[a-z]{1,8}|me|us|we|i (?:sent|wrote|got|received)|ich|mir|uns|nous|ik) /,
  /(?:dim|duk|dum|dik|tim|tum|mistim|yorum) ?:$/,
];

const BRACKETED_ADDRESS = /[<[][^<>[\]\s@]{1,200}@[^<>[\]\s@]{1,200}[>\]]/;
const MONTH = '(?:oca|sub|mar|nis|may|haz|tem|agu|eyl|eki|kas|ara|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}';
/** An address, a date, a time: what tells a program's line from a person's sentence. */
const ADDRESS = /[^\s@]@[^\s@]/;
const DATE = new RegExp(
  String.raw`\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.? ${MONTH}|${MONTH}\.? \d{1,2})\b`,
);
const TIME = /(?<!\d)\d{1,2}:\d{2}(?!\d)|\b(?:saat|kl|klo|alle|ore|um|om)\.? \d{1,2}[.h]\d{2}\b/;
const YEAR = /(?<![\d+-])(?:19|20)\d{2}(?!\d)/;
/** Words of a program's line besides date, time and address; a sentence has more. */
const PROGRAM_WORDS = 14;

/** Zoho `---- On Mon, 19 Jan 2026 21:54:00 +0300 Ad <a@b> wrote ----`; Android leaves the date out. */
const BETWEEN_DASHES = /^-{2,40} ?[^-].{0,300}[^-] ?-{2,40}$/;
const WROTE =
  /(?:wrote|yazdi|schrieb|schreef|a ecrit|ha scritto|escribio|escreveu|napisal\(?a?\)?|skrev|написал\(?а?\)?) ?:? ?-{2,40}$/;

/** True when the line is complete: it ends as attributions do, so no further line belongs to it. */
export const endsAttribution = (line: string): boolean => line.endsWith(':') || BETWEEN_DASHES.test(line);

/** True when a line may be the beginning of an attribution that was wrapped: a name, a date or an address. */
export const beginsAttribution = (line: string): boolean => /[<@,]|\d{1,2}[.:]\d{2}|^on |^-{2,8} ?\S/.test(line);

/**
 * True for a mail program's line. Known words need two marks (an address in brackets is worth both), or one with a `>` quote
 * beneath. In any other language it takes all three: date, time and an address in brackets.
 */
export function isAttributionLine(line: string, quoteFollows: boolean): boolean {
  const bracketed = BRACKETED_ADDRESS.test(line);
  if (BETWEEN_DASHES.test(line)) return WROTE.test(line) || (bracketed && TIME.test(line));
  if (TOLD.some((form) => form.test(line))) return false;
  if (ATTRIBUTION.some((form) => form.test(line))) {
    if (bracketed) return true;
    return [ADDRESS, DATE, TIME].filter((mark) => mark.test(line)).length >= (quoteFollows ? 1 : 2);
  }
  return bracketed && TIME.test(line) && (DATE.test(line) || YEAR.test(line)) && wordsOf(line) <= PROGRAM_WORDS;
}

const wordsOf = (line: string): number => line.split(' ').filter((word) => /^\p{L}/u.test(word)).length;

/** First line of Outlook's header block, then what its others are. */
const BLOCK_START = /^(?:kimden|from|gonderen|von|de|da|van|fra|fran|od|от) ?: ?\S/;
const BLOCK_LINES: [kind: BlockLine, form: RegExp][] = [
  ['subject', /^(?:konu|subject|betreff|objet|oggetto|onderwerp|asunto|assunto|emne|amne|temat|тема) ?:/],
  [
    'sent',
    /^(?:gonderildi|gonderilme|gonderilenler|gonderim|gonder[a-z]{1,7} (?:tarihi|zamani)|sent|gesendet|envoye|inviato|verzonden|enviado(?: el| em)?|sendt|skickat|wyslano|отправлено) ?:/,
  ],
  ['date', /^(?:gonderilen|tarih|date|datum|data|fecha|dato|дата) ?:/],
  ['to', /^(?:kime|alici|to|an|a|aan|para|til|till|do|кому) ?:/],
  ['cc', /^(?:bilgi|cc|kopie|copia|копия) ?:/],
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
