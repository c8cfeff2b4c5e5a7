import type { Translation } from './translation.ts';
import type { en } from './first.en.ts';

/** Turkish texts of the first steps on a new desk. */
export const tr: Translation<typeof en> = {
  'first.title': 'İlk adımlar',
  'first.count': '{all} adımdan {done} tanesi tamam',
  'first.away': 'İlk adımları kaldır',
  'first.done': 'tamam',
  'first.mailbox': 'Bir posta kutusu bağlayın',
  'first.mailbox.text': 'Müşterilerinizin yazdığı adres. İki dakika sürer.',
  'first.mailbox.look': 'Soruna bak',
  'first.refused': 'geri çevrildi',
  'first.mailbox.do': 'Bağla',
  'first.mail': 'İlk e-postanın talebe dönüştüğünü görün',
  'first.mail.text': 'Kutu bağlanınca ona başka bir adresten yazın.',
  'first.mail.to': '{address} adresine başka bir adresten yazın; talep saniyeler içinde burada olur.',
  'first.mail.came': 'İlk talep geldi.',
  'first.mail.do': 'E-posta yaz',
  'first.people': 'Ekip arkadaşlarınızı ekleyin',
  'first.people.text': 'Her talebin ondan sorumlu biri olur.',
  'first.people.do': 'Kişi ekle',
};
