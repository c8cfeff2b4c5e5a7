import type { Translation } from './translation.ts';
import type { en } from './jargon.en.ts';

/** Turkish texts of the company's lists of words that customers do not know. */
export const tr: Translation<typeof en> = {
  'jargon.about':
    'Müşterinin bilmediği meslek sözleri ve kısaltmalar. Yanıt yazılırken işaretlenir, yerine yazılacak söz tek tıkla gelir. Hiçbir yanıt bu yüzden durmaz.',
  'jargon.list': '{language} liste',
  'jargon.usual': 'Olağan sözler. Henüz kimse değiştirmedi.',
  'jargon.by': 'Son değiştiren: {name}, {time}',
  'jargon.word': 'Söz',
  'jargon.word.example': 'örn. RMA',
  'jargon.instead': 'Yerine yazılacak',
  'jargon.instead.of': '{word} yerine yazılacak',
  'jargon.instead.none': 'duruma göre',
  'jargon.remove': '{word} sözünü kaldır',
  'jargon.add': 'Söz ekle',
  'jargon.add-usual_one': 'Eksik {count} olağan sözü ekle',
  'jargon.add-usual_other': 'Eksik {count} olağan sözü ekle',
  'jargon.paste':
    'Bir söze birkaç satır birden yapıştırılabilir: “RMA = iade numarası”. Söz ekleriyle de bulunur; iki büyük harfli olan yalnızca büyük yazılınca.',
  'jargon.saved': '{language} liste kaydedildi',
  'jargon.stale': 'Bu listeyi bu arada başkası değiştirdi.',
  'jargon.stale.take': 'Onunkini göster, benimkini bırak',
  'jargon.fault.malformed': 'Bir söz yazın',
  'jargon.fault.taken': 'Bu söz listede var',
};
