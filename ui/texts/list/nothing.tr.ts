import type { Translation } from '../translation.ts';
import type { en } from './nothing.en.ts';

/** Turkish texts of empty lists. */
export const tr: Translation<typeof en> = {
  'nothing.none': 'Henüz bağlı posta kutusu yok',
  'nothing.none.text': 'Müşterilerinizin yazdığı adresi bağlayın. E-postaları saniyeler içinde burada görünür.',
  'nothing.none.ask': 'Müşterilerinizin yazdığı adresi bir yönetici bağlayabilir.',
  'nothing.none.do': 'Posta kutusu bağla',
  'nothing.dead': 'E-posta gelmediği için burası boş',
  'nothing.dead.do': 'Sorunu gider',
  'nothing.paused': 'Tüm posta kutuları duraklatıldığı için burası boş',
  'nothing.paused.text': 'Yeni e-postalar, bir kutu sürdürülene kadar sunucuda bekler.',
  'nothing.connecting': 'Posta kutusu bağlanıyor',
  'nothing.connecting.text': 'Bağlanınca {address} adresine gelen e-postalar burada görünür.',
  'nothing.looked': 'son kontrol {time}',
  'nothing.mailed': 'son e-posta {time}',
  'nothing.others_one': '{view}: {count}',
  'nothing.others_other': '{view}: {count}',
  'nothing.teamless': 'Henüz bir ekipte değilsiniz',
  'nothing.teamless.text': 'Bir yönetici sizi “Temsilciler ve ekipler” sayfasında bir ekibe ekleyebilir.',
};
