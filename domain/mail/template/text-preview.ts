/** A mail as it will look with a text that is being written: for the desk's preview and for whoever asks the API. */
import { escapeHtml } from '../../text/escape.ts';
import type { Language } from '../../text/language.ts';
import { type ChosenText, hasSubject } from './company-text.ts';
import { instantOn, laterDay, wallTime, weekday } from '../../wall-time.ts';
import { momentWords } from '../words/moment-words.ts';
import { ANSWERS, type Given, letter, mailOf, paragraphsOf, signature, trackingBlock } from '../letter.ts';

/** What a mail says where the text that is looked at stands beneath another's words. */
const SAMPLE: Record<Language, { name: string; subject: string; reply: string }> = {
  tr: {
    name: 'Ayşe Yılmaz',
    subject: 'Faturam hakkında',
    reply: 'Merhaba Ayşe Hanım,\n\nFaturanızı ekte bulabilirsiniz.\n\nİyi günler',
  },
  en: {
    name: 'Jane Doe',
    subject: 'About my invoice',
    reply: 'Hello Jane,\n\nPlease find your invoice attached.\n\nKind regards',
  },
};

/** What examples stand for: a customer and their request, in the language of the desk nearest to the text's. */
export const sampleOf = (language: string): { name: string; subject: string; number: number; code: string } => {
  const { name, subject } = SAMPLE[language === 'tr' ? 'tr' : 'en'];
  return { name, subject, number: 1042, code: 'Xk8m2pQn' };
};

/** A time as an example: at eleven on the next Monday. */
export function sampleMoment(now: number, timeZone: string, language: string): string {
  const today = wallTime(now, timeZone);
  const monday = laterDay(today, 8 - weekday(today));
  return momentWords(instantOn(monday, '11:00', timeZone), { now, timeZone, language, tellsZone: false });
}

/** Its parts, of which links stand as their labels, and the whole of it in both forms. */
export type Preview = {
  subject: string;
  paragraphs: { text: string; isLink: boolean }[];
  /** Beneath an agent's words. */
  signature: string;
  block: string[];
  text: string;
  html: string;
};

/** `tracking` is the block that stands beneath the others; beneath its own kind the text itself does. */
export function previewOf(text: ChosenText, tracking: ChosenText, given: Given): Preview {
  const block = trackingBlock(text.kind === 'tracking' ? text : tracking, given);
  const said = hasSubject(text.kind)
    ? letter(text, given)
    : { subject: given.subject ?? '', text: SAMPLE[text.language === 'tr' ? 'tr' : 'en'].reply };
  const mail = mailOf(said, text.kind === 'question' ? ANSWERS.map(() => '#') : []);
  const signed = text.kind === 'signature' ? signature(text, given) : '';
  return {
    ...{ subject: said.subject, paragraphs: paragraphsOf(said), signature: signed, block: block.lines },
    text: [mail.text, ...(signed === '' ? [] : [`-- \n${signed}`]), block.text].join('\n\n'),
    html: [
      mail.html,
      ...(signed === '' ? [] : [`<p>-- <br>${escapeHtml(signed).replaceAll('\n', '<br>')}</p>`]),
      block.html,
    ].join('\n'),
  };
}
