/**
 * How a reply sounds, as far as it can be seen from its words: what is marked while it is written, and never holds it back. Both languages. Pure.
 */
import { fold } from '../../text/fold.ts';
import { ownText } from '../../text/own-words.ts';

type RemarkKind = 'shouting' | 'marks' | 'no-greeting' | 'no-closing';

/** `at` counts UTF-16 units; what is missing stands nowhere and has no words. */
export type Remark = { kind: RemarkKind; at: number; text: string };

/** Of a longer text the rest is not looked at: it is looked at while somebody types. */
const CHARS = 20_000;
/** Fewer words in capitals are a name, a code, an emphasis. */
const SHOUTED_WORDS = 3;
/** Shorter answers ("Tamam, yarın.") are no letters, and need no greeting. */
const LETTER_WORDS = 12;

/** A word of three letters at least, all capitals, without a digit; what is shorter is an abbreviation. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])(?:['’]\p{L}+)?/gu;
/** Two or three of the same, or of both: "!!", "???", "?!?!". One "?!" is surprise. */
const MARKS = /[!?]{3,}|!!/g;

/** Abbreviations that stand together: "PDF VE CSV" is none, so their number alone says little; these never count. */
const ABBREVIATIONS = new Set(
  `pdf csv url api sms iban tc vkn tckn kdv tl usd eur gbp dhl ups ptt adsl vdsl usb hdmi led lcd ssd hdd ram cpu gpu wifi vpn dns dhcp http https html xml json sql ssl tls imap smtp pop
   faq sla crm erp pos sim imei mac ip id ok abd ab uk usa eu gmbh ltd sti llc ceo cto hr it pr qr gps tv dvd bluetooth aras mng yurtici`.split(
    /\s+/,
  ),
);

const GREETS =
  /^(?:merhaba|merhabalar|selam|selamlar|sayin|sn|sevgili|degerli|gunaydin|iyi (?:gunler|aksamlar|geceler|calismalar|haftalar)|hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|greetings)(?!\p{L})|^\p{L}+(?: \p{L}+)? (?:hanim|bey)(?!\p{L})/u;
const CLOSES =
  /(?:saygi(?:lar|lari|larim|larimla|larimizla|yla)|sevgiler|iyi (?:gunler|aksamlar|calismalar|haftalar|tatiller|hafta sonlari|bayramlar|geceler)|kolay gelsin|tesekkur(?:ler| ederim| ederiz)|selamlar|gorusmek uzere|sevgilerimle|regards|sincerely|best wishes|all the best|best|cheers|thanks|thank you|yours|take care|have a (?:nice|good|great|lovely))(?!\p{L})/u;

/** What is remarked of the words of a reply. `isFirst`: no answer of ours went before it; later ones need neither greeting nor closing. */
export function remarksOn(text: string, { isFirst, isSigned }: { isFirst: boolean; isSigned: boolean }): Remark[] {
  const own = ownText(text.slice(0, CHARS));
  return [...shouted(own), ...repeated(own), ...(isFirst ? missing(own, isSigned) : [])].toSorted(
    (one, other) => one.at - other.at,
  );
}

type Run = { at: number; end: number; words: number };
/** What may stand between two words of one shout. */
const BETWEEN = /^[\s,;:'"’“”!?.-]{1,4}$/;

/** Runs of words in capitals. */
function shouted(own: string): Remark[] {
  const runs: Run[] = [];
  for (const { index: at, 0: word } of own.matchAll(CAPITALS)) {
    const run = runs.at(-1);
    const counts = ABBREVIATIONS.has(fold(word)) || word.length < 3 ? 0 : 1;
    if (run !== undefined && BETWEEN.test(own.slice(run.end, at))) {
      run.end = at + word.length;
      run.words += counts;
    } else runs.push({ at, end: at + word.length, words: counts });
  }
  return runs
    .filter(({ words }) => words >= SHOUTED_WORDS)
    .map(({ at, end }) => ({ kind: 'shouting', at, text: own.slice(at, end) }));
}

const repeated = (own: string): Remark[] =>
  Array.from(own.matchAll(MARKS), ({ index: at, 0: text }) => ({ kind: 'marks' as const, at, text }));

/** A signature closes as well. */
function missing(own: string, isSigned: boolean): Remark[] {
  const lines = own.split('\n').filter((line) => line.trim() !== '');
  if ((own.match(/\p{L}+/gu) ?? []).length < LETTER_WORDS) return [];
  const first = lines.slice(0, 2).map((line) => fold(line.trim()));
  const last = fold(lines.slice(-3).join(' ').slice(-200));
  return [
    ...(first.some((line) => GREETS.test(line)) ? [] : [{ kind: 'no-greeting' as const, at: 0, text: '' }]),
    ...(isSigned || CLOSES.test(last) ? [] : [{ kind: 'no-closing' as const, at: own.length, text: '' }]),
  ];
}
