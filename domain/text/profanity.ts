/**
 * Words that are not said to a customer, and that a customer should not have to be heard with: curses and insults of both languages. Whole
 * words with their endings only, so that no `Scunthorpe`, no `götürmek`, no `sıkıntı` is one. Pure.
 */

/** `strong`: a curse, or an insult to whoever reads it. `mild`: what we do not say ourselves, and a customer may. */
export type Profanity = { at: number; text: string; strength: 'strong' | 'mild' };

/** Endings of Turkish nouns: plural, whose, case, what somebody is. */
const NOUN = `(?:l[ae]r)?(?:[ıiuü]?[mn]|[ıiuü]m[ıiuü]z|[ıiuü]n[ıiuü]z|s?[ıiuü])?(?:n?[ıiuüae]|n?d[ae]n?|n?[ıiuü]n|y?l[ae]|c[ae])?(?:s[ıiuü]n(?:[ıiuü]z)?|d[ıiuü]r|y?[ıiuü]m|y?[ıiuü]z|s[ıiuü]n[ıiuü]zl?[ae]?r?)?`;

/** Letters of both languages: a class of its own for all letters, in each of many forms, takes the compiler of patterns long. */
const LETTER = '[a-zçğıöşüâîû]';
const either = (list: string): string => `(?:${list.trim().split(/,\s+/).join('|').replaceAll('~', LETTER)})`;

/** Words of which one letter is one of several: `pu[şs]t`. */
const spelled = (list: string): string[] =>
  list
    .trim()
    .split(/,?\s+/)
    .flatMap((word) =>
      word
        .split(/\[([^\]]+)\]/)
        .reduce<string[]>(
          (all, piece, at) => all.flatMap((one) => (at % 2 === 0 ? [piece] : [...piece]).map((next) => one + next)),
          [''],
        ),
    );

/**
 * Nouns that take the endings of Turkish. In small letters of the Turkish alphabet. Where a letter without its dot or tail makes a harmless word
 * (sık, sıktırın, piç and pic, göt and got, amına and the name Amina), only the word with it counts.
 */
const STRONG_NOUNS = spelled(`
  sikik orospu orospulu[kğ] piç piçlik piçler amc[ıi]k götveren gotveren götlek yarrak ta[şs]ak ta[şs][şs]ak kahpe pezeven[kg] kaltak s[üu]rt[üu]k fahi[şs]e ibne gavat
  pu[şs]t yav[şs]ak [şs][ıi]ll[ıi]k dallama dalyarak [şs]erefsiz [şs]erefsizli[kğg] haysiyetsiz haysiyetsizli[kğg] namussuz namussuzlu[kğg] [şs]arlatan ahlaks[ıi]zlar ahlaks[ıi]zs[ıi]n[ıi]z
  gerizek[aâ]l[ıi] gerzek dangalak embesil beyinsiz e[şs][şs]ek
`);
const MILD_NOUNS = spelled(`
  salak salakça salaklık aptal aptalca aptallık ahmak ahmakça ahmaklık terbiyesiz terbiyesizlik utanmaz
`);
const NOUNS = new Map<string, Profanity['strength']>([
  ...MILD_NOUNS.map((noun) => [noun, 'mild'] as const),
  ...STRONG_NOUNS.map((noun) => [noun, 'strong'] as const),
]);
const LONGEST = Math.max(...Array.from(NOUNS.keys(), (noun) => noun.length));
const ENDED = new RegExp(`^${NOUN}$`, 'u');

