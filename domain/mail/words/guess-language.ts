/** Turkish or English: in which language to answer a mail. A guess from letters and small words, never shown as a fact. */
import { compose } from '../../text/compose.ts';
import type { Language } from '../../text/language.ts';

/** German, Swedish and Hungarian have ö and ü, French has ç: these four alone are Turkish. */
const TURKISH_LETTERS = /[ğşıİĞŞ]/g;
const word = (words: string) => new RegExp(String.raw`(?<![\p{L}])(?:${words})(?![\p{L}])`, 'giu');
/** Words of no other language. */
const TURKISH_WORDS = word(
  'merhaba|için|icin|günler|gunler|değil|degil|siparis|sipariş|siparişim|siparisim|teşekkürler|tesekkurler|teşekkür|tesekkur|lütfen|lutfen|nasıl|nasil|sayın|sayin|hakkında|hakkinda|ederim|şifre|sifre|fakat|çünkü|cunku|henüz|henuz|talebim|ürün|urun|urunum|ürünüm|evet|hayır|hayir|kolay gelsin',
);
/** Words that others have as well (Swedish `var`, Polish `ile`, Portuguese `fatura`): two of them tell as much as one. */
const SHARED_WORDS = word('bir|ve|bu|iyi|var|yok|ile|fatura|selam|talep|rica|olarak|kadar|neden|daha|gibi|ama');
const ENGLISH_WORDS = word(
  'the|and|is|are|you|your|please|hello|hi|with|for|not|have|my|order|invoice|when|what|thanks|thank|can|could|would|this|that',
);

/** The language of a text; `usual` when it says too little. Looks at the first 4,000 characters. */
export function languageOf<Usual extends Language | null>(text: string, usual: Usual): Language | Usual {
  const start = compose(text.slice(0, 4_000));
  const sure = 3 * count(start, TURKISH_WORDS) + Math.min(10, count(start, TURKISH_LETTERS));
  const shared = start.match(SHARED_WORDS)?.map((one) => one.toLowerCase()) ?? [];
  const turkish = sure > 0 || new Set(shared).size > 1 ? sure + 3 * shared.length : 0;
  const english = 3 * count(start, ENGLISH_WORDS);
  if (turkish === english || Math.max(turkish, english) < 3) return usual;
  return turkish > english ? 'tr' : 'en';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
