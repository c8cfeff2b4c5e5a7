import type { Translation } from '../translation.ts';
import type { en } from './jargon.en.ts';

/** Turkish texts of the company's lists of words that customers do not know. */
export const tr: Translation<typeof en> = {
  'jargon.about':
    'Müşterilerinizin bilmeyebileceği terimler ve kısaltmalar. Yanıt yazarken işaretlenir; yerine önerilen kelime tek tıkla eklenir. Hiçbir yanıtın gönderilmesini engellemez.',
  'jargon.list': '{language} liste',
  'jargon.usual': 'Standart liste. Henüz değiştirilmedi.',
  'jargon.by': 'Son değiştiren: {name}, {time}',
  'jargon.word': 'Kelime',
  'jargon.word.example': 'örn. RMA',
  'jargon.instead': 'Yerine',
  'jargon.instead.of': '{word} yerine yazılacak',
  'jargon.instead.none': 'öneri yok',
  'jargon.remove': 'Kaldır: {word}',
  'jargon.add': 'Kelime ekle',
  'jargon.add-usual_one': 'Standart listedeki eksik {count} kelimeyi ekle',
  'jargon.add-usual_other': 'Standart listedeki eksik {count} kelimeyi ekle',
  'jargon.paste':
    'Kelime alanına birden çok satır yapıştırabilirsiniz: “RMA = iade numarası”. Kelimeler ekleriyle birlikte bulunur; iki harfli kısaltmalar yalnızca büyük harfle yazıldığında.',
  'jargon.saved': 'Liste kaydedildi: {language}',
  'jargon.stale': 'Bu listeyi az önce başka biri değiştirdi.',
  'jargon.stale.take': 'Onunkini göster, değişikliklerimi sil',
  'jargon.fault.malformed': 'Bir kelime yazın',
  'jargon.fault.taken': 'Bu kelime listede var',
};
