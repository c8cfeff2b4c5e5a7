/**
 * Mails that ask for nothing: "çözüldü", "thanks!". Only whole sentences of this grammar, in its order, are one of them; any
 * other word, sign or order makes it an answer like any other, because an answer taken for thanks is a customer who waits for
 * nobody.
 */
import { cut } from '../../text/clean.ts';
import { fold } from '../../text/fold.ts';
import type { Saying } from '../../ticket/event.ts';
import { aboveSignature, isSignature } from '../template/signature-block.ts';

/** Longer words say something; a signature has as much again. */
const CHARS = 300;

const phrases = (list: string): string[] => list.split(',').map((phrase) => phrase.trim());
/** One of these, folded, each word followed by a space; the longest first. */
const oneOf = (...lists: string[]): string =>
  `(?:${lists
    .flatMap(phrases)
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) => `${phrase} `)
    .join('|')})`;

const OPENING =
  oneOf(`evet, tamam, tamamdir, peki, super, harika, mukemmel, cok iyi, merhaba, selam, selamlar, yes, ok, okay,
  great, perfect, awesome, wonderful, hi, hello, dear team, hi team, hello team`);
/** What is solved, when that is said. */
const SUBJECT =
  oneOf(`sorunum, sorun, sorunumuz, problem, problemim, talebim, the problem, my problem, the issue, my issue, issue,
  it, this, that`);
const SOLVED = oneOf(
  `cozuldu, cozulmustur, cozulmus, halloldu, hallolmus, duzeldi, solved, resolved, fixed, sorted, works`,
);
/** Sentences of their own. */
const SOLVED_WHOLE = oneOf(
  `sorun kalmadi, sorunum kalmadi, problem kalmadi, sorun yok artik, its solved, its resolved, its fixed, it is working now, its working now, works now, all sorted`,
);
const THANKS = oneOf(`tesekkur, tesekkurler, tesekkur ederim, tesekkur ederiz, tesekkurlerimi sunarim, cok tesekkurler,
  cok tesekkur ederim, cok tesekkur ederiz, tekrar tesekkurler, tekrar tesekkur ederim, sagol, sagolun, sag ol, sag olun, cok sagol,
  cok sagolun, eyvallah, elinize saglik, ellerinize saglik, emeginize saglik, minnettarim, thanks, thank you, many thanks,
  thanks again, thank you again, thx, ty, cheers, much appreciated, appreciated`);
/** Every phrase of one list before every phrase of the other. */
const each = (befores: string, afters: string): string =>
  phrases(befores)
    .flatMap((before) => phrases(afters).map((after) => `${before} ${after}`.trim()))
    .join(',');
/** What one thanks for, before the Turkish words and behind the English ones. */
const FOR = oneOf(
  each(
    `, hizli, cabuk, guzel, degerli`,
    `yardiminiz icin, yardimlariniz icin, ilginiz icin, desteginiz icin, destekleriniz icin, yanitiniz icin, cevabiniz icin,
    cozumunuz icin, donusunuz icin, geri donusunuz icin`,
  ),
  `her sey icin, size, sizlere, hepinize`,
);
const BEHIND = oneOf(
  each(
    each(`for the, for your, for all your`, `, quick, fast, prompt, great, kind`),
    `help, support, reply, response, answer, assistance`,
  ),
  `so much, very much, a lot, for your time, for everything, to you, to you all`,
);
const CLOSING =
  oneOf(`iyi gunler, iyi calismalar, iyi aksamlar, iyi haftalar, iyi hafta sonlari, kolay gelsin, saygilar,
  saygilarimla, saygilarimizla, tesekkurlerimle, sevgiler, you too, have a nice day, have a good day, have a great day, best regards,
  kind regards, regards, best, best wishes`);

/** None of it, or up to so many. The empty group keeps V8 from compiling the body once for each time: half a second in all, in every process that reads mail. */
const upTo = (times: number, body: string): string => `(?:()(?:${body})){0,${times}}`;

