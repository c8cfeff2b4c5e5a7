import type { Translation } from '../translation.ts';
import type { en } from './search.en.ts';

/** Turkish texts of what is looked for and where it was found. */
export const tr: Translation<typeof en> = {
  'search.completions': 'Öneriler',
  'search.operator.from': 'talep sahibinin adı ya da adresi',
  'search.operator.to': 'geldiği posta kutusu',
  'search.operator.subject': 'başlığında bu kelimeler geçen',
  'search.operator.tag': 'bu etiketli',
  'search.operator.state': 'bu durumda',
  'search.operator.owner': 'sorumlusu bu kişi',
  'search.operator.team': 'bu ekipte',
  'search.operator.before': 'bu günden önce açılmış',
  'search.operator.after': 'bu gün ya da sonrasında hareket görmüş',
  'search.operator.file': 'bu kelimeleri içeren dosyası olan',
  'search.operator.type': 'bu türde',
  'search.operator.priority': 'bu öncelikte',
  'search.operator.channel': 'bu kanaldan gelen',
  'search.operator.is': 'kaba dil, okunmamış',
  'search.no-value': '{operator}: “{value}” geçerli bir değer değil. Geçerli değerler: {values}.',
  'search.no-day': '“{value}” bir tarih değil. 28.11.2026, 2026-11-28, bugün, dün ya da 7g yazın.',
  'search.too-many': 'Aramanızda çok fazla kelime var. Daha az kelime kullanın.',
  'search.no-tag': '“{tag}” etiketi son taleplerin hiçbirinde yok.',
  'search.unknown': '“{operator}:” diye bir arama komutu yok; kelime olarak arandı.',
  'search.where.in': 'Müşteriden',
  'search.where.out': 'Yanıtımız',
  'search.where.note': 'Not',
  'search.where.file': 'Dosya',
};
