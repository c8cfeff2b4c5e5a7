/**
 * Mails that answer "Is it solved?" with no: "hayır, hâlâ gelmiyor", "still not working". What follows may be anything, because it is
 * heard like any other answer; so a no that is missed costs nothing but its place in the count. What says no and yes is not decided.
 */
import { fold } from '../../text/fold.ts';

/** So many characters hold the no, if there is one. */
const CHARS = 600;

const anyOf = (list: string): string =>
  `(?:${list
    .split(',')
    .map((phrase) => phrase.trim())
    .toSorted((one, other) => other.length - one.length)
    .join('|')})`;

const GREETING =
  anyOf(`merhaba, merhabalar, selam, selamlar, iyi gunler, gunaydin, iyi aksamlar, kolay gelsin, sayin yetkili, hello,
  hi, hey, dear team, dear all, good morning, good afternoon, hello team, hi team, hi all, arkadaslar, hello there, hi there`);
/** Whom a greeting names: "Ayşe Hanım", "Ali Bey". */
const NAMED = `(?:[a-z]+ (?:hanim|bey) )?`;
const NO = anyOf(
  `hayir, yok, maalesef, malesef, ne yazik ki, no, nope, unfortunately, sorry, sadly, im afraid, i am afraid`,
);
const STILL = anyOf(`hala, halen, henuz, daha, still, yet`);
const TR_SUBJECT = anyOf(
  `sorun, sorunum, sorunumuz, problem, problemim, problemimiz, konu, talebim, talebimiz, bu sorun, bu problem, ayni sorun, ayni problem, ariza`,
);
const TR_NOT =
  anyOf(`cozulmedi, cozulmemis, cozulmus degil, cozulmemistir, cozulemedi, duzelmedi, duzelmemis, hallolmadi, halledilmedi,
  hallolmamis, giderilmedi, calismiyor, olmadi, devam ediyor, devam etmekte, suruyor, tekrarliyor, ayni, ayni sekilde, degil, gelmedi, acilmiyor`);
const EN_SUBJECT = anyOf(
  `the problem, the issue, my problem, my issue, problem, issue, it, this, that, the error, the same problem, the same issue`,
);
const EN_NOT =
  anyOf(`is not, is still not, isnt, is not yet, isnt yet, has not been, has still not been, hasnt been, has not, hasnt, does not,
  doesnt, did not, didnt, still does not, still doesnt, still isnt, still is not, still hasnt been, still has not been, was not, wasnt, not, not yet, still not`);
const EN_DONE = anyOf(
  `solved, resolved, fixed, working, work, sorted, sorted out, fully solved, completely solved, really solved`,
);
const EN_STAYS =
  anyOf(`persists, remains, still persists, still remains, still exists, continues, still continues, is still there, is still the same,
  is still happening, still happens, is still broken, still broken, is still open`);

const DENIAL = [
  // "hayır, hâlâ …": whatever comes then.
  `(?:evet )?${NO} (?:bu |o |the |my |it |it is |its |sorun |sorunum |problem )?${STILL} .*`,
  `(?:${NO} ){0,2}(?:${TR_SUBJECT} )?(?:${STILL} ){0,2}${TR_NOT} .*`,
  `(?:${NO} ){0,2}(?:${EN_SUBJECT} )?${EN_NOT} (?:yet )?${EN_DONE} .*`,
  `(?:${NO} ){0,2}${EN_SUBJECT} ${EN_STAYS} .*`,
  `${NO} (?:${NO} |not |not yet |not really |yet |henuz degil ){0,2}`,
  `(?:not yet|henuz degil|not really|still the same|hala ayni|still no|still nothing|still not) .*`,
].join('|');
const DENIES = new RegExp(`^(?:${GREETING} ${NAMED}){0,2}(?:${DENIAL})$`);

/** Says the contrary, or takes it back. */
const CONTRARY = new RegExp(
  [
    `\\b(?:cozuldu|cozulmustur|halloldu|duzeldi|kalmadi|calisiyor|gerek yok|gerekmez|sorun yok|problem yok|sorunsuz|tesekkurler yeterli|memnunum)\\b`,
    `\\b(?:all good|all fine|all set|no need|no problem|no problems|no issue|no issues|no worries|never mind|nevermind|works|fine|great)\\b`,
    `(?<!\\b(?:not|isnt|hasnt|not yet|isnt yet|been|fully|completely|really|wasnt) )\\b(?:solved|resolved|fixed|sorted)\\b`,
    `(?<!\\b(?:not|isnt|stopped|not yet) )\\bworking\\b`,
  ].join('|'),
);
/** Behind a Turkish word it asks. */
const ASKS = /\b(?:mi|mu|misiniz|musunuz)\b/;

/** Whether the new words of a mail begin with a plain no. */
export function denies(newText: string): boolean {
  const said = fold(newText.slice(0, CHARS).replace(/['’]/g, ''));
  const [first = ''] = said.trim().split(/[.!\n]/, 1);
  if (first.includes('?')) return false;
  const words = wordsIn(said);
  return !ASKS.test(wordsIn(first)) && !CONTRARY.test(words) && DENIES.test(words);
}

/** Its words, each followed by a space. */
const wordsIn = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word} `).join('');