const IS = '(?:is |has been )?(?:now )?';
const statement = `(?:${SOLVED_WHOLE}|(?:${SUBJECT}${IS})?${SOLVED}(?:now |artik )?)`;
const thanks = `(?:and |ve )?${upTo(2, FOR)}${THANKS}${upTo(2, BEHIND)}`;
const WHOLE = new RegExp(
  `^${upTo(4, `${OPENING}|${CLOSING}`)}${upTo(2, thanks)}(?<solved>${upTo(2, statement)})(?<thanks>${upTo(3, thanks)})${upTo(3, CLOSING)}$`,
);
/** A yes that nothing is said against, with what else is polite. */
const YES = oneOf(
  `evet, yes, yep, yeah, yup, aynen, kesinlikle, elbette, tabii, tabi, absolutely, indeed, definitely, it is, it does`,
);
const AGREED = new RegExp(
  `^${upTo(3, `${OPENING}|${CLOSING}`)}${YES}${upTo(4, `${YES}|${OPENING}`)}${upTo(3, thanks)}${upTo(3, CLOSING)}$`,
);
const THANKED = new RegExp(THANKS);
const FAREWELL = new RegExp(`^(?:(?:${CLOSING}){1,2}|${THANKS})$`);

/** Signs that say nothing but kindness. Any other one may say that it is not so. */
const FRIENDLY = /[:;]-?\)|[🙂😊😀😃😄😁☺👍🙏❤♥👌🎉💐🌹🌸]\uFE0F?[\u{1F3FB}-\u{1F3FF}]?/gu;
const PLAIN = /^[\p{L}\p{M}\s.,!'’…–—-]*$/u;

/** What mail programs write beneath the words of their owner, folded. */
const PROGRAM =
  /^(?:sent from |get outlook |(?:iphone|ipad|android|samsung|galaxy|huawei|xiaomi|outlook|yahoo|gmail|windows).{0,40} ?(?:gonderildi|edinin)\.?$)/;

/** What the new words of a mail say and nothing more; null when they say anything else. `name` is the sender's own. */
export function closingWords(newText: string, name: string): Saying | null {
  if (newText.length > 2 * CHARS) return null;
  const own = wordsIn(fold(cut(name, CHARS)));
  const lines = withoutFoot(
    newText.split('\n').map((line) => line.trim()),
    own,
  );
  if (lines === null) return null;
  const said = lines.join('\n').replace(FRIENDLY, ' ');
  if (said.length > CHARS || !PLAIN.test(said)) return null;
  const words = spaced(withoutName(wordsIn(fold(said)), own));
  const found = WHOLE.exec(words);
  if (found !== null && found.groups!['solved'] !== '') return 'solved';
  const isThanks = found !== null && THANKED.test(words);
  if (AGREED.test(words)) return isThanks ? 'agreed-with-thanks' : 'agreed';
  return isThanks ? 'thanks' : null;
}

/** Without signature and the line of a mail program; null when what stands there may be words. */
function withoutFoot(lines: string[], own: string[]): string[] | null {
  const filled = lines.filter((line) => line !== '');
  if (filled.length > 0 && PROGRAM.test(fold(filled.at(-1)!))) filled.pop();
  const end = filled.indexOf('--');
  if (end < 0) return aboveSignature(filled, own, isFarewell);
  // Whatever name stands below the dashes, a line beneath it that is none of a signature's is something they say.
  return isSignature(filled.slice(end + 1), own) ? aboveSignature(filled.slice(0, end), own, isFarewell) : null;
}

const isFarewell = (line: string): boolean => PLAIN.test(line) && FAREWELL.test(spaced(wordsIn(fold(line))));

/** The name at the end; within a sentence its words may mean something. */
function withoutName(words: string[], own: string[]): string[] {
  let end = words.length;
  while (end > 0 && words.length - end < own.length && own.includes(words[end - 1]!)) end -= 1;
  return words.slice(0, end);
}

/** As the grammar has them. */
const spaced = (words: string[]): string => words.map((word) => `${word} `).join('');

/** `it's` is one word. */
const wordsIn = (text: string): string[] => text.replace(/['’]/g, '').match(/\p{L}+/gu) ?? [];
