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
  'snooze.morning': 'Bu sabah',
  'snooze.afternoon': 'Bugün öğleden sonra',
  'snooze.workday': 'Sonraki iş günü',
  'snooze.next-week': 'Gelecek hafta',
  'snooze.week': 'Bir hafta sonra',
  'snooze.next-month': 'Gelecek ay',
  'snooze.until-field': 'Ya da siz yazın',
  'snooze.until-hint': 'cuma 14:00, 3 gün sonra …',
  'snooze.due-field': 'Yeni hedef: en geç yanıt',
  'snooze.due-hint': 'kendiliğinden belirlenir',
  'snooze.unread': 'Anlaşılamadı. Örneğin: cuma 14:00, yarın, 3 gün sonra, 15 aralık',
  'snooze.reason': 'Neden (isteğe bağlı)',
  'snooze.reason.hint': 'örneğin: tedarikçiden haber bekleniyor',
  'snooze.past': 'Geçmiş bir zaman seçilemez',
  'snooze.far': 'En fazla bir yıl ertelenebilir',
  'snooze.early': 'Dönüş zamanından önce olamaz',
  'snooze.do': 'Ertele',
  'snooze.until': 'Ertelendi: {time}',
  'snooze.back': 'Dönüş: {time}',
  'snooze.promise': 'hedef: {time}',
};
