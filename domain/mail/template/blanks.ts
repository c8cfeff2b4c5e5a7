/** Blanks that somebody is to fill before a reply is sent: `[numara]`, `{{ad}}`, `{salutation}`. Pure. */
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

/**
 * Blanks that are certainly none but blanks: what people write themselves stands in brackets as well ("[Kaydet] düğmesine basın", "[RFC 5322]",
 * "/users/{id}"). Only these keep a reply back, as nothing can confirm them; the others are marked while it is written.
 */
export function certainBlanksIn(text: string): Blank[] {
  // "[code]x = 1[/code]", as forums write.
  const closed = new Set(Array.from(text.matchAll(/\[\/([^[\]\n]{1,60})\]/g), ([, word]) => word!));
  return blanksIn(text).filter((blank) => {
    const inner = blank.text.slice(1, -1);
    return blank.text.startsWith('[') ? isBlankWord(inner.trim()) && !closed.has(inner) : !isOfCode(text, blank);
  });
}

/** All in small letters, or as a reply of the product's own writes it: a button, a file, a field is named as it is written there. */
const isBlankWord = (said: string): boolean =>
  OWN_BLANKS.has(said) || (said === said.toLocaleLowerCase('tr') && BLANK_WORDS.has(fold(said)));

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
