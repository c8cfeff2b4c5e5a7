import type { Translation } from './translation.ts';
import type { en } from './nothing.en.ts';

/** Turkish texts of empty lists. */
export const tr: Translation<typeof en> = {
  'nothing.none': 'Henüz bağlı posta kutusu yok',
  'nothing.none.text': 'Müşterilerinizin yazdığı adresi bağlayın; yazdıkları saniyeler içinde burada olur.',
  'nothing.none.ask': 'Müşterilerinizin yazdığı adresi bir yönetici bağlar.',
  'nothing.none.do': 'Posta kutusu bağla',
  'nothing.dead': 'Burası boş, çünkü posta gelmiyor',
  'nothing.dead.do': 'Sorunu gider',
  'nothing.paused': 'Burası boş, çünkü bütün kutular duraklatılmış',
  'nothing.paused.text': 'Yeni posta, biri bir kutuyu sürdürene kadar sunucusunda bekler.',
  'nothing.connecting': 'Posta kutusu bağlanıyor',
  'nothing.connecting.text': 'Bağlanır bağlanmaz {address} adresine gelen posta burada olur.',
  'nothing.looked': 'son bakış {time}',
  'nothing.mailed': 'son e-posta {time}',
  'nothing.others_one': '{view}: {count}',
  'nothing.others_other': '{view}: {count}',
  'nothing.teamless': 'Henüz bir ekipte değilsiniz',
  'nothing.teamless.text': 'Bir yönetici sizi “Temsilciler ve ekipler” sayfasında bir ekibe alır.',
};
