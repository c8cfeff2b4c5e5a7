/** Blanks that somebody is to fill before a reply is sent: `[numara]`, `{{ad}}`, `{salutation}`. Pure. */
import { LIMITS } from '../../limits.ts';
import { fold } from '../../text/fold.ts';
import { CANNED_PLACES, MISSING } from './canned-reply.ts';
import { READY_REPLIES } from './ready-replies.ts';

export type Blank = { at: number; text: string };

/**
 * In square brackets words, and no link, no footnote, no name of a picture, no index in a line of code; in two braces whatever has a letter;
 * in one brace what a canned reply may name, in either language.
 */
const BLANK =
  /(?<![\p{L}\p{N}_)\]])\[(?=[^[\]\n]{0,60}\p{L}{2})[^[\]\n]{1,60}\](?!\()|\{\{(?=[^{}\n]{0,60}\p{L})[^{}\n]{1,60}\}\}|\{\p{L}{2,12}(?:\|[^{}|\n]{1,60})?\}/gu;
const FILE = /\.[a-z]{2,4}\]$/i;
/** What programs and editors put into brackets, which nobody is to fill. */
const MEANT = new Set(
  'sic external spam error errors warn warning info debug fatal trace notice ok fail failed hata uyari bilgi harici dis'.split(
    ' ',
  ),
);

/** As canned replies name them, in both languages. */
const PLACES = new Set<string>([...CANNED_PLACES, ...'hitap ad no kod konu temsilci ekip firma'.split(' ')]);

/** The blanks of a text in their order; `at` counts UTF-16 units. */
export const blanksIn = (text: string): Blank[] =>
  Array.from(text.matchAll(BLANK), ({ index, 0: found }) => ({ at: index, text: found })).filter(
    ({ text: found }) => !FILE.test(found) && !isMeant(found),
  );

function isMeant(found: string): boolean {
  if (found.startsWith('[')) return MEANT.has(fold(found.slice(1, -1).trim()));
  return !found.startsWith('{{') && !PLACES.has(found.slice(1, -1).split('|', 1)[0]!);
}

/** The brackets that a canned reply brings into a text: whoever wrote it has meant each of them to be filled. */
export const broughtBlanks = (reply: string): string[] => [
  ...new Set(blanksIn(reply).flatMap(({ text }) => (text.startsWith('[') ? [text] : []))),
];

/** Those of two canned replies in one draft. */
export const joinedBlanks = (one: readonly string[], other: readonly string[]): string[] =>
  [...new Set([...one, ...other])].slice(0, LIMITS.blanksOfDraft);

/**
 * Blanks that are certainly none but blanks: what people write themselves stands in brackets as well ("[Kaydet] düğmesine basın", "[RFC 5322]",
 * "/users/{id}"). Only these keep a reply back, as nothing can confirm them; the others are marked while it is written. `brought`: what came
 * into the text with canned replies.
 */
export function certainBlanksIn(text: string, brought: readonly string[] = []): Blank[] {
  const came = new Set(brought.map((one) => fold(one)));
  // "[code]x = 1[/code]", as forums write.
  const closed = new Set(Array.from(text.matchAll(/\[\/([^[\]\n]{1,60})\]/g), ([, word]) => word!));
  return blanksIn(text).filter((blank) => {
    if (!blank.text.startsWith('[')) return !isOfCode(text, blank);
    const inner = blank.text.slice(1, -1);
    const said = inner.trim();
    if (closed.has(inner)) return false;
    if (OWN_BLANKS.has(said)) return true;
    const isKnown = came.has(fold(blank.text)) || (BLANK_WORDS.has(fold(said)) && !ANSWERS.has(said));
    return isKnown && (isSmall(said) || !isOnScreen(text, blank));
  });
}

const isSmall = (said: string): boolean => said === said.toLocaleLowerCase('tr');
/** "[Evet] [No]": a choice, and no number. */
const ANSWERS = new Set(['No', 'NO']);

/** A button, a tab, a column is named in brackets as it is written there, with a capital, and the words beside it say what it is. */
function isOnScreen(text: string, { at, text: found }: Blank): boolean {
  const end = at + found.length;
  const before = text
    .slice(Math.max(0, at - BESIDE_CHARS), at)
    .split('\n')
    .at(-1)!;
  return ON_SCREEN.test(fold(`${before} ${text.slice(end, end + BESIDE_CHARS).split('\n', 1)[0]!}`));
}
const BESIDE_CHARS = 30;
const ON_SCREEN =
  /(?<![a-z])(?:dugme|buton|sekme|menu|sutun|kolon|filtre|alan(?:i|in)|kutu(?:su|ya)|ekran|tikla|bas(?:in|ip|mak|tik)|sec(?:in|ip|ene|mek)|isaretle|tus(?:u|a)|(?:button|tab|column|filter|field|checkbox|screen|click|press|select|choose|tap|tick|key)s?(?![a-z]))/;

/** As the product's own replies bring them. */
const OWN_BLANKS = new Set([
  ...Object.values(MISSING).flatMap((words) => Object.values(words)),
  ...Object.values(READY_REPLIES).flatMap(({ text }) =>
    Object.values(text).flatMap((words) => Array.from(words.matchAll(/\[([^[\]\n]+)\]/g), ([, word]) => word!)),
  ),
]);
const BLANK_WORDS = new Set(
  `numara, numarasi, no, tarih, tarihi, gun, saat, tutar, tutari, miktar, fiyat, isim, ad, adi, soyad, ad soyad, isim soyisim, musteri adi, urun, urun adi, kod, adres, link, baglanti, telefon,
   kargo no, kargo numarasi, kargo takip no, kargo takip numarasi, takip no, takip numarasi, takip kodu, siparis no, siparis numarasi, fatura no, fatura numarasi, talep no, talep numarasi, iade kodu, firma adi,
   teslim tarihi, teslimat tarihi, kargo firmasi, hitap, konu, temsilci, ekip, firma, number, date, day, time, amount, price, name, first name, last name, full name, your name, customer name, product, product name,
   code, address, link, phone number, tracking number, tracking no, tracking code, tracking link, order number, order no, invoice number, ticket number, request number, return code, delivery date, company name,
   carrier, insert name, insert date, insert number, insert link, insert amount, agent name, salutation`
    .split(',')
    .map((words) => words.trim()),
);

/** `/users/{id}/{name}`, `${{ github.ref }}`: beside others that no reply fills, or in an address or an assignment. */
function isOfCode(text: string, { at, text: found }: Blank): boolean {
  if (/[$%#/=&"'\p{L}\p{N}_]/u.test(text[at - 1] ?? '') || /[/=&"\p{L}\p{N}_]/u.test(text[at + found.length] ?? ''))
    return true;
  if (found.startsWith('{{')) return false;
  const before = text.slice(Math.max(0, at - CODE_CHARS), at);
  const behind = text.slice(at, at + CODE_CHARS);
  const whole = before.slice(before.lastIndexOf('\n') + 1) + behind.split('\n', 1)[0]!;
  return Array.from(whole.matchAll(/\{([^{}]{0,80})\}/g)).some(([, name]) => !PLACES.has(name!.split('|', 1)[0]!));
}
/** Of a line so much is looked at on each side. */
const CODE_CHARS = 100;

/** The next blank behind a place, or before it; undefined when there is none, and then Tab leaves the field. */
export const blankFrom = (text: string, at: number, by: 1 | -1): Blank | undefined =>
  by === 1
    ? blanksIn(text).find((one) => one.at >= at)
    : blanksIn(text).findLast((one) => one.at + one.text.length <= at);
