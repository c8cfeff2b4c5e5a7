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
  'snooze.hour': 'Bir saat sonra',
  'snooze.tomorrow': 'Sonraki iş günü',
  'snooze.next-week': 'Gelecek hafta',
  'snooze.next-month': 'Gelecek ay',
  'snooze.custom': 'Başka zaman',
  'snooze.custom.text': 'aşağıda seçin',
  'snooze.until-field': 'Listeye dönüş',
  'snooze.due-field': 'Yeni hedef: en geç yanıt',
  'snooze.reason': 'Neden (isteğe bağlı)',
  'snooze.reason.hint': 'örneğin: tedarikçiden haber bekleniyor',
  'snooze.day': '{field}: gün',
  'snooze.time': '{field}: saat',
  'snooze.day.form': 'gg.aa.yyyy',
  'snooze.time.form': 'ss:dd',
  'snooze.unread': 'Günü 30.11.2026, saati 09:00 biçiminde yazın',
  'snooze.past': 'Geçmiş bir zaman seçilemez',
  'snooze.far': 'En fazla bir yıl ertelenebilir',
  'snooze.early': 'Dönüş zamanından önce olamaz',
  'snooze.do': 'Ertele',
  'snooze.until': 'Ertelendi: {time}',
  'snooze.back': 'Dönüş: {time}',
  'snooze.promise': 'hedef: {time}',
};