/** `~` stands for a letter. */
const TR_STRONG = either(`
  siktir~{0,12}, hass?[iı]kt[iı]r, sikeyim, sikerim, sikerler, sikecem, sikece[ğg]im, siki[yş]im, siktiğimin~{0,6}, siktigimin~{0,6},
  sikko, orospu ?[çc]ocu[kğg]~{0,14}, oç, o\\.ç\\.?, amk, a\\.m\\.k\\.?, amq, amına ?koy~{0,12},
  amina ?koy(?:ayim|arim|im|um|dug~{1,8}), amına ?kod[uo]~{0,6}, amina ?kodu(?:[gğ]um|mun)~{0,6}, amını sik~{1,12},
  amini sik(?:t|er|ey|ec)~{0,10}, aq, götüne, götünü, götünüze, götünüzü, götoş, göt, götsün~{0,4}, götler, yarra[ğg]~{1,6}, yarram,
  adi herif~{0,14}, hayvan herif~{0,14}, geri zek[aâ]l[ıi]~{0,14}, salaks[ıi]n~{0,4}, aptals[ıi]n~{0,4}, ahmaks[ıi]n~{0,4},
  (?:salak|aptal|ahmak) (?:herif|insan|adam|kad[ıi]n)~{0,14}, (?:salak|aptal|ahmak)lar, [ıi]t o[ğg]lu [ıi]t~{0,14},
  [ıi]t herif~{0,14}, k[öo]pek herif~{0,14}, e[şs]ek herif~{0,14}, e[şs]o[ğg]lu ?e[şs]ek~{0,14}, hıyar herif~{0,14}, defol, defolun,
  defol git~{0,4}, geber(?:in|sin|sinler|tirim|tece[ğg]im|irsiniz)?, kafana s[ıi][çc]~{2,8}, sıçayım, sıçarım,
  sıçtı(?:n|nız|lar|m|k)?, a[ğg]z[ıi]na s[ıi][çc]~{2,8}, a[ğg]z[ıi]n[ıi]za s[ıi][çc]~{2,8},
  ana(?:n|nız|niz|s[ıi]n)[ıi] (?:avrad~{2,8}|s[iı]k~{2,8}), avrad[ıi]n[ıi](?:z[ıi])?, ecdad[ıi]n[ıi](?:z[ıi])? s~{2,8},
  s[üu]lalen[ıi](?:z[ıi])? s~{2,8}, boktan, bok (?:gibi|ye|yiyin|herif), bok(?:unu|umu) ye~{0,6}, karaktersiz(?:ler|s[iı]n)~{0,8},
  karaktersiz (?:herif|insan|adam)~{0,8}
`);
const TR_MILD = either(
  `ulan(?![ -]?(?:bat|baat|ude|hot)), lanet olsun, kahretsin, zıkkım~{0,6}, saçmalama(?:yın)?, bok, kıçım~{0,4}, rezil(?:siniz|sin|ler)`,
);
const EN_STRONG = either(`
  (?:mother|mutha)?f+u+c+k+(?:s|ed|er|ers|in|ing|ingly|tard|tards|up|wit|wits|off)?, f[*@#x_-]{1,3}c?k(?:ing|ed|er|s)?, f\\*{2,4}, fck(?:ing|ed)?, fuk, fuking, stfu, gtfo, wtf,
  (?:bull|horse|dip|bat|chicken)?shit(?:s|ty|ter|ting|head|heads|hole|holes|show|face|less)?, sh[*@#!]t(?:ty)?, s\\*{2}t, (?:ass|arse)holes?, a[*@#]{2}hole, dumb ?ass(?:es)?, jack ?ass(?:es)?, (?:kiss|lick|kick|up) (?:my|your) (?:ass|arse),
  bitch(?:es|y|ing)?, b[*@#]tch(?:es)?, son of a bitch, sons of bitches, bastards?, dickheads?, (?:suck|sucking) (?:my|your|a) dick, you (?:~{1,12} )?(?:dick|prick|twat|cock), cock ?suckers?, cunts?, c[*@#]nts?, twats?, wankers?, pricks,
  piss off, douche ?bags?, scum ?bags?, whores?, sluts?, faggots?, (?:you|of|fucking|bloody|these|those|such) retards, retards(?! ~), you(?: are|['’]re| fucking)? (?:a )?retard(?:ed)?, n[i1]gg[ae]rs?, n[i1]gg[ae]s?,
  go to hell, rot in hell, burn in hell, drop dead, (?:go )?(?:kill|hang) yourselves, (?:go )?(?:kill|hang) yourself, screw you, fuck(?:ing)? you, (?<!(?<!~)~ )f u(?! ~(?!~)), up yours,
  you(?: are|['’]re| guys are| people are| all are)?(?: all| just| really| such| a| an| bunch of| complete| total| absolute| utter| fucking| bloody| useless| lying){0,4} (?:idiots?|morons?|imbeciles?|cretins?|scum|stupid|pathetic liars?|crooks|thieves),
  (?:stupid|bloody|complete|total|absolute|utter|lying|useless) (?:idiots?|morons?|imbeciles?|cretins?|liars?|crooks|scum|cow|bastards?)
`);
const EN_MILD = either(
  `idiots?(?!-proof)(?! proof), idiotic, morons?, moronic, imbeciles?, crap(?:py)?, damn(?:ed|it)?, god ?damn(?:ed|it)?, pissed(?: off)?, pain in the (?:ass|arse), bloody hell, dumb(?! (?:terminal|waiter|bell|device|switch|phone|luck|pipe|client|show)s?), stupidity, ffs, sucks(?! (?:up|in|out|air|water|dust|the (?:air|water|dust)))`,
);

