/**
 * Words as they are looked for. What was written is kept in its words, folded; what is asked is cut to a stem, and every word that begins
 * with it is found: `siparişinizi` asks for `siparis…`, as `sipariş` does. Stems are cut of the question alone, so that a better way to cut
 * them needs no text to be filed anew.
 */

/** The words of a folded text: what stands between signs and spaces. `search_words` in the database is its twin; one table tests both. */
export const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a word is looked for as it is: numbers, and what is partly one; a stem of an order's number is another order. */
export const isExact = (word: string): boolean => /\p{N}/u.test(word) || word.length < LEAST_LETTERS;

/** Of fewer letters too much begins. */
const LEAST_LETTERS = 3;
/** What must be left of a word behind a cut, and behind the cut of a single letter, which is often a part of the word. */
const LEAST_STEM = 4;
const LEAST_BEFORE_LETTER = 5;
/** A plural with a possessive and a case: `fatura-lar-ınız-dan`. */
const CUTS = 3;

/** Endings of Turkish nouns, folded, and the few of English; the longest that fits is cut. */
const ENDINGS = [
  ...'lar ler lari leri larin lerin larim lerim larimiz lerimiz lariniz leriniz'.split(' '),
  ...'mi mu min mun mda mde mdan mden im um imiz umuz miz muz iniz unuz niz nuz si su sini sunu sinin sunun sine suna sinde sunda sinden sundan'.split(
    ' ',
  ),
  ...'da de ta te dan den tan ten nda nde ndan nden daki deki taki teki'.split(' '),
  ...'in un nin nun ni nu na ne ya ye yi yu la le yla yle ca ce'.split(' '),
  ...'m n i u a e'.split(' '),
  ...'ing ed es s'.split(' '),
].toSorted((one, other) => other.length - one.length);

/** What words must begin with to be found by this folded word: its stem, and as it stands before a vowel (`kitap`, `kitabım`). */
export function stemsOf(word: string): string[] {
  if (isExact(word)) return [word];
  let stem = word;
  for (let cut = 0; cut < CUTS; cut += 1) {
    const ending = ENDINGS.find((one) => stem.endsWith(one) && stem.length - one.length >= leastBefore(one));
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  const other = otherForm(stem);
  return other === undefined ? [stem] : [stem, other];
}

const leastBefore = (ending: string): number => (ending.length === 1 ? LEAST_BEFORE_LETTER : LEAST_STEM);

const SOFTENED: Record<string, string> = { p: 'b', k: 'g', b: 'p', g: 'k' };

/** `talep` and `taleb-i`, `istek` and `isteğ-i`: words of several syllables change their last letter; those of one seldom do. */
function otherForm(stem: string): string | undefined {
  const other = SOFTENED[stem.at(-1)!];
  return other !== undefined && (stem.match(/[aeiou]/g)?.length ?? 0) > 1 ? stem.slice(0, -1) + other : undefined;
}
