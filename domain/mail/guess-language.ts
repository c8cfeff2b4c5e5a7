/** Turkish or English: in which language to answer a mail. A guess from letters and small words, never shown as a fact. */
import type { Language } from '../text/language.ts';

const TURKISH_LETTERS = /[ğşıİĞŞçÇöÖüÜ]/g;
const TURKISH_WORDS =
  /(?<![\p{L}])(?:bir|ve|bu|için|icin|merhaba|iyi|günler|gunler|değil|degil|var|yok|ile|siparis|sipariş|fatura|teşekkürler|tesekkurler|lütfen|lutfen|nasıl|nasil|selam|sayın|sayin|talep|hakkında|hakkinda|rica|ederim|olarak|kadar|neden|şifre|sifre)(?![\p{L}])/giu;
const ENGLISH_WORDS =
  /(?<![\p{L}])(?:the|and|is|are|you|your|please|hello|hi|with|for|not|have|my|order|invoice|when|what|thanks|thank|can|could|would|this|that)(?![\p{L}])/giu;

/** The language of a text; `usual` when it says too little. Looks at the first 4,000 characters. */
export function languageOf<Usual extends Language | null>(text: string, usual: Usual): Language | Usual {
  const start = text.slice(0, 4_000);
  const turkish = 3 * count(start, TURKISH_WORDS) + Math.min(10, count(start, TURKISH_LETTERS));
  const english = 3 * count(start, ENGLISH_WORDS);
  if (turkish === english || Math.max(turkish, english) < 3) return usual;
  return turkish > english ? 'tr' : 'en';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
