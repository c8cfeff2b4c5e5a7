/**
 * What stands beneath a farewell: names, a firm, a post, a telephone, an address, a page. Known by its form, line by line; whatever
 * may be a sentence is none of it, because nobody would read a request that was taken for a signature.
 */
import { fold } from '../../text/fold.ts';

const LINES = 5;
const LINE_CHARS = 60;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

/** Words of those who say something, folded; none of them is looked for in the sender's own name. */
const SPEAKING = words(
  `no not never none nothing but however still again yet only except please need needs want wait waiting help call send reply where when why
  what how who which could would should will is are was were has have had do does did dont cant wont isnt doesnt didnt you your me us
  my our it this that broken missing wrong urgent refund cancel invoice order problem issue error asap yes ok
  ama fakat ancak lakin yalniz sadece degil yok hayir hala halen henuz tekrar yine acil acilen lutfen iade fatura siparis kargo sorun hata
  eksik yanlis bozuk iptal nerede ne neden nicin niye nasil kim hangi mi mu bana bize beni bizi evet tamam`,
);
/** Turkish verbs that tell or ask: `bekliyorum`, `gelmedi`, `arayin`, `gonderir misiniz`. */
const VERB =
  /(?:yor(?:um|uz|lar|du|dum)?|m[ae]d[iı]\p{L}{0,3}|m[ae]z|(?:ecek|acak)\p{L}{0,5}|[iu]n[iu]z|m[iu]s[iu]n\p{L}{0,3}|ar[ae]y[iı]n)$/u;

const FIRMS = words(
  `ltd limited inc llc llp plc corp corporation co company gmbh ag kg bv nv sa sarl srl spa oy ab as sti san tic`,
);
const STREETS = words(
  `street st road rd avenue ave lane square floor suite building cad cadde caddesi sok sokak sokagi mah mahalle mahallesi bulvari blv kat
  daire plaza`,
);
const JOINING = words('ve and of de da van von der la le for the &');

const NAMED = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const TELEPHONE =
  /^(?:(?:tel|telefon|phone|mobile|mob|cell|gsm|cep|fax|faks|ofis|office|direct|[tmpfd])\b[\s.:]{0,3}|(?=[+(0]))[+(]?\d[\d\s().-]{5,24}$/i;
const PAGE =
  /^(?:(?:web|www|e-?mail|e-?posta|mail|[ew])\s?:\s?)?(?:https?:\/\/)?(?:[\w.+-]{1,64}@)?(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}\/?$/i;
const PARTS = /[,|•·]|\s[-–—/]\s|(?<=\p{L})\/(?=\p{L})/u;

/**
 * The lines above the signature: it follows a farewell of its own line, or begins with the name of whose it is. All of them when
 * what stands there may be words. `own` are the words of the sender's name, folded.
 */
export function aboveSignature(lines: string[], own: string[], isFarewell: (line: string) => boolean): string[] {
  for (let at = 1; at < lines.length; at += 1) {
    const begins = isFarewell(lines[at - 1]!) || isOwnName(partsOf(lines[at]!)[0] ?? '', own);
    if (begins && isSignature(lines.slice(at), own)) return lines.slice(0, at);
  }
  return lines;
}

/** Whether lines are a signature and nothing more. */
export const isSignature = (lines: string[], own: string[]): boolean =>
  lines.length <= LINES && lines.every((line) => isLine(line, own));

const isLine = (line: string, own: string[]): boolean =>
  line.length <= LINE_CHARS && partsOf(line).every((part, at) => isPart(part, own, at === 0));

const partsOf = (line: string): string[] =>
  line
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isPart = (part: string, own: string[], isFirst: boolean): boolean =>
  isOwnName(part, own) || isTelephone(part) || PAGE.test(part) || isTitled(part, isFirst ? 2 : 1);

/** The name whole, or short: some of its words, the beginning of one, its first letters. */
function isOwnName(part: string, own: string[]): boolean {
  const said = lettersOf(part);
  if (own.length === 0 || said.length === 0 || /[?!:]/.test(part)) return false;
  if (said.every((word) => own.includes(word))) return true;
  const short = said.join('');
  if (SPEAKING.has(short)) return false;
  const initials = own.map((word) => word[0]).join('');
  return (
    short === initials || short === initials[0] || (said.length === 1 && own.some((word) => word.startsWith(short)))
  );
}

function isTelephone(part: string): boolean {
  const digits = part.replace(/\D/g, '').length;
  return TELEPHONE.test(part) && digits >= 7 && digits <= 15;
}

/** Words with capitals, as names, firms and posts have them; with numbers where a street is named. */
function isTitled(part: string, least: number): boolean {
  const given = part.replace(/\b(?:no|nr)\s?[:.]\s?\d{1,4}(?!\d)/gi, '').split(/[\s:]+/);
  const said = given.filter((word) => word !== '');
  const bare = said.map((word) => fold(word).replace(/[.'’]/g, ''));
  const isFirm = FIRMS.has(bare.at(-1) ?? '');
  const isStreet = bare.some((word) => STREETS.has(word));
  const isName = (word: string, at: number) =>
    NAMED.test(word) ||
    (at > 0 && at < said.length - 1 && JOINING.has(bare[at]!)) ||
    (isStreet && /^\d{1,5}$/.test(word));
  return (
    said.length >= least &&
    said.every(isName) &&
    (isFirm || isStreet || !part.endsWith('.')) &&
    // Who writes in capitals throughout may be shouting.
    (isFirm || /\p{Ll}/u.test(part)) &&
    !bare.some((word) => SPEAKING.has(word) || VERB.test(word))
  );
}

const lettersOf = (text: string): string[] =>
  fold(text)
    .replace(/['’]/g, '')
    .match(/\p{L}+/gu) ?? [];
