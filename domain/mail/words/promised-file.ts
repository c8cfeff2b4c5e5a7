/**
 * Words that say that a file comes along: "ekte", "ekteki", "attached". Clause by clause, because what stands beside them decides: who
 * attached it, and whether it is there at all; what is asked or missing in another clause is another thing. Pure.
 */
import { fold } from '../../text/fold.ts';

/** `at` counts UTF-16 units. */
export type Found = { at: number; text: string };

const any = (list: string): string => `(?:${list.trim().split(/,\s+/).join('|')})`;

/** Of Turkish: what is certain by itself, and what needs a thing that is attached. */
const TR_SURE =
  /(?<![\p{L}\p{N}])(?:ek['’]?te(?:ki(?:ler)?(?:ni|nin|ne|nde|nden)?|dir|yim)?|eklidir|ekli(?= (?:dosya|belge|fatura|form|rapor|tablo|gorsel|pdf|dokuman|liste|sozlesme|teklif))|ilisikte(?:ki|dir)?|(?:mail|mesaj|e-?posta|ileti|yanit|cevap|mektub?)(?:imin|imizin|in|nin|min|mizin|min)? ek(?:inde|indeki|lerinde)|ek(?:ler)?i?(?:nde|ndeki)? sun(?:uyorum|uyoruz|ulmustur|ulmaktadir))(?![\p{L}\p{N}])/gu;
const TR_ADDED =
  /(?<![\p{L}\p{N}])(?:ekledim|ekledik|ekliyorum|ekliyoruz|iliştirdim|ilistirdim|ilistirdik|ilistiriyorum|ilistiriyoruz)(?![\p{L}\p{N}])/gu;
const THINGS = new RegExp(
  `(?<![\\p{L}])${any(
    `dosya, fatura, belge, form, rapor, ekran, gorsel, goruntu, resim, resm, fotograf, foto, pdf, dekont, makbuz, kilavuz, katalog, sozlesme,
     teklif, irsaliye, excel, tablo, etiket, video, dokuman, evrak, sertifika, brosur, talimat, plan, cizim, kart`,
  )}`,
  'u',
);
/** It was added to something of theirs, and no mail carries that. */
const TO_A_PLACE =
  /(?<!\p{L})(?:(?:hesab|sepet|siparis|liste|sistem|panel|portal|profil|kayd|kayit|talebi|talep|takvim|not|adres|numara|grub|rezervasyon|abonelig|paket|bakiye|kart|kanal|site|sayfa|uygulama|ekib|takim|kampanya|urun|magaza|klasor|arsiv|depo)\p{L}*(?:a|e|na|ne|ya|ye)|(?:plan|fatura|rapor|form|sozlesme|teklif|dosya|belge|tablo|video|katalog|brosur|sablon)(?:l[ae]r)?(?:[iu]?[mn][iu]z|s?[iu])?[yn]?[ae])(?!\p{L})/u;
/** Theirs, asked for, or missing. What they asked for may well come along: "istediğiniz fatura ektedir". */
const TR_THEIRS =
  /(?<!\p{L})(?<!(?:talep|rica|arzu|siparis|ihtiyac) )(?!iste[dm]|bekled|sordug)\p{L}{2,24}(?:digin|dugun|tigin|tugun)\p{L}*|(?<!\p{L})(?:ekiniz|maili?niz|mesajiniz|postaniz|iletiniz)\p{L}* ek/u;
const TR_ASKED =
  /(?<!\p{L})(?:gonder|ilet|paylas|ekle|yukle|sun|ulastir|yolla|at)\p{L}*(?: (?:misiniz|musunuz|misin|musun)|(?:in|iniz|un|unuz)(?!\p{L})|(?:mis|meli|mali)\p{L}*|irseniz(?!\p{L})|ebilirseniz(?!\p{L})|m[ae]niz)/u;
const TR_MISSING =
  /(?<!\p{L})(?:yok|yoktu|yoktur|degil|degildi|degildir|olmadan|olmadigi\p{L}*|olmaksizin|eksik|unut\p{L}*|bos|gelme\p{L}+|gorem\p{L}+|goru?nm\p{L}+|bulam\p{L}+|bulunm\p{L}+|cikma\p{L}+|acilm\p{L}+|acam\p{L}+|ulasm\p{L}+|rastlam\p{L}+|eklenmem\p{L}*)(?!\p{L})/u;

const EN_SURE =
  /(?<![\p{L}\p{N}-])(?:attached|enclosed|attaching|enclosing|(?:i['’ ]?ll|we['’ ]?ll|i will|we will|i|we) attach|(?:the|this|these|our|my|in|see|find|following|an|as an) attachments?)(?![\p{L}\p{N}-])/gu;
const EN_THEIRS =
  /(?<!\p{L})(?:you(?: have|['’]ve| had)?(?: just| also| already)? (?:attached|enclosed|sent|provided|shared|uploaded|forwarded)|your (?:attached|attachment|enclosed)\p{L}*|(?:were|was|had) attached to your|attachments? (?:you|from you)|in your attachments?)(?!\p{L})/u;
const EN_ASKED =
  /(?<!\p{L})(?:please (?:also )?(?:attach|enclose|send|reply|respond|upload|resend|re-?send|provide|share)|(?:can|could|would|will|did|may) you(?: please| also| kindly)? (?:\p{L}+ )?(?:attach|enclose|send|resend|forward|upload|share|provide|remember)\p{L}*|(?:you|customers) (?:can|could|may|should|must|need to|have to|will have to|might) (?:\p{L}+ )?(?:attach|send|upload|reply)|if you (?:attach|send)|have you attached|ask(?:ed)? you to)(?!\p{L})/u;
const EN_MISSING =
  /(?<!\p{L})(?:no attachments?|not? (?:\p{L}+ ){0,2}(?:attached|enclosed|attachments?)|nothing (?:was |is )?(?:attached|enclosed)|without (?:an? |any |the |your )?(?:attachments?|attached|enclosed)|(?:(?:do|does|did|is|are|was|were|wo|ca|could|have|has|had|would|should)n['’]?t|cannot|never|unable to|failed to|could not|did not|was not|is not|were not|are not|do not|does not|has not|have not) (?:\p{L}+ ){0,4}(?:attach\p{L}*|enclos\p{L}*)|attach\p{L}* (?:\p{L}+ ){0,5}(?:missing|empty|corrupted?|damaged|blank|not|(?:do|does|did|is|are|was|were|wo|ca|could|have|has|had|would|should)n['’]?t|never|failed)|missing attachments?|for(?:got|gotten) (?:to attach|the attachment))(?!\p{L})/u;
/** It hangs on something else than this mail. */
const EN_ELSEWHERE =
  /(?<!\p{L})(?:(?:attach|attached|attaching) (?:[\p{L}\p{N}-]+ ){1,6}to (?:your|the|his|her|their|this) (?:[\p{L}]+ )?(?:account|order|ticket|request|profile|case|subscription|record|booking|reservation|calendar|plan|cart|basket|contract|policy|parcel|box|package)|enclosed (?:[\p{L}-]+ ){0,5}(?:in|inside|with|within) (?:the|your|each|every) (?:box|package|packaging|parcel|carton|case|kit|shipment|delivery|product|device)|(?:comes?|came|coming|ships?|shipped|arrives?|arrived|delivered|pre-?) ?attached|(?:attached|attaching) (?:to|on|onto|with|by|at|via|underneath|behind) (?!(?:this|the|my|our) (?:e-?mail|mail|message|reply|response|letter)(?!\p{L}))|enclosed (?:in|with|within) (?!(?:this|the|my|our) (?:e-?mail|mail|message|reply|response|letter)(?!\p{L}))|(?:(?:strings|firmly|securely|permanently|emotionally|properly|already|still|stay|remain|become|got|get|getting|be|been|being) attached|enclosed (?:space|area|room|terrace|balcony|garden|shower|housing|spaces|areas))(?!\p{L}))/u;
const THIS_MAIL = /(?<!\p{L})(?:be|been|being) attached to (?:this|the|my|our) (?:e-?mail|mail|message|reply)/u;

const SENTENCE = /[^.!?\n]*(?:\.(?=\p{L}{2,4}(?!\p{L}))[^.!?\n]*)*(?:[.!?\n]|$)/gu;

/** A sentence has fewer; a row of letters without end is none. */
const SENTENCE_CHARS = 1_000;

/** The first words of a text by which it promises a file; null when it promises none. */
export function promisedFile(own: string): Found | null {
  for (const { 0: sentence, index } of own.matchAll(SENTENCE)) {
    const found = inSentence(sentence.slice(0, SENTENCE_CHARS));
    if (found !== null) return { at: index + found.at, text: found.text };
  }
  return null;
}

function inSentence(sentence: string): Found | null {
  const said = foldedAlike(sentence);
  const found = turkish(said) ?? english(said);
  return found && { at: found.index, text: sentence.slice(found.index, found.index + found[0].length) };
}

const BETWEEN = /[,;]| (?:and|but|so|ve|ama|fakat|ancak|yalniz) /gu;

/** The clause around a place: `before` is what the clause is joined to. */
function clauseAt(said: string, at: number): { own: string; before: string; behind: string } {
  let from = 0;
  for (const { index, 0: joint } of said.matchAll(BETWEEN)) {
    if (index >= at) return { own: said.slice(from, index), before: said.slice(0, from), behind: said.slice(index) };
    from = index + joint.length;
  }
  return { own: said.slice(from), before: said.slice(0, from), behind: '' };
}

/** Folded, a character for each character: most letters fold to one, and a place must stay a place. */
const foldedAlike = (text: string): string => Array.from({ length: text.length }, (_, at) => one(text[at]!)).join('');
const one = (letter: string): string => (letter < '\x80' ? letter.toLowerCase() : fold(letter).slice(0, 1) || ' ');

function turkish(said: string): RegExpExecArray | null {
  for (const sure of said.matchAll(TR_SURE)) {
    const { own, behind } = clauseAt(said, sure.index);
    // "Ekte fatura, irsaliye ve form yok": the verb comes last, and until it the clause goes on.
    const clause = own.trim() !== sure[0] && TR_ENDED.test(own.trim()) ? own : own + behind;
    const isAsked = !sure[0].endsWith('ki') && !sure[0].includes('teki') && TR_ASKED.test(clause);
    if (!isAsked && !TR_MISSING.test(clause) && !TR_THEIRS.test(clause)) return sure;
  }
  for (const added of said.matchAll(TR_ADDED)) {
    const { own } = clauseAt(said, added.index);
    if (THINGS.test(said) && ![TR_MISSING, TO_A_PLACE, TR_THEIRS].some((form) => form.test(own))) return added;
  }
  return null;
}
/** How Turkish verbs end, and what stands for one. */
const TR_ENDED =
  /(?:dir|dur|tir|tur|[iu]m|[iu]z|d[iu]k|t[iu]k|d[iu]|t[iu]|m[iu]s|var|yok|degil|[aeiu]r|l[ae]r|[iu]n|ekte|ilisikte)$/u;

function english(said: string): RegExpExecArray | null {
  for (const found of said.matchAll(EN_SURE)) {
    const { own, before } = clauseAt(said, found.index);
    const isElsewhere = EN_ELSEWHERE.test(own) && !THIS_MAIL.test(own);
    // "The attachment came through, but is empty": of the thing itself it may be said in the next clause.
    const isMissing = EN_MISSING.test(found[0].includes('attachment') ? said.replaceAll(',', '') : own);
    const isAsked = EN_ASKED.test(own) || (EN_TOLD.test(own) && EN_REQUEST.test(before));
    if (!isElsewhere && !isMissing && !isAsked && !EN_THEIRS.test(own)) return found;
  }
  return null;
}
/** "Could you fill it in and send it attached?" is one request. */
const EN_TOLD = /^ ?(?:then )?(?:send|return|upload|forward|share|provide|include|submit|mail|e-?mail|reply)(?!\p{L})/u;
const EN_REQUEST =
  /(?<!\p{L})(?:please|(?:can|could|would|will) you|you (?:can|could|should|must|need to|have to))(?!\p{L})/u;
