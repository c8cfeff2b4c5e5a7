/**
 * Words that are not said to a customer, and that a customer should not have to be heard with: curses and insults of both languages. Whole
 * words with their endings only, so that no `Scunthorpe`, no `götürmek`, no `sıkıntı` is one. Pure.
 */

/** `strong`: a curse, or an insult to whoever reads it. `mild`: what we do not say ourselves, and a customer may. */
export type Profanity = { at: number; text: string; strength: 'strong' | 'mild' };

/** Endings of Turkish nouns: plural, whose, case, what somebody is. */
const NOUN = `(?:l[ae]r)?(?:[ıiuü]?[mn]|[ıiuü]m[ıiuü]z|[ıiuü]n[ıiuü]z|s?[ıiuü])?(?:n?[ıiuüae]|n?d[ae]n?|n?[ıiuü]n|y?l[ae]|c[ae])?(?:s[ıiuü]n(?:[ıiuü]z)?|d[ıiuü]r|y?[ıiuü]m|y?[ıiuü]z|s[ıiuü]n[ıiuü]zl?[ae]?r?)?`;

/** `~` stands for the endings of a Turkish noun. */
const either = (list: string): string => `(?:${list.trim().split(/,\s+/).join('|').replaceAll('~', NOUN)})`;

/**
 * In small letters of the Turkish alphabet. Where a letter without its dot or tail makes a harmless word (sık, piç and pic, göt and got, amına
 * and the name Amina), only the word with it counts.
 */
