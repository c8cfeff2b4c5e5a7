/**
 * Mails that ask for nothing: "çözüldü", "thanks!". Only what is made of these words altogether is one of them; a word that is
 * not here, a number or a question makes it an answer like any other, because an answer taken for thanks is a customer who
 * waits for nobody.
 */
import { cut } from '../text/clean.ts';
import { fold } from '../text/fold.ts';
import type { Saying } from '../ticket/event.ts';

/** A longer one says something. */
const CHARS = 300;
const PHRASE_WORDS = 5;

const phrases = (list: string): string[] => list.split(',').map((phrase) => phrase.trim());

/** Folded; each says that it is solved. */
const SOLVED =
  phrases(`cozuldu, cozulmustur, cozulmus, halloldu, hallolmus, duzeldi, sorun kalmadi, sorunum kalmadi, problem kalmadi,
  sorun yok artik, solved, it is solved, its solved, resolved, it is resolved, its resolved, fixed, it is fixed, its fixed, sorted,
  it works now, works now, it is working now, all sorted`);
/** Each thanks. */
const THANKS =
  phrases(`tesekkur, tesekkurler, tesekkur ederim, tesekkur ederiz, tesekkurlerimi sunarim, tesekkurlerimle, cok tesekkurler,
  cok tesekkur ederim, cok tesekkur ederiz, sagol, sagolun, sag ol, sag olun, cok sagol, cok sagolun, eyvallah, elinize saglik,
  ellerinize saglik, emeginize saglik, minnettarim, thanks, thank you, many thanks, thx, ty, cheers, much appreciated, appreciated`);
/** What stands around it. */
const AROUND =
  phrases(`evet, tamam, tamamdir, peki, oldu, super, harika, mukemmel, cok iyi, merhaba, selam, selamlar, iyi gunler, iyi calismalar,
  iyi aksamlar, iyi haftalar, iyi hafta sonlari, kolay gelsin, saygilar, saygilarimla, saygilarimizla, sevgiler, sorunum, sorun,
  sorunumuz, problem, problemim, talebim, yardiminiz icin, yardimlariniz icin, ilginiz icin, desteginiz icin, hizli yanitiniz icin,
  yanitiniz icin, cevabiniz icin, hizli donusunuz icin, donusunuz icin, geri donusunuz icin, her sey icin, size, sizlere, cok, ve, de,
  da, tekrar, hepinize, yes, ok, okay, great, perfect, awesome, wonderful, hi, hello, dear team, hi team, hello team, so much, very much,
  a lot, again, for your help, for the help, for all your help, for your support, for the support, for your reply, for the reply,
  for the quick reply, for your quick reply, for your time, for everything, to you, to you all, you too, have a nice day,
  have a good day, have a great day, best regards, kind regards, regards, best, best wishes, problem, the problem, my problem,
  the issue, my issue, issue, problem is, the problem is, my problem is, the issue is, it, is, has been, now, and, this is, that is`);

const WORDS = new Map<string, Saying | 'nothing'>([
  ...AROUND.map((phrase) => [phrase, 'nothing'] as const),
  ...THANKS.map((phrase) => [phrase, 'thanks'] as const),
  ...SOLVED.map((phrase) => [phrase, 'solved'] as const),
]);

/** What mail programs write beneath the words of their owner. */
const PROGRAM = /^(?:sent from |get outlook |.{0,30}dan gonderildi|.{0,30}den gonderildi|.{0,40} edinin$)/;

/** What the new words of a mail say and nothing more; null when they say anything else. `name` is the sender's own. */
export function closingWords(newText: string, name: string): Saying | null {
  if (newText.length > CHARS || /[?？\d]/.test(newText)) return null;
  const lines = fold(newText)
    .split('\n')
    .map((line) => line.trim());
  const end = lines.findIndex((line) => line === '--' || PROGRAM.test(line));
  const words = wordsIn((end < 0 ? lines : lines.slice(0, end)).join('\n'));
  const own = new Set(wordsIn(fold(cut(name, CHARS))));
  const said = new Set<Saying>();
  for (let at = 0; at < words.length;) {
    const length = phraseAt(words, at);
    if (length === 0 && !own.has(words[at]!)) return null;
    const meaning = WORDS.get(words.slice(at, at + length).join(' '));
    if (meaning !== undefined && meaning !== 'nothing') said.add(meaning);
    at += Math.max(1, length);
  }
  return said.has('solved') ? 'solved' : said.has('thanks') ? 'thanks' : null;
}

/** How many words the longest phrase has that begins here; 0 when none does. */
function phraseAt(words: string[], at: number): number {
  for (let length = PHRASE_WORDS; length > 0; length -= 1)
    if (at + length <= words.length && WORDS.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
}

/** `it's` is one word; signs and small pictures are none. */
const wordsIn = (text: string): string[] => text.replace(/['’]/g, '').match(/\p{L}+/gu) ?? [];
