/** Whom a reply greets by name, and whether it is anybody of this ticket: a canned habit greets the customer before. Pure. */
import { fold } from '../../text/fold.ts';

export type Greeted = { at: number; text: string };

/** Whoever may be named on a ticket. */
export type Known = {
  /** Names and addresses of who takes part: requester, participants, recipients. */
  people: string[];
  /** Names that are no customer's: of those of us who take part in the ticket, of teams and mailboxes. */
  ours: string[];
  /** What was written from outside: who signs with a name is called by it. */
  said: string;
};

/** A greeting stands in one of the first lines. */
const LINES = 3;
const LINE_CHARS = 120;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}’'-]{1,24}`;
const NAMES = String.raw`(?:${NAME}|\p{Lu}\.)(?: (?:${NAME}|\p{Lu}\.)){0,3}`;
const TITLE_BEFORE = String.raw`(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|[Ss]n|[Aa]v|[Uu]zm)\.? )`;
const TITLE_BEHIND = String.raw`(?: (?:[Hh]anım|[Bb]ey|[Hh]anim|HANIM|BEY|[Hh]anımefendi|[Bb]eyefendi|[Hh]ocam))`;
const HELLO = String.raw`(?:[Mm]erhabalar|[Mm]erhaba|MERHABA|[Ss]elamlar|[Ss]elam|[Ss]ayın|SAYIN|SN\.?|[Ss]n\.?|[Ss]evgili|[Dd]eğerli|[Gg]ünaydın|[İi]yi (?:günler|akşamlar|geceler|çalışmalar|haftalar)|[Hh]ello|HELLO|[Hh]i there|[Hh]i|HI|[Hh]ey|[Dd]ear|DEAR|[Gg]ood (?:morning|afternoon|evening|day)|[Gg]reetings)`;
const END = String.raw`(?= ?(?:[,.!;:–—-]|$| [Mm]erhaba| iyi günler| günaydın))`;
/** "Merhaba Ayşe Hanım," and "Dear Ms Smith,". A word more, and it is a sentence: "Merhaba Siparişiniz yola çıktı". */
const AFTER_HELLO = new RegExp(
  String.raw`^\s*${HELLO}(,?) (?:${HELLO} )?${TITLE_BEFORE}?(${NAMES}(?:(?: ve | and | & |, ?)${NAMES}){0,3}?)(?:${TITLE_BEHIND}|${END})`,
  'u',
);
/** "Ayşe Hanım merhaba," and "Ayşe Hanım,". */
const BEFORE_HELLO = new RegExp(
  String.raw`^\s*(${NAMES})${TITLE_BEHIND}(?= ?(?:,|!|$| [Mm]erhaba| selam| iyi günler| günaydın))`,
  'u',
);

/** "merhaba ahmet bey,": small letters are a name only before a title that ends the greeting. */
const SMALL = new RegExp(
  String.raw`^\s*(?:${HELLO} )(\p{L}{2,20}(?: \p{L}{2,20})?) (?:hanım|hanim|bey)(?= ?(?:[,.!]|$))`,
  'u',
);

/** Words that follow a greeting and are nobody's name. */
const NOBODY = new Set(
  `team all everyone everybody there sir madam customer customers yes no sure certainly unfortunately sorry perfect great done okay ok evet hayir tamam tamamdir peki elbette tabii maalesef anladim anlasildi rica kusura support colleague colleagues friend friends folks guys again thanks thank welcome both valued
   yetkili yetkililer musteri musterimiz musterilerimiz ekip ekibi ekibimiz arkadas arkadaslar arkadaslarim herkes herkese hepinize hocam efendim tekrar tesekkurler tesekkur hanim bey
   hanimefendi beyefendi ilgili ilgililer dostum kullanici kullanicimiz misafirimiz uyemiz uye ortagimiz is satin alma muhasebe destek satis teknik bilgi musteriler to whom it may concern
   sales accounting billing hr it hi hello dear merhaba sayin good morning afternoon evening day selam gunaydin iyi gunler aksamlar doctor doktor doktorum mr mrs ms miss dr prof sn av uzm
   client clients guest guests user users member members partner partners hiring manager managers recruiter applicant candidate student students parent parents patient patients subscriber subscribers
   shopper traveller traveler supplier suppliers vendor seller buyer owner owners tenant resident residents neighbour neighbor committee board admin administrator department office staff desk community
   reader readers participant participants passenger visitor visitors reviewer editor teacher professor officer madame ladies gentlemen
   hasta yakini yakinlari veli velisi veliler bayi bayii bayiler abone aboneler ogrenci ogrenciler aday adaylar tedarikci tedarikciler ziyaretci okur okurlar katilimci katilimcilar yolcu misafir misafirler
   kiraci komsu komsular sakin sakinler sakinleri hekim avukat ogretmen mudur mudurum mudurlugu baskan baskanim yonetici yoneticiler yonetim uyeler uyeleri kullanicilar ik insan kaynaklari departmani birimi
   ofisi bolumu servisi hizmetleri danisman danismani ortaklar calisan calisanlar memur amir dostlar kardesim abi abla aynen olur olmaz haklisiniz maalesef memnuniyetle aslinda simdi bugun yarin dun`
    .split(/\s+/)
    .filter(Boolean),
);

