/**
 * What stands beneath a quote although nobody wrote it there: a signature, the notice of a house or of a virus scanner, the
 * footer of a mailing list. Whatever is none of these for sure is an answer, and then the whole mail is shown.
 */
import { isSignature } from './signature-forms.ts';

/** Lines of a signature (RFC 3676, 4.3 asks for four; firms write more). */
const SIGNATURE_LINES = 15;
/** Of a paragraph, as far as its kind is looked for. */
const PARAGRAPH_CHARS = 3_000;

const HEADING =
  /^(?:yasal uyari|gizlilik (?:bildirimi|notu|uyarisi)|sorumluluk reddi|disclaimer|legal (?:notice|disclaimer)|confidentiality (?:notice|statement|note))(?: ?[:.!/-]|$)/;
const MACHINE_LINE =
  /^(?:virus-free|virus(?:suz|ten arindirilmis)\b|bu (?:e-?posta|ileti) .{0,60}(?:virus|spam).{0,30}tara(?:ndi|nmistir)|(?:this|the) (?:e-?mail|message) (?:has been|was) (?:scanned|checked) (?:for viruses )?by|please (?:consider|think of|think about) the environment|do you really need to print|bu (?:e-?posta|ileti|mesaj)(?:yi|nin)? (?:yazdirmadan|ciktisini almadan) once|cevreyi (?:dusun|koru))/;
/** What such notices speak of. People speak of one of these at a time. */
const NOTICE_MARKS = [
  /\bgizli|\bkisiye ozel|\bconfidential|\bprivileged|\bproprietary|\bvertraulich/,
  /\byanlislik|\bhata(?:en| ile)\b|\bin error\b|\bby mistake\b|\birrtumlich/,
  /\balici(?:si|niz)?\b|\bmuhatab|\bintended (?:for|only|solely|recipient)|\baddressee|\bnamed recipient/,
  /\bsil(?:iniz|in|meniz|inmesi)\b|\bimha ed|\bdelete\b|\bdestroy\b|\bloschen\b/,
  /\bsorumlu(?:luk|lugu)?\b|\bliab(?:le|ility)\b|\bresponsib/,
  /\bkopyala|\bcogalt|\bdagit|\bifsa\b|\baciklan|\bcopy|\bdisclos|\bdistribut|\bdisseminat|\bunauthori[sz]ed|\byetkisiz/,
  /\bekleri\b|\bekler\b|\bekindeki|\battachments?\b|\bany files transmitted/,
  /\bgonder(?:en|ici)(?:e|ye|i|yi)? (?:haber|bildir|bilgi)|\bnotify (?:the sender|us)|\binform the sender/,
  /\bkisisel veri|\bkvkk\b|\bgdpr\b|\bpersonal data\b/,
];
const LIST_MARK =
  /\bmailing list\b|(?:e-?posta|posta|tartisma) listesi|\blistinfo\b|\bunsubscribe\b|\babonelik|\buyelikten|\bsubscribed to\b/;
const RULE = /^[-_=*]{10,200}$/;

/** `lines` are folded, trimmed and bounded. True when none of them is anybody's answer; empty ones do not count. */
export function isFooter(lines: readonly string[]): boolean {
  let noticed = false;
  for (let at = 0; at < lines.length;) {
    const end = paragraphEnd(lines, at);
    if (end === at) at += 1;
    else if (lines[at] === '--') return isSignatureBlock(lines.slice(at + 1));
    else if (RULE.test(lines[at] ?? '')) return isListFooter(lines.slice(at + 1));
    else {
      const paragraph = lines.slice(at, end);
      const notice = isNotice(paragraph, noticed);
      if (!notice && !paragraph.every(isSignature)) return false;
      noticed ||= notice;
      at = end;
    }
  }
  return true;
}

/** Behind `-- ` everything is signature as far as signatures go; more than that must be a notice. */
function isSignatureBlock(lines: readonly string[]): boolean {
  let written = 0;
  for (let at = 0; at < lines.length;) {
    const end = paragraphEnd(lines, at);
    const paragraph = lines.slice(at, end);
    if (!isNotice(paragraph, true) && !LIST_MARK.test(textOf(paragraph))) written += paragraph.length;
    if (written > SIGNATURE_LINES) return false;
    at = Math.max(end, at + 1);
  }
  return true;
}

function isListFooter(lines: readonly string[]): boolean {
  return lines.filter((line) => line !== '').length <= SIGNATURE_LINES && LIST_MARK.test(textOf(lines));
}

/** Three marks tell a notice, two its next paragraph; a notice asks nothing. */
function isNotice(paragraph: readonly string[], goesOn: boolean): boolean {
  const text = textOf(paragraph);
  if (HEADING.test(paragraph[0] ?? '') || MACHINE_LINE.test(text)) return true;
  if (text.includes('?')) return false;
  return NOTICE_MARKS.filter((mark) => mark.test(text)).length >= (goesOn ? 2 : 3);
}

const textOf = (lines: readonly string[]): string => lines.join(' ').slice(0, PARAGRAPH_CHARS);

function paragraphEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && lines[end] !== '') end += 1;
  return end;
}