const TR_STRONG = either(`
  s[iı]kt[iı]r\\p{L}{0,12}, hass?[iı]kt[iı]r, sikeyim, sikerim, sikerler, sikecem, sikece[ğg]im, siki[yş]im, sikik~, siktiğimin\\p{L}{0,6}, siktigimin\\p{L}{0,6}, sikko,
  orospu(?:luk)?~, orospu ?(?:ç|c)ocu(?:k|ğ|g)~, oç, o\\.ç\\.?, piç(?:l[ei]r|lik)?~, amk, a\\.m\\.k\\.?, amq, am[ıi]na ?koy\\p{L}{0,12}, am[ıi]na ?kod[uo]\\p{L}{0,6}, am[ıi]n[ıi] s\\p{L}{2,12}, amc[ıi]k~, aq,
  götüne, götünü, götünüze, götünüzü, götveren~, gotveren~, götlek~, götoş, göt, götsün\\p{L}{0,4}, götler,
  yarrak~, yarra[ğg]\\p{L}{1,6}, yarram, ta[şs]+ak~,
  kahpe~, pezeven[kg]~, kaltak~, s[üu]rt[üu]k~, fahi[şs]e~, ibne~, gavat~, pu[şs]t~, yav[şs]ak~, [şs][ıi]ll[ıi]k~, dallama~, dalyarak~,
  [şs]erefsiz(?:lik)?~, haysiyetsiz(?:lik)?~, namussuz(?:luk)?~, karaktersiz(?:lik)?~, [şs]arlatan~, adi herif~, hayvan herif~, ahlaks[ıi]z(?:lar|s[ıi]n[ıi]z)~,
  geri ?zek[aâ]l[ıi]~, gerzek~, dangalak~, embesil~, beyinsiz~, salaks[ıi]n\\p{L}{0,4}, aptals[ıi]n\\p{L}{0,4}, ahmaks[ıi]n\\p{L}{0,4}, (?:salak|aptal|ahmak) (?:herif|insan|adam|kad[ıi]n)~, (?:salak|aptal|ahmak)lar,
  [ıi]t o[ğg]lu [ıi]t~, [ıi]t herif~, k[öo]pek herif~, e[şs]ek herif~, e[şs][şs]ek~, e[şs]o[ğg]lu ?e[şs]ek~, hıyar herif~,
  defol, defolun, defol git\\p{L}{0,4}, geber(?:in|sin|sinler|tirim|tece[ğg]im|irsiniz)?, kafana s[ıi][çc]\\p{L}{2,8}, sıçayım, sıçarım, sıçtı(?:n|nız|lar|m|k)?, a[ğg]z[ıi]na s[ıi][çc]\\p{L}{2,8}, a[ğg]z[ıi]n[ıi]za s[ıi][çc]\\p{L}{2,8},
  ana(?:n|nız|niz|s[ıi]n)[ıi] (?:avrad\\p{L}{2,8}|s[iı]k\\p{L}{2,8}), avrad[ıi]n[ıi](?:z[ıi])?, ecdad[ıi]n[ıi](?:z[ıi])? s\\p{L}{2,8}, s[üu]lalen[ıi](?:z[ıi])? s\\p{L}{2,8}, boktan, bok (?:gibi|ye|yiyin|herif), bok(?:unu|umu) ye\\p{L}{0,6}
`);
const TR_MILD = either(
  `salak(?:ça|lık)?~, aptal(?:ca|lık)?~, ahmak(?:ça|lık)?~, ulan, lanet olsun, kahretsin, zıkkım\\p{L}{0,6}, saçmalama(?:yın)?, bok, kıçım\\p{L}{0,4}, terbiyesiz(?:lik)?~, utanmaz~, rezil(?:siniz|sin|ler)`,
);
const EN_STRONG = either(`
  (?:mother|mutha)?f+u+c+k+(?:s|ed|er|ers|in|ing|ingly|tard|tards|up|wit|wits|off)?, f[*@#x_-]{1,3}c?k(?:ing|ed|er|s)?, f\\*{2,4}, fck(?:ing|ed)?, fuk(?:ing)?, stfu, gtfo, wtf,
  (?:bull|horse|dip|bat|chicken)?shit(?:s|ty|ter|ting|head|heads|hole|holes|show|face|less)?, sh[*@#!]t(?:ty)?, s\\*{2}t, (?:ass|arse)holes?, a[*@#]{2}hole, dumb ?ass(?:es)?, jack ?ass(?:es)?, (?:kiss|lick|kick|up) (?:my|your) (?:ass|arse),
  bitch(?:es|y|ing)?, b[*@#]tch(?:es)?, son of a bitch, sons of bitches, bastards?, dickheads?, (?:suck|sucking) (?:my|your|a) dick, you (?:\\p{L}{1,12} )?(?:dick|prick|twat|cock), cock ?suckers?, cunts?, c[*@#]nts?, twats?, wankers?, pricks,
  piss off, douche ?bags?, scum ?bags?, whores?, sluts?, faggots?, retards, you(?: are|['’]re| fucking)? (?:a )?retard(?:ed)?, n[i1]gg[ae]rs?, n[i1]gg[ae]s?,
  go to hell, rot in hell, burn in hell, drop dead, (?:go )?(?:kill|hang) yourselves, (?:go )?(?:kill|hang) yourself, screw you, fuck(?:ing)? you, f u, up yours,
  you(?: are|['’]re| guys are| people are| all are)?(?: all| just| really| such| a| an| bunch of| complete| total| absolute| utter| fucking| bloody| useless| lying){0,4} (?:idiots?|morons?|imbeciles?|cretins?|scum|stupid|pathetic liars?|crooks|thieves),
  (?:stupid|bloody|complete|total|absolute|utter|lying|useless) (?:idiots?|morons?|imbeciles?|cretins?|liars?|crooks|scum|cow|bastards?)
`);
const EN_MILD = either(
  `idiots?(?!-proof)(?! proof), idiotic, morons?, moronic, imbeciles?, crap(?:py)?, damn(?:ed|it)?, god ?damn(?:ed|it)?, pissed(?: off)?, pain in the (?:ass|arse), bloody hell, dumb, stupidity, ffs, sucks`,
);

const EDGE = ['(?<![\\p{L}\\p{N}_@*])', '(?![\\p{L}\\p{N}_*]|@\\p{L}|\\.\\p{L}{2})'] as const;
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
    })).filter(({ at }) => HARMLESS.exec(said.slice(at, at + 40))?.index !== 0);
  const strong = found(STRONG, 'strong');
  const mild = found(MILD, 'mild').filter(
    ({ at }) => !strong.some((one) => at >= one.at && at < one.at + one.text.length),
  );
  return [...strong, ...mild].toSorted((one, other) => one.at - other.at);
}

/** Small letters, a character for each: `İ` becomes `i`, and `I` `ı` where the word is Turkish by another letter. */
const lowered = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const isTurkish = /[ıİşŞğĞçÇöÖüÜ]/.test(word);
    return Array.from({ length: word.length }, (_, at) => small(word[at]!, isTurkish)).join('');
  });

function small(letter: string, isTurkish: boolean): string {
  if (letter === 'İ') return 'i';
  if (letter === 'I') return isTurkish ? 'ı' : 'i';
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}