/** The names that the first lines greet; null when they greet nobody by name. */
export function greetedIn(own: string): Greeted | null {
  let at = 0;
  let lines = 0;
  for (const line of own.split('\n')) {
    if (line.trim() !== '') lines += 1;
    if (lines > LINES) return null;
    const found = inLine(line.slice(0, LINE_CHARS));
    if (found !== null) return { at: at + found.at, text: found.text };
    at += line.length + 1;
  }
  return null;
}

function inLine(line: string): Greeted | null {
  const hello = AFTER_HELLO.exec(line);
  const text = hello?.[2] ?? BEFORE_HELLO.exec(line)?.[1] ?? SMALL.exec(line)?.[1];
  if (
    text === undefined ||
    isShouted(text) ||
    (hello?.[1] === ',' && isAnswer(line, hello)) ||
    wordsOf(text).every(isNobody)
  )
    return null;
  return { at: line.indexOf(text), text };
}

/** "Velimiz", "Bayimiz": ours, and nobody's name; but for the few that are. */
const isNobody = (word: string): boolean =>
  NOBODY.has(word) || (word.length > 5 && /m[iu]z$/.test(word) && !NAMES_IN_MIZ.has(word));
const NAMES_IN_MIZ = new Set(['hurmuz', 'tertemiz', 'oztemiz']);

/** A sentence in capitals is no name. */
const isShouted = (text: string): boolean => text.split(' ').length > 2 && !/\p{Ll}/u.test(text);

/** "Merhaba, Tamamdır!" and "Merhaba, Evet, yarın" say something; "Good afternoon, Alice," and "Merhaba, Ayşe Hanım" greet. */
const isAnswer = (line: string, { 0: whole }: RegExpExecArray): boolean =>
  !new RegExp(`${TITLE_BEHIND}$`, 'u').test(whole) && !/^ ?,?\s*$/.test(line.slice(whole.length));

/** Whether the greeted is nobody that the ticket knows: only one of several has to be known. */
export function greetsAnother({ text }: Greeted, { people, ours, said }: Known): boolean {
  const greeted = wordsOf(text).filter((word) => word.length > 1 && !isNobody(word));
  if (greeted.length === 0) return false;
  const named = people.flatMap(wordsOf);
  // Nobody's name is known, nor anything that could be one.
  if (!named.some((word) => word.length > 1)) return false;
  const staff = new Set(ours.flatMap(wordsOf));
  const written = fold(said);
  return !greeted.some(
    (word) =>
      staff.has(word) ||
      named.some((name) => isOneName(word, name)) ||
      new RegExp(`(?<![\\p{L}])${word.replaceAll(/[^\p{L}]/gu, '.')}(?![\\p{L}])`, 'u').test(written),
  );
}

/** "Ali" and "alican", "Alex" and "Alexander", a name within an address; and short forms that have other letters. */
function isOneName(word: string, name: string): boolean {
  if (name.startsWith(word) || word.startsWith(name)) return Math.min(word.length, name.length) > 2 || word === name;
  if ((word.length > 3 && name.includes(word)) || (word.length > 2 && name.endsWith(word))) return true;
  return SHORT.some((forms) => forms.includes(word) && forms.includes(name));
}
const SHORT =
  `mike michael mick,bob robert bobby rob,bill william will billy,liz elizabeth beth lisa betty,kate katherine catherine kathy cathy katie,tom thomas,jim james jimmy,joe joseph,
  chuck charles charlie,dick richard rick,jack john johnny,ted edward theodore eddie,peggy margaret maggie meg,tony anthony,steve stephen steven,andy andrew drew,sue susan suzanne,harry harold henry,hank henry,
  larry lawrence,nick nicholas,sasha alexander,gus august,becky rebecca,abby abigail,mehmet memo memet,mustafa mustang mus,ibrahim ibo,suleyman sulo,fatma fatos,ayse ayso,huseyin huso,hasan haso,abdullah apo,mohammed muhammed muhammet mohamed mehmet`
    .split(',')
    .map((forms) => forms.trim().split(' '));

const wordsOf = (text: string): string[] => fold(text.replace(/@.*$/, '')).match(/\p{L}+/gu) ?? [];