/** Abbreviations, and a street of Hong Kong: in capitals they are a model, a medium, a place. */
const SHORT = new Set(['amk', 'amq', 'aq', 'oç', 'a.m.k', 'a.m.k.', 'o.ç', 'o.ç.', 'fuk', 'f u']);

const EDGE = ['(?<![\\p{L}\\p{N}_@*])', '(?![\\p{L}\\p{N}_*]|@\\p{L}|\\.\\p{L}{2})'] as const;
const WORD = new RegExp(`${EDGE[0]}\\p{L}+${EDGE[1]}`, 'gu');
const pattern = (words: string[]): RegExp => new RegExp(`${EDGE[0]}(?:${words.join('|')})${EDGE[1]}`, 'gu');
const STRONG = pattern([TR_STRONG, EN_STRONG]);
const MILD = pattern([TR_MILD, EN_MILD]);
/** Said of oneself or of how one was dealt with, which is a complaint and no insult. */
const HARMLESS = /(?:salak|aptal|ahmak|enayi|idiots?|morons?) (?:yerine|durumuna|gibi|m[ıi]y[ıi]m|m[ıi]y[ıi]z)/u;

/** A message of more is looked at as far as this. */
const CHARS = 50_000;

/** What of a text is a curse or an insult, in its order. */
export function profanitiesIn(text: string): Profanity[] {
  const said = lowered(text.slice(0, CHARS));
  const found = (words: RegExp, strength: Profanity['strength']): Profanity[] =>
    Array.from(said.matchAll(words), ({ 0: { length }, index }) => ({
      at: index,
      text: text.slice(index, index + length),
      strength,
    })).filter((one) => !isName(said, one));
  const all = [...found(STRONG, 'strong'), ...found(MILD, 'mild'), ...nounsIn(said, text)].filter(
    ({ at }) => HARMLESS.exec(said.slice(at, at + 40))?.index !== 0,
  );
  // What begins within a strong one is part of it.
  const rank = (one: Profanity): number => (one.strength === 'strong' ? 0 : 1);
  let end = 0;
  return all
    .toSorted((one, other) => one.at - other.at || rank(one) - rank(other) || other.text.length - one.text.length)
    .filter((one) => {
      if (one.at < end) return false;
      if (one.strength === 'strong') end = one.at + one.text.length;
      return true;
    });
}

/** The longest noun that a word begins with, when what is left of it is an ending. */
function nounsIn(said: string, text: string): Profanity[] {
  return Array.from(said.matchAll(WORD)).flatMap(({ 0: word, index: at }) => {
    for (let end = Math.min(word.length, LONGEST); end > 2; end--) {
      const strength = NOUNS.get(word.slice(0, end));
      if (strength !== undefined && ENDED.test(word.slice(end)))
        return [{ at, text: text.slice(at, at + word.length), strength }];
    }
    return [];
  });
}

/** An abbreviation in capitals, or one with a number: "Model AQ-200", "(AMQ)". */
function isName(said: string, { at, text: written }: Profanity): boolean {
  if (!SHORT.has(said.slice(at, at + written.length))) return false;
  const isCapital =
    written === 'Fuk' || (written.match(/\p{Lu}/gu)?.length ?? 0) > (/^\p{Lu}\p{Ll}+$/u.test(written) ? 1 : 0);
  return (
    isCapital ||
    /\d-$/.test(said.slice(Math.max(0, at - 2), at)) ||
    /^-\d/.test(said.slice(at + written.length, at + written.length + 2))
  );
}

/** Small letters, a character for each: `İ` becomes `i`, and `I` `ı` where the word is Turkish by another letter. */
const lowered = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    // Most are small as they stand, and letter by letter is slow.
    if (word === word.toLowerCase()) return word;
    const isTurkish = /[ıİşŞğĞçÇöÖüÜ]/.test(word);
    return Array.from({ length: word.length }, (_, at) => small(word[at]!, isTurkish)).join('');
  });

function small(letter: string, isTurkish: boolean): string {
  if (letter === 'İ') return 'i';
  if (letter === 'I') return isTurkish ? 'ı' : 'i';
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}
