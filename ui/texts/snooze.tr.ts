import type { Translation } from './translation.ts';
import type { en } from './snooze.en.ts';

/** Turkish texts of snoozing a ticket. */
export const tr: Translation<typeof en> = {
  'done.snoozed': 'Ertelendi',
  'snooze.title': 'Talebi ertele',
  'snooze.text': 'Talep listeden çıkar ve seçtiğiniz zamanda geri gelir. Müşteri yazarsa hemen geri gelir.',
  'snooze.when': 'Ne zamana kadar',
  'snooze.next-reply': 'Müşteri yazana kadar',
  'snooze.latest': 'en geç {time}',
  'snooze.hour': 'Bir saat',
  'snooze.tomorrow': 'Yarın',
  'snooze.next-week': 'Gelecek hafta',
  'snooze.next-month': 'Gelecek ay',
  'snooze.custom': 'Başka zaman',
  'snooze.custom.text': 'aşağıda seçin',
  'snooze.until-field': 'Listeye dönüş',
  'snooze.due-field': 'Yeni hedef: en geç yanıt',
  'snooze.reason': 'Neden (isteğe bağlı)',
  'snooze.reason.hint': 'örneğin: tedarikçiden haber bekleniyor',
  'snooze.past': 'Geçmiş bir zaman seçilemez',
  'snooze.early': 'Dönüş zamanından önce olamaz',
  'snooze.do': 'Ertele',
  'snooze.until': 'Ertelendi: {time}',
  'snooze.back': 'Dönüş: {time}',
  'snooze.promise': 'hedef: {time}',
};
