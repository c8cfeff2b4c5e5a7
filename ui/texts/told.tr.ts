import type { Translation } from './translation.ts';
import type { en } from './told.en.ts';

/** Turkish sentences of notices: what happened, as the list and the browser say it. */
export const tr: Translation<typeof en> = {
  'told.call-out': 'Nöbettesiniz: talep size verildi',
  'told.ticket-given': 'Talep size verildi',
  'told.ticket-given.by': '{name} talebi size verdi',
  'told.ticket-taken': 'Talep sizden alındı',
  'told.ticket-taken.by': '{name} talebi sizden aldı',
  'told.promised': 'Müşterisine söz verilmiş: hedef {time}',
  'told.not-given': 'Devredilemedi: {why}',
  'told.why.stale-version': 'talep artık sizin değildi',
  'told.why.ticket-closed': 'talep kapatılmıştı',
  'told.why.bad-input': 'alacak olan artık talep almıyor',
  'told.why.other': 'talep bunu kabul etmedi',
  'told.customer-replied': 'Müşteri yazdı',
  'told.reply-stopped': 'Müşteri önce yazdı; yanıtınız gönderilmedi, sizi bekliyor',
  'told.denied': 'Müşteri “çözülmedi” dedi',
  'told.mentioned': 'Bir notta sizden bahsedildi',
  'told.mentioned.by': '{name} bir notta sizden bahsetti',
  'told.noted': 'Talebinize not yazıldı',
  'told.noted.by': '{name} talebinize not yazdı',
  'told.rule-told': 'Bir kural görmenizi istiyor: {rule}',
  'told.warned': '{clock}: süre doluyor',
  'told.broken': '{clock}: süre aşıldı',
  'told.overtaken':
    'Hizmet sözü ya da takvim değişti: bu talebin, belki başka taleplerinizin de süresi bununla doldu ya da dolmak üzere',
  'told.overtaken.still':
    'Hizmet sözü ya da takvim değişince süresi dolan bu talep, belki başka talepleriniz de, hâlâ sonuçlanmadı',
  'told.promise-warned': 'Müşteriye verilen sözün süresi doluyor',
  'told.promise-broken': 'Müşteriye verilen söz tutulmadı',
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
