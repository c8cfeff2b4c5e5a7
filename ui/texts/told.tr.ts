import type { Translation } from './translation.ts';
import type { en } from './told.en.ts';

/** Turkish sentences of notices: what happened, as the list and the browser say it. */
export const tr: Translation<typeof en> = {
  'told.call-out': 'Nöbettesiniz: talep size verildi',
  'told.ticket-given': 'Talep size verildi',
  'told.ticket-given.by': '{name} talebi size verdi',
  'told.ticket-taken': 'Talep sizden alındı',
  'told.ticket-taken.by': '{name} talebi sizden aldı',
  'told.not-given': 'Devredilemedi: {why}',
  'told.why.stale-version': 'talep artık sizin değildi',
  'told.why.ticket-closed': 'talep kapatılmıştı',
  'told.why.bad-input': 'alacak olan artık talep almıyor',
  'told.why.other': 'talep bunu kabul etmedi',
  'told.customer-replied': 'Müşteri yazdı',
  'told.denied': 'Müşteri “çözülmedi” dedi',
  'told.noted': 'Talebinize not yazıldı',
  'told.noted.by': '{name} talebinize not yazdı',
  'told.rule-told': 'Bir kural görmenizi istiyor: {rule}',
  'told.warned': '{clock}: süre doluyor',
  'told.broken': '{clock}: süre aşıldı',
  'told.stale': 'Uzun süredir sizi bekliyor',
  'told.snooze-ended': 'Ertelenen talep geri geldi',
  'told.wait-ended': 'Beklediğiniz yanıtın süresi doldu',
  'told.undelivered': 'Yanıt müşteriye ulaşmadı',
  'told.undelivered.unknown': 'Yanıtın müşteriye ulaşıp ulaşmadığı bilinmiyor',
  'told.team-new': 'Ekibinize yeni talep geldi',
  'told.unowned': 'Talebi üstlenen yok',
  'told.mailbox': 'Posta kutusunda değişiklik: {address}',
  'told.several_one': '{count} yeni bildirim',
  'told.several_other': '{count} yeni bildirim',
};
